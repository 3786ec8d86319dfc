import type { FC } from 'hono/jsx'
import { type CommitmentPage, commitmentPath, commitmentSheetPath } from '../../commitments/index.ts'
import {
  Band,
  EmptyState,
  Formats,
  Link,
  PageHead,
  SheetArticle,
  SourceList,
  TextView,
  Typeset,
  Wrap,
} from '../../design/index.ts'
import { eventPath, seriesPath } from '../../events/index.ts'
import { type Text, wordsOf } from '../../platform/facts/text.ts'
import { documentFormats, type Format, pathOf } from '../../platform/http/addresses.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Reading } from '../../platform/reading.ts'
import { planWay } from '../of-plan.ts'
import type { SheetAnswer } from './plan-sheet.ts'
import { itemsOf, type PlanSheet, type SheetItem } from './read.ts'
import { words } from './words.ts'

type ToolProps = { language: Language; whole: { label: string; href: string }; pathOf: (format: Format) => string }

const Tools: FC<ToolProps> = ({ language, whole, pathOf: at }) => {
  const say = words(language)
  return (
    <div class="wrap ftool">
      <p>
        <Typeset words={say.intro} language={language} />{' '}
        <Link href={whole.href}>
          <Typeset words={whole.label} language={language} />
        </Link>
      </p>
      <Formats
        language={language}
        links={([...documentFormats, 'json'] as const).map(format => ({ format, href: at(format) }))}
      />
    </div>
  )
}

/** A plan's action sheet, and under it what each of its sentences rests on. */
export const PlanSheetView: FC<{ page: PlanSheet; sheet: SheetAnswer; reading: Reading }> = ({
  page,
  sheet,
  reading,
}) => {
  const { language, origin } = reading
  const { plan } = page
  const say = words(language)
  const { note, sources = [] } = page.sheet.facts
  return (
    <>
      <Tools
        language={language}
        whole={planWay(plan.slug, language)}
        pathOf={format => pathOf('sheet', language, { plan: plan.slug }, format)}
      />
      <SheetArticle language={language} sheet={sheet} origin={origin} />
      <div class="proofs">
        <Band language={language} id="preuves" heading={say.proofs} intro={say.proofsIntro}>
          <ol>
            {itemsOf(page.sheet.facts).map(item => (
              <li>
                <p>
                  <TextView text={item.text} language={language} />
                </p>
                <Proofs item={item} page={page} language={language} />
              </li>
            ))}
          </ol>
          {note && (
            <p class="small">
              <TextView text={note} language={language} />
            </p>
          )}
          {sources.length > 0 && (
            <>
              <h3>{say.sources}</h3>
              <SourceList language={language} sources={sources} />
            </>
          )}
        </Band>
      </div>
    </>
  )
}

type Proof = { kind: string; label: Text | string; href: string }

function proofsOf({ facts = {} }: SheetItem, page: PlanSheet, language: Language): Proof[] {
  const { proofOf } = words(language)
  const those = <Row,>(
    keys: readonly string[] | undefined,
    rows: Map<string, Row>,
    proof: (row: Row) => Proof,
  ): Proof[] =>
    (keys ?? []).flatMap(key => {
      const row = rows.get(key)
      return row ? [proof(row)] : []
    })
  return [
    ...those(facts.figureIds, page.figures, ({ key, facts: own }) => ({
      kind: proofOf.figure,
      label: own.label,
      href: pathOf('figure', language, { figure: key }),
    })),
    ...eventProofs(facts.eventIds ?? [], page, language),
    ...those(facts.commitmentIds, page.commitments, ({ row, planSlug }) => ({
      kind: `${proofOf.commitment} ${row.number}`,
      label: row.facts.title,
      href: commitmentPath(language, planSlug, row.facts),
    })),
    ...those(facts.planId ? [facts.planId] : [], page.plans, ({ slug, facts: own }) => ({
      kind: proofOf.plan,
      label: own.title,
      href: pathOf('plan', language, { plan: slug }),
    })),
    ...those(facts.organisationIds, page.organisations, ({ slug, facts: own }) => ({
      kind: proofOf.organisation,
      label: own.name,
      href: pathOf('organisation', language, { organisation: slug }),
    })),
    ...(facts.address ? [{ kind: proofOf.address, label: facts.address, href: facts.address }] : []),
  ]
}

/** The events that a sentence rests on; several of one series are told by their series. */
function eventProofs(keys: readonly string[], { events, series }: PlanSheet, language: Language): Proof[] {
  const { proofOf } = words(language)
  const named = keys.flatMap(key => events.get(key) ?? [])
  const several = (id: string | null) => id !== null && named.filter(one => one.series_id === id).length > 1
  const told = new Set<string>()
  return named.flatMap(({ series_id, slug, facts }): Proof[] => {
    const own = several(series_id) ? series.get(series_id ?? '') : undefined
    if (!own) return [{ kind: proofOf.event, label: facts.title, href: eventPath(language, slug) }]
    if (told.has(own.id)) return []
    told.add(own.id)
    return [{ kind: proofOf.series, label: own.facts.title, href: seriesPath(language, own.slug) }]
  })
}

const Proofs: FC<{ item: SheetItem; page: PlanSheet; language: Language }> = ({ item, page, language }) => {
  const proofs = proofsOf(item, page, language)
  return proofs.length === 0 ? (
    <p class="small muted">{words(language).noProof}</p>
  ) : (
    <ul class="small">
      {proofs.map(({ kind, label, href }) => (
        <li>
          <Typeset words={`${kind}${language === 'fr' ? ' :' : ':'}`} language={language} />{' '}
          <Link href={href}>
            {typeof label === 'string' ? label : <TextView text={label} language={language} mark={false} />}
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** The sheet of a commitment. */
export const CommitmentSheetView: FC<{ page: CommitmentPage; sheet: SheetAnswer; reading: Reading }> = ({
  page: { plan, commitment },
  sheet,
  reading: { language, origin },
}) => {
  const { facts, number } = commitment.row
  return (
    <>
      <Tools
        language={language}
        whole={{
          label: `${words(language).whole} : ${number} ${wordsOf(facts.title, language)}`,
          href: commitmentPath(language, plan.slug, facts),
        }}
        pathOf={format => commitmentSheetPath(language, plan.slug, facts, format)}
      />
      <SheetArticle language={language} sheet={sheet} origin={origin} />
    </>
  )
}

/** A plan of which no sheet is sourced. */
export const NoSheet: FC<{ title: string; reading: Reading }> = ({ title, reading: { language } }) => (
  <>
    <PageHead language={language} title={title} />
    <Wrap>
      <EmptyState language={language} sentence={words(language).none} />
    </Wrap>
  </>
)
