import { type DocumentRow, readDocuments } from '../../plans/index.ts'
import type { Json } from '../../platform/canonical.ts'
import { comparePeriods } from '../../platform/facts/period.ts'
import { permanentPath } from '../../platform/http/addresses.ts'
import { table } from '../../platform/http/formats/csv.ts'
import { ofPlan, planReference, plansWay, planWay } from '../of-plan.ts'
import { documentColumns } from './columns.ts'
import { DocumentsView } from './view.tsx'
import { words } from './words.ts'

/** The newest first; those without a date last, in the order in which they were given. */
const byDate = (a: DocumentRow, b: DocumentRow): number => {
  const [one, other] = [a.facts.date, b.facts.date]
  return one && other ? comparePeriods(other, one) : one ? -1 : other ? 1 : 0
}

/** What can be read of a plan: the plan itself, its evaluations, what was published of it. */
export const documentsRoute = ofPlan('documents', {
  formats: ['csv'],
  async answer(reading, plan) {
    const { db, language, origin, uses } = reading
    uses('all:document')
    const documents = (await readDocuments(db, plan.id)).sort(byDate)
    const readable = new Set(documents.map(({ facts }) => facts.address))
    const without = (plan.facts.sources ?? []).filter(({ address }) => !address || !readable.has(address))
    const say = words(language)
    return {
      title: say.title(plan.slug),
      description: say.description(plan.slug),
      breadcrumb: [plansWay(language), planWay(plan.slug, language)],
      crumb: say.crumb,
      body: <DocumentsView plan={plan} documents={documents} without={without} language={language} />,
      data: {
        plan: planReference(plan, reading),
        documents: documents.map(({ key, id, facts }) => ({
          id: key,
          ulid: id,
          url: `${origin}${permanentPath('document', id)}`,
          ...(facts as unknown as Record<string, Json>),
        })),
        otherSources: without as unknown as Json,
      },
      table: () =>
        table(
          documentColumns,
          documents.map(document => ({ document, plan, reading })),
        ),
    }
  },
})
