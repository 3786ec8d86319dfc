import type { FC } from 'hono/jsx'
import { commitmentPath } from '../../commitments/index.ts'
import { type DatedItem, DatedList, LinkList, Status, Typeset } from '../../design/index.ts'
import { planWords, type Rating } from '../../plans/index.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Line, Step, TakenUp } from './lines.ts'
import { scaleInWords, valueOfMark } from './marks.ts'
import { words } from './words.ts'

type Props = { lines: readonly Line[]; language: Language }

/** The lines, each an ordered list from the first plan to where it ends: what was promised, how far it is, what the IRM said. */
export const LineList: FC<Props> = ({ lines, language }) => (
  <ol class="stack far">
    {lines.map(line => (
      <li class="stack mid">
        <h2 class="t1">
          <Typeset words={lineTitle(line, language)} language={language} />
        </h2>
        <DatedList
          language={language}
          ordered
          items={[...line.steps.map(step => stepItem(step, language)), ...endItems(line, language)]}
        />
      </li>
    ))}
  </ol>
)

/** The lines in a phrase each, which leads to where it stands in full, and where each ends. */
export const LineSummaries: FC<Props> = ({ lines, language }) => (
  <LinkList
    language={language}
    items={lines.map(line => {
      const [first] = line.steps
      const last = line.steps.at(-1)
      return {
        label: lineTitle(line, language),
        href: first ? linkTo(first.plan.slug, first.commitment.row.number, language) : '',
        ...(last && silentAfter(line).length > 0 ? { note: words(language).lines.endsAfter(last.plan.slug) } : {}),
      }
    })}
  />
)

/** The step of a commitment on the page of all lines. */
const linkTo = (planSlug: string, number: string, language: Language): string =>
  `${pathOf('carryOver', language)}#${stepId(planSlug, number)}`

/** A line in one phrase: “2015-2017: commitments 11, 12 and 15, then 2018-2020: commitments 4, 5 and 7”. */
export function lineTitle({ steps }: Line, language: Language): string {
  const { lines: say } = words(language)
  const plans = [...new Map(steps.map(({ plan }) => [plan.id, plan])).values()]
  return plans
    .map(plan => {
      const numbers = steps.filter(step => step.plan.id === plan.id).map(({ commitment }) => commitment.row.number)
      return say.heading(plan.slug, listed(numbers, language), numbers.length > 1)
    })
    .join(say.thenPlan)
}

const lists = {
  fr: new Intl.ListFormat('fr-FR', { type: 'conjunction' }),
  en: new Intl.ListFormat('en-GB', { type: 'conjunction' }),
}
const listed = (items: readonly string[], language: Language): string => lists[language].format(items)

/** Where a step stands in the page: `engagement-2018-2020-4`. */
const stepId = (planSlug: string, number: string): string => `engagement-${planSlug}-${number.toLowerCase()}`

function stepItem({ plan, commitment, takesUp }: Step, language: Language): DatedItem {
  const { lines: say } = words(language)
  const { row, completion } = commitment
  return {
    id: stepId(plan.slug, row.number),
    when: plan.facts.period,
    whenNote: say.commitment(row.number),
    title: row.facts.title,
    href: commitmentPath(language, plan.slug, row.facts),
    text: (
      <>
        <Status language={language} completion={completion.level} late={completion.late} />
        <span class="sub">
          <Typeset
            words={marksInWords(commitment.row.facts.ratings ?? [], language) ?? say.noMarks}
            language={language}
          />
        </span>
        {takenUpInWords(takesUp, language).map(words => (
          <span class="sub">
            <Typeset words={words} language={language} />
          </span>
        ))}
      </>
    ),
  }
}

type Mark = {
  assessor: Rating['assessor']
  scale: string
  version?: string | undefined
  value?: string | undefined
  atLeast?: string | undefined
}

/** The marks of one commitment in a phrase, or null where it has none. */
export function marksInWords(ratings: readonly Mark[], language: Language): string | null {
  const { colon, by } = words(language)
  const said = ratings.map(
    ({ assessor, scale, version, value, atLeast }) =>
      `${scaleInWords(scale, version, language)}${assessor === 'irm' ? '' : by(planWords(language).assessors[assessor])}${colon}${valueOfMark(value ?? atLeast ?? '', value === undefined, language)}`,
  )
  return said.length === 0 ? null : said.join(language === 'fr' ? ' ; ' : '; ')
}

/** What a step takes up: one phrase for each plan and each way of doing so. */
export function takenUpInWords(takesUp: readonly TakenUp[], language: Language): string[] {
  const { lines: say } = words(language)
  const groups = new Map<string, TakenUp[]>()
  for (const one of takesUp) {
    const key = `${one.kind} ${one.plan.slug}`
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.values()].flatMap(group => {
    const [first] = group
    const numbers = group.map(({ commitment }) => commitment.row.number)
    return first ? [say.takesUp(say.kinds[first.kind] ?? first.kind, listed(numbers, language), first.plan.slug)] : []
  })
}

/** The plans after the last step: nothing is sourced there. */
function silentAfter({ steps, silent }: Line) {
  const last = steps.at(-1)?.plan.latest ?? ''
  return silent.filter(plan => (plan.latest ?? '') > last)
}

/** Where the line has no step: between two of them, and after the last. */
function endItems(line: Line, language: Language): DatedItem[] {
  const { steps, silent } = line
  const { lines: say } = words(language)
  const last = steps.at(-1)?.plan
  if (!last) return []
  const after = silentAfter(line)
  const between = silent.filter(plan => !after.includes(plan))
  return [
    ...between.map((plan): DatedItem => ({ when: plan.facts.period, title: say.between })),
    ...(after.length > 0
      ? [
          {
            when: null,
            whenNote: listed(
              after.map(({ slug }) => slug),
              language,
            ),
            title: say.end,
            text: say.endText(last.slug),
          },
        ]
      : []),
  ]
}
