import type { ConsultationRow } from '../../consultations/index.ts'
import { forTeam, readConsultation } from '../../consultations/index.ts'
import type { Reader } from '../../people/index.ts'
import type { PlanRow } from '../../plans/index.ts'
import { isStorable } from '../../platform/facts/text.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { PersonalAnswer, PersonalRoute, Visit } from '../../platform/http/personal.ts'
import type { Refusal } from '../../record/index.ts'
import { finishReport, openReport, writeReport } from './actions.ts'
import { editPage, type Problem, previewPage } from './edit-view.tsx'
import { readEdited } from './edited.ts'
import { longestWords, type ReportWords, type Section, sections } from './sections.ts'
import type { FieldWords } from './told.ts'
import { words } from './words.ts'

type V = Visit<Reader>

/** What was typed, section by section, whether it can be taken or not. */
const typedIn = (form: URLSearchParams): ReportWords =>
  Object.fromEntries(
    sections.map(section => [section, { fr: form.get(`${section}-fr`) ?? '', en: form.get(`${section}-en`) ?? '' }]),
  )

const sectionIn = (name: string | null): Section | undefined => sections.find(section => section === name)

/** What of it can’t be taken. */
const problemsOf = (typed: ReportWords, { language }: V): Problem[] => {
  const say = words(language)
  return sections.flatMap(section =>
    (['fr', 'en'] as const).flatMap((in_): Problem[] => {
      const said = typed[section]?.[in_] ?? ''
      const field = `${section}-${in_}`
      if (!isStorable(said)) return [{ field, why: say.editor.unsaid }]
      return said.length > longestWords ? [{ field, why: say.editor.long(say.sections[section] ?? section) }] : []
    }),
  )
}

const onOwn = (visit: V, then: (of: ConsultationRow, plan: PlanRow) => Promise<PersonalAnswer>) => {
  const slug = visit.parameters.consultation ?? ''
  const here = pathOf('editReport', visit.language, { consultation: slug })
  return forTeam(visit, ['editor'], here, async (plans): Promise<PersonalAnswer> => {
    const of = await readConsultation(visit.db, slug.slice(0, 100))
    const plan = plans.find(({ id }) => id === of?.plan_id)
    return of && plan && !of.removed ? then(of, plan) : { kind: 'missing' }
  })
}

/** Writing the report of a consultation: words by its editors, numbers by nobody. */
export const editReportRoute = (fields: FieldWords): PersonalRoute<Reader> => ({
  page: 'editReport',
  query: ['done', 'in', 'view'],
  // Seven sections in two languages, each as long as it may be.
  longest: sections.length * 2 * longestWords * 12 + 10_000,
  answer: (visit, query) =>
    onOwn(visit, async (of, plan) => {
      const say = words(visit.language).editor
      const edited = await readEdited(visit, of, plan)
      if (query.get('view') === 'preview') return previewPage(visit, edited, fields)
      const told = { saved: say.saved, opened: say.opened, finished: say.finished }
      const done = Object.entries(told).find(([name]) => name === query.get('done'))?.[1]
      const saved = query.get('done') === 'saved' ? sectionIn(query.get('in')) : undefined
      return editPage(visit, {
        edited,
        typed: edited.report?.words ?? {},
        ...(saved ? { saved } : { done }),
        fields,
      })
    }),
  send: (visit, form) =>
    onOwn(visit, async (of, plan): Promise<PersonalAnswer> => {
      const { db, language, now, reader } = visit
      const seen = /^\d{1,9}$/.test(form.get('seen') ?? '') ? Number(form.get('seen')) : 0
      const here = pathOf('editReport', language, { consultation: of.slug })
      const refused = async ({ code, sentence, field }: Refusal, typed?: ReportWords) => {
        const edited = await readEdited(visit, of, plan)
        const isMeanwhile = code === 'changed-meanwhile'
        const isStale = isMeanwhile && typed !== undefined
        return editPage(visit, {
          edited,
          typed: typed ?? edited.report?.words ?? {},
          problems: isStale ? [] : [{ field: field ?? 'etat', why: sentence[language] }],
          isStale,
          ...(isMeanwhile ? { status: 409 as const } : {}),
          fields,
        })
      }
      const on = { consultationId: of.id, seen }
      switch (form.get('do')) {
        case 'open': {
          const commentsId = form.get('comments') ?? ''
          const done = await openReport.perform(db, reader.who, now, { ...on, commentsId })
          return done.done ? { kind: 'see-other', to: `${here}?done=opened` } : refused(done.refusal)
        }
        case 'finish': {
          const done = await finishReport.perform(db, reader.who, now, on)
          return done.done ? { kind: 'see-other', to: `${here}?done=finished` } : refused(done.refusal)
        }
        default: {
          const typed = typedIn(form)
          const problems = problemsOf(typed, visit)
          if (problems.length > 0)
            return editPage(visit, { edited: await readEdited(visit, of, plan), typed, problems, fields })
          const done = await writeReport.perform(db, reader.who, now, { ...on, words: typed })
          if (!done.done) return refused(done.refusal, typed)
          const section = sectionIn(form.get('do')?.replace(/^save-/, '') ?? null)
          return { kind: 'see-other', to: `${here}?done=saved${section ? `&in=${section}#${section}` : ''}` }
        }
      }
    }),
})
