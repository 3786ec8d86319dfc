import type { OrganisationRow } from '../../people/index.ts'
import type { PriorityRow } from '../../plans/index.ts'
import { localTime, momentAt } from '../../platform/facts/local-time.ts'
import { slugify } from '../../platform/facts/slug.ts'
import type { Text } from '../../platform/facts/text.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { type Consultation, longestGrace } from '../consultation.ts'
import { words } from '../words.ts'
import { fieldsIn, linesOf, textOf } from './asked-lines.ts'

/** What an editor typed into the form of a consultation, by the names of its fields. */
export type TypedCall = Readonly<Record<string, string>>

export type Choices = { priorities: readonly PriorityRow[]; organisations: readonly OrganisationRow[] }

const names = [
  'titleFr',
  'titleEn',
  'questionFr',
  'questionEn',
  'contextFr',
  'contextEn',
  'rulesFr',
  'rulesEn',
  'opens',
  'closes',
  'grace',
  'participants',
  'organisation',
  'days',
  'document',
  'fields',
] as const

/** What a new form holds before anything was typed. */
export const freshCall: TypedCall = { grace: '30', participants: 'anyone', days: '60' }

/** What a field of the form takes, in characters. */
export const longestTyped = 20_000

export function callIn(form: URLSearchParams, priorities: readonly PriorityRow[]): TypedCall {
  const typed: Record<string, string> = {}
  const own = priorities.flatMap(({ number, stage }) => [
    `on-${stage}-${number}`,
    `org-${stage}-${number}`,
    `days-${stage}-${number}`,
  ])
  for (const name of [...names, ...own]) typed[name] = (form.get(name) ?? '').trim().slice(0, longestTyped)
  return typed
}

const inEnglish = (text: Text | undefined): string =>
  typeof text?.en === 'object' ? (text.en as { text: string }).text : String(text?.en ?? '')
const inFrench = (text: Text | undefined): string =>
  typeof text?.fr === 'object' ? (text.fr as { text: string }).text : String(text?.fr ?? '')

/** How the form shows a consultation that is there. */
export function callOf(facts: Consultation, { priorities }: Choices, timeZone: string): TypedCall {
  const typed: Record<string, string> = {
    titleFr: inFrench(facts.title),
    titleEn: inEnglish(facts.title),
    questionFr: inFrench(facts.question),
    questionEn: inEnglish(facts.question),
    contextFr: inFrench(facts.context),
    contextEn: inEnglish(facts.context),
    rulesFr: inFrench(facts.rules),
    rulesEn: inEnglish(facts.rules),
    opens: localTime(timeZone, new Date(facts.opens)),
    closes: localTime(timeZone, new Date(facts.closes)),
    grace: String(facts.graceMinutes),
    participants: facts.participants,
    organisation: facts.answeredBy.organisationId,
    days: String(facts.answeredBy.withinDays),
    document: facts.documentId ?? '',
    fields: linesOf(facts.fields),
  }
  for (const { key, number, stage } of priorities) {
    const listed = facts.priorities.find(({ priorityId }) => priorityId === key)
    if (!listed) continue
    typed[`on-${stage}-${number}`] = 'yes'
    typed[`org-${stage}-${number}`] = listed.organisationId
    typed[`days-${stage}-${number}`] = String(listed.withinDays)
  }
  return typed
}

export type CallProblem = { field: string; why: string }

type Asked = { typed: TypedCall; before: Consultation | null; choices: Choices; timeZone: string; language: Language }

const dayCount = (typed: string): number | null =>
  /^\d{1,3}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= 366 ? Number(typed) : null

/** The consultation that was typed, or everything that is wrong with it. What the form doesn't show of the one that was there stays. */
export function consultationIn({
  typed,
  before,
  choices,
  timeZone,
  language,
}: Asked): { facts: Consultation } | { problems: CallProblem[] } {
  const { wrong, lineWrong } = words(language).editor
  const problems: CallProblem[] = []
  const say = (field: string, why: string) => problems.push({ field, why })
  const said = (name: string) => typed[name] ?? ''
  const text = (name: 'title' | 'question' | 'context' | 'rules') => textOf(said(`${name}Fr`), said(`${name}En`))
  if (!said('titleFr')) say('titleFr', wrong.titleFr)
  if (!said('questionFr')) say('questionFr', wrong.questionFr)
  const moment = (name: 'opens' | 'closes') => {
    const at = momentAt(timeZone, said(name))
    if (!at) say(name, /T\d\d:\d\d$/.test(said(name)) ? wrong.noSuchTime : wrong[name])
    return at
  }
  const opens = moment('opens')
  const closes = moment('closes')
  if (opens && closes && closes <= opens) say('closes', wrong.closesEarlier)
  const grace = /^\d{1,3}$/.test(said('grace')) ? Number(said('grace')) : -1
  if (grace < 0 || grace > longestGrace) say('grace', wrong.grace)
  const known = (key: string) => choices.organisations.some(one => one.key === key)
  if (!known(said('organisation'))) say('organisation', wrong.organisation)
  const withinDays = dayCount(said('days'))
  if (withinDays === null) say('days', wrong.days)
  const priorities = choices.priorities.flatMap(({ key, number, stage }) => {
    if (!said(`on-${stage}-${number}`)) return []
    const own = said(`org-${stage}-${number}`)
    const days = said(`days-${stage}-${number}`)
    if (days && dayCount(days) === null) say(`days-${stage}-${number}`, wrong.days)
    return [
      {
        priorityId: key,
        organisationId: known(own) ? own : said('organisation'),
        withinDays: dayCount(days) ?? withinDays ?? 1,
      },
    ]
  })
  const asked = fieldsIn(said('fields'))
  if ('problem' in asked) say('fields', wrong.fields(asked.problem.line, lineWrong[asked.problem.why]))
  if (problems.length > 0 || !opens || !closes || withinDays === null || 'problem' in asked) return { problems }
  // Fields that weren't touched keep their keys: what was answered to them is known by these.
  const fields = before && said('fields') === linesOf(before.fields) ? before.fields : asked.fields
  return {
    facts: {
      slug: before?.slug ?? slugify(said('titleFr')),
      title: text('title'),
      question: text('question'),
      ...(said('contextFr') ? { context: text('context') } : {}),
      ...(said('rulesFr') ? { rules: text('rules') } : {}),
      opens: opens.toISOString(),
      closes: closes.toISOString(),
      graceMinutes: grace,
      participants: said('participants') === 'organisations' ? 'organisations' : 'anyone',
      ...(said('document') ? { documentId: said('document') } : {}),
      answeredBy: { organisationId: said('organisation'), withinDays },
      priorities,
      fields,
      ...(before?.extensions ? { extensions: before.extensions } : {}),
    },
  }
}
