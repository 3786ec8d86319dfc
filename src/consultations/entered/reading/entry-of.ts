import { folded, wordsIn } from '../../../platform/facts/fold.ts'
import { skeleton } from '../../../platform/facts/skeleton.ts'
import { isStorable, wordsOf } from '../../../platform/facts/text.ts'
import { interfaceLanguages, type Language } from '../../../platform/locales/languages.ts'
import { cleaned } from '../../cleaned.ts'
import { longestAuthor, longestEntered, longestEnteredTitle } from '../../contributions/contribution.ts'
import type { Answers, AskedField } from '../../fields/field.ts'
import type { Circumstances } from '../circumstances.ts'
import type { ColumnKey } from '../columns.ts'
import { type Entered, longestReference, type Way } from '../entered.ts'
import { entryProblem } from '../entry-problem.ts'
import { identityOf } from '../identity.ts'
import { type Problem, problems } from '../problems.ts'
import { dayOf } from './days.ts'
import type { Epoch } from './row.ts'
import type { Values } from './values.ts'

/** What was read: something to enter, and whether a name was left out of it; or all that is wrong with it. */
export type EntryRead = { entry: Entered; isUnnamed: boolean } | { problems: Problem[] }

const plain = (text: string): string => wordsIn(text).join(' ')

const channels = new Map<string, Way>(
  (
    [
      ['paper', ['papier', 'paper', 'courrier', 'lettre', 'letter']],
      ['mail', ['courriel', 'mail', 'e-mail', 'email', 'mel']],
      ['room', ['réunion', 'atelier', 'salle', 'room', 'workshop', 'meeting']],
      ['import', ['import', 'site', 'autre outil', 'other tool']],
    ] as const
  ).flatMap(([way, names]) => names.map(name => [plain(name), way] as const)),
)

const answersOfYes = new Map<string, boolean>([
  ['oui', true],
  ['yes', true],
  ['o', true],
  ['y', true],
  ['true', true],
  ['vrai', true],
  ['1', true],
  ['x', true],
  ['non', false],
  ['no', false],
  ['n', false],
  ['false', false],
  ['faux', false],
  ['0', false],
  ['', false],
] as const)

const languageNames = new Map<string, Language>([
  ['fr', 'fr'],
  ['francais', 'fr'],
  ['french', 'fr'],
  ['en', 'en'],
  ['anglais', 'en'],
  ['english', 'en'],
])

/** What a spreadsheet writes where a formula failed. */
const failed = /^#(?:N\/A|REF!|VALUE!|VALEUR!|NAME\?|NOM\?|DIV\/0!|NUM!|NOMBRE!|NULL!|NUL!)$/

/**
 * What was typed in a row or a form, as something to enter. Without consent, no name comes out of here.
 * @param from how the table counts its days, and whether its rows are to be known again
 */
export function entryOf(
  values: Values,
  circumstances: Circumstances,
  { epoch = 1900, isKnownAgain = true }: { epoch?: Epoch; isKnownAgain?: boolean } = {},
): EntryRead {
  const wrong: Problem[] = []
  const value = (key: ColumnKey): string => {
    const raw = values.get(key) ?? ''
    const text = cleaned(raw)
    if (failed.test(text)) wrong.push(problems.spreadsheetError(key, text))
    else if (!isStorable(text)) wrong.push(problems.unstorable(key))
    else return text
    return ''
  }
  const told = <T>(found: T | Problem): T | null => {
    if (typeof found !== 'object' || found === null || !('sentence' in found)) return found
    wrong.push(found)
    return null
  }
  const before = () => wrong.length
  const said = (key: 'title' | 'text', longest: number, tooLong: (length: number) => Problem): string => {
    const already = before()
    const text = value(key)
    if (before() > already) return text
    if (text === '') wrong.push(problems.missing(key))
    else if (text.length > longest) wrong.push(tooLong(text.length))
    else if (wordsIn(text).length === 0) wrong.push(problems.wordless(key))
    return text
  }
  const title = said('title', longestEnteredTitle, problems.titleTooLong)
  if (/[\n\t\p{Zl}\p{Zp}]/u.test(title)) wrong.push(problems.severalLines('title'))
  const text = said('text', longestEntered, problems.textTooLong)
  const mayBeNamed = told(consentOf(value('consent'))) ?? false
  const name = value('author')
  if (name.length > longestAuthor) wrong.push(problems.authorTooLong(name.length))
  else if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(name)) wrong.push(problems.severalLines('author'))
  const date = value('date')
  const day =
    date === ''
      ? told<string>(problems.missing('date'))
      : told(dayOf(date, { epoch, timeZone: circumstances.timeZone }))
  const channel = told(channelOf(value('channel')))
  const language = told(languageOf(value('language'), circumstances.language))
  const priorityId = told(priorityOf(value('priority'), circumstances))
  const organisationId = told(organisationOf(value('organisation'), circumstances))
  const eventId = told(eventOf(value('event'), circumstances))
  const reference = value('reference')
  if (reference.length > longestReference) wrong.push(problems.referenceTooLong(reference.length))
  const answers: Answers = {}
  for (const field of circumstances.consultation.facts.fields) {
    const given = value(`answer:${field.key}`)
    const answer = given === '' ? null : told(answerOf(given, field, { epoch, timeZone: circumstances.timeZone }))
    if (answer !== null) answers[field.key] = answer
  }
  if (wrong.length > 0 || day === null || channel === null || language === null) return { problems: wrong }
  const author = mayBeNamed ? name : ''
  const entry = {
    said: { title, text, answers, priorityId, language, author },
    channel,
    day,
    eventId,
    organisationId,
  }
  const found: Entered = { ...entry, identity: isKnownAgain ? identityOf(reference, entry) : null }
  const problem = entryProblem(found, circumstances)
  return problem ? { problems: [problem] } : { entry: found, isUnnamed: name !== '' && !mayBeNamed }
}

const consentOf = (value: string): boolean | Problem => answersOfYes.get(plain(value)) ?? problems.consentUnknown(value)

const channelOf = (value: string): Way | Problem =>
  value === '' ? 'import' : (channels.get(plain(value)) ?? problems.channelUnknown(value))

const languageOf = (value: string, usual: Language): Language | Problem =>
  value === '' ? usual : (languageNames.get(folded(value)) ?? problems.languageUnknown(value))

function priorityOf(value: string, { priorities }: Circumstances): string | null | Problem {
  if (value === '') return null
  const number = /^(?:priorit(?:é|y)\s*)?(?:n°\s*)?(\d{1,2})(?:\.0+)?$/i.exec(value)?.[1]
  const looked = plain(value)
  const numbered = priorities.filter(({ facts }) => number !== undefined && facts.number === Number(number))
  // A plan may have two lists, announced and published: a number that both have says nothing.
  if (numbered.length === 1) return (numbered[0] as (typeof numbered)[number]).id
  const found = priorities.find(
    ({ id, key, facts }) =>
      id === value ||
      key === value ||
      interfaceLanguages.some(language => plain(wordsOf(facts.label, language)) === looked),
  )
  return found?.id ?? problems.priorityUnknown(value)
}

function organisationOf(value: string, { organisations, organisationIds }: Circumstances): string | null | Problem {
  if (value === '') return null
  return organisationIds.get(value) ?? organisations.get(skeleton(value))?.id ?? problems.organisationUnknown(value)
}

function eventOf(value: string, { events }: Circumstances): string | null | Problem {
  if (value === '') return null
  const looked = plain(value)
  const found = events.filter(
    ({ id, key, slug, facts }) =>
      id === value ||
      key === value ||
      slug === value ||
      interfaceLanguages.some(language => plain(wordsOf(facts.title, language)) === looked),
  )
  const [only] =
    found.length > 1 ? found.filter(({ id, key, slug }) => id === value || key === value || slug === value) : found
  return only?.id ?? problems.eventUnknown(value)
}

/** An answer as it is kept: choices by their values, whichever of value and label was written. */
function answerOf(
  given: string,
  field: AskedField,
  manner: { epoch: Epoch; timeZone: string },
): string | string[] | Problem {
  const { kind, options = [] } = field
  if (kind === 'date') {
    const day = dayOf(given, manner)
    return typeof day === 'string' ? day : { ...day, column: `answer:${field.key}` }
  }
  if (kind === 'yes-no') {
    const yes = answersOfYes.get(plain(given))
    return yes === undefined ? given : yes ? 'oui' : 'non'
  }
  const chosenBy = (one: string): string =>
    options.find(
      ({ value, label }) =>
        value === one || interfaceLanguages.some(language => plain(wordsOf(label, language)) === plain(one)),
    )?.value ?? one
  if (kind === 'choice') return chosenBy(given)
  if (kind !== 'choices') return given
  const several = given
    .split(/[;|\n]/)
    .map(one => chosenBy(one.trim()))
    .filter(one => one !== '')
  // What is no choice is told by the field's own rule, which takes values of this form only.
  const strange = several.find(one => !options.some(({ value }) => value === one))
  return strange === undefined
    ? several
    : problems.answer(
        field.key,
        'unknown',
        options.map(({ value }) => value),
      )
}
