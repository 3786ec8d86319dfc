import { type Answered, type ContributionRow, numberInWords } from '../../consultations/index.ts'
import { formatDay, Link, type ThreadNode, Typeset } from '../../design/index.ts'
import type { Json } from '../../platform/canonical.ts'
import { dayIn } from '../../platform/clock.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { permanentPath } from '../../platform/http/addresses.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Reading } from '../../platform/reading.ts'
import type { ChangesInWords } from '../changes-in-words.ts'
import { outcomeInWords } from '../shown/answer-view.tsx'
import { answerData } from '../shown/data.ts'
import type { AnswerShown } from '../shown/read-shown.ts'
import { pointedInWords } from '../shown/targets-shown.ts'
import { words as shownWords } from '../shown/words.ts'
import { themePath } from '../thread/paths.ts'
import { themeTag } from '../told.ts'
import { type BecameOf, readBecameOf } from './read.ts'
import { BecameView } from './view.tsx'
import { words } from './words.ts'

/** What the page of a contribution says of what became of it. */
export const answeredOn =
  (inWords: ChangesInWords): Answered =>
  async (reading, row) => {
    const { db, language, timeZone, today, uses } = reading
    if (row.published_at === null) return { standing: null, view: null, nodes: [], data: {} }
    const became = await readBecameOf(reading, row, inWords)
    const { points } = became
    for (const { theme, answers } of points) {
      if (theme) uses(themeTag(theme.id))
      for (const { targets } of answers)
        for (const { pointed } of targets) uses(`${pointed.type}:${pointed.id}`, 'all:milestone', 'all:plan')
    }
    const owing = new Map(
      (
        await db
          .selectFrom('organisations')
          .selectAll()
          .where('id', 'in', ['', ...points.flatMap(point => point.row.responsible_id ?? [])])
          .execute()
      ).map(one => [one.id, one]),
    )
    const isAnswered = row.state === 'published' && row.standing === 'answered' && row.settled_at !== null
    return {
      standing: isAnswered && row.settled_at && row.published_at && (
        <Typeset
          words={words(language).answeredOn(
            formatDay(dayIn(timeZone, row.settled_at), language),
            waited(row.published_at, row.settled_at),
          )}
          language={language}
        />
      ),
      view: <BecameView row={row} became={became} owing={owing} reading={{ language, timeZone, today }} />,
      nodes: nodesOf(became, reading),
      data: { points: dataOf(row, became, reading) },
    }
  }

const waited = (published: Date, settled: Date): number =>
  Math.max(0, Math.floor((settled.getTime() - published.getTime()) / 86_400_000))

const givenIn = ({ points }: BecameOf): AnswerShown[] => [
  ...new Map(points.flatMap(({ answers }) => answers.map(one => [one.row.id, one] as const))).values(),
]

function answeredNode(one: AnswerShown, language: Language): string {
  const { nodes } = words(language)
  const say = one.row.is_second ? nodes.second : one.row.replaces ? nodes.corrected : nodes.answered
  return say(wordsOf(one.organisation.facts.name, language), outcomeInWords(one, language))
}

/** What happened to it, on days: answers and where they led, second looks, what was decided otherwise. */
function nodesOf(became: BecameOf, { language, timeZone }: Reading): ThreadNode[] {
  const { nodes: say } = words(language)
  const day = (moment: Date) => dayIn(timeZone, moment)
  const lines: { at: Date; node: ThreadNode }[] = []
  const add = (at: Date | null, title: ThreadNode['title'], text?: ThreadNode['text']) => {
    if (at) lines.push({ at, node: { when: day(at), title, ...(text ? { text } : {}) } })
  }
  for (const one of givenIn(became)) {
    const leads = one.targets.map(({ pointed }) => (
      <>
        <Link href={pointed.href}>
          <Typeset
            words={say.leads(pointedInWords(pointed, language, shownWords(language).milestone))}
            language={language}
          />
        </Link>{' '}
      </>
    ))
    add(one.row.published_at, answeredNode(one, language), leads.length > 0 ? leads : undefined)
  }
  const themes = new Map(became.points.flatMap(({ theme }) => (theme ? [[theme.id, theme] as const] : [])))
  const grouped = [...themes.values()].map(theme => ({
    since: theme.since,
    node: {
      when: theme.since && day(theme.since),
      title: say.grouped,
      text: (
        <Link href={themePath(language, became.consultation, theme)}>
          <span dir="auto" lang={language === 'fr' ? undefined : 'fr'}>
            <Typeset words={theme.title} language="fr" />
          </span>
        </Link>
      ),
    } satisfies ThreadNode,
  }))
  for (const { since, node } of grouped) if (since) lines.push({ at: since, node })
  for (const { contest, rulings } of became.points) {
    if (contest) add(contest.contested_at, say.contested)
    for (const ruling of rulings) add(ruling.ruled_at, ruling.kind === 'waived' ? say.waived : say.held)
  }
  return [
    // What was grouped in a way of which the record says no day comes before what was answered.
    ...grouped.flatMap(({ since, node }) => (since ? [] : [node])),
    ...lines.sort((a, b) => a.at.getTime() - b.at.getTime()).map(({ node }) => node),
  ]
}

/** The same as data: of each thing that it says, its answers, what its author said of them, and what was decided otherwise. */
function dataOf(row: ContributionRow, became: BecameOf, { origin, language, timeZone }: Reading): Json {
  const { points, mergedInto, mergedHere, consultation } = became
  const isHidden = row.state === 'hidden'
  const named = numberInWords
  return points.map(point => ({
    number: point.row.number,
    part: isHidden ? null : point.row.part,
    state: point.row.state,
    due: point.row.state === 'owed' ? point.row.due : null,
    theme: point.theme && {
      number: point.theme.number,
      title: point.theme.title,
      url: `${origin}${permanentPath('theme', point.theme.id)}`,
      page: `${origin}${themePath(language, consultation, point.theme)}`,
      since: point.theme.since && dayIn(timeZone, point.theme.since),
    },
    mergedInto: mergedInto ? named(mergedInto.number) : null,
    merged: mergedHere.map(({ number }) => named(number)),
    disputed: point.row.disputed,
    standing: point.standing?.row.id ?? null,
    answers: point.answers.map(one => answerData(one, { origin })),
    contest: point.contest && {
      answer: point.contest.answer_id,
      reason: isHidden ? null : point.contest.reason,
      at: point.contest.contested_at.toISOString(),
      due: point.contest.due,
      second: point.contest.second_id,
    },
    rulings: point.rulings.map(({ kind, answer_id, reason, signed_as, ruled_at }) => ({
      kind,
      answer: answer_id,
      reason,
      signedAs: signed_as,
      at: ruled_at.toISOString(),
    })),
  })) as Json
}
