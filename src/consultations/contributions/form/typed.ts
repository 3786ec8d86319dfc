import { mailAddressOf } from '../../../people/index.ts'
import { wordsIn } from '../../../platform/facts/fold.ts'
import { isStorable, wordsOf } from '../../../platform/facts/text.ts'
import type { Language } from '../../../platform/locales/languages.ts'
import { cleaned } from '../../cleaned.ts'
import type { Consultation } from '../../consultation.ts'
import { type Answers, type AskedField, answersTo, valuesOf } from '../../fields/field.ts'
import { words } from '../../words.ts'
import { longestAuthor, longestText, longestTitle, type Said } from '../contribution.ts'

/** What somebody typed into the form of a contribution, as they typed it, by the names of its fields. */
export type Typed = Readonly<Record<string, string>>

const own = ['title', 'text', 'priority', 'as', 'author', 'email'] as const

/** The names under which a field that a consultation asks is sent: one, or one for each thing that can be ticked. */
export const namesOf = (field: AskedField): string[] =>
  field.kind === 'choices' ? valuesOf(field).map(value => `q-${field.key}.${value}`) : [`q-${field.key}`]

/** All that a form may send that is somebody's words. */
export const typedNames = (fields: readonly AskedField[]): string[] => [...own, ...fields.flatMap(namesOf)]

/** As many bytes as the form may bring: far more than can be sent, so that whoever wrote too much gets it back. */
export const longestForm = 4_000_000
/** As many signs as a draft keeps. */
export const longestDraft = 200_000

/** What a form sent of what people type; what it left out is left out. */
export function typedIn(form: URLSearchParams, fields: readonly AskedField[]): Typed {
  const typed: Record<string, string> = {}
  for (const name of typedNames(fields)) {
    const value = form.get(name)
    if (value !== null && value !== '') typed[name] = value
  }
  return typed
}

/** What was answered to the fields of a consultation. */
export const answersIn = (typed: Typed, fields: readonly AskedField[]): Answers =>
  Object.fromEntries(
    fields.flatMap((field): [string, string | string[]][] => {
      if (field.kind !== 'choices') return typed[`q-${field.key}`] ? [[field.key, typed[`q-${field.key}`] ?? '']] : []
      const ticked = valuesOf(field).filter(value => typed[`q-${field.key}.${value}`])
      return ticked.length > 0 ? [[field.key, ticked]] : []
    }),
  )

/** The same the other way: how a form shows what was said. */
export const typedOf = (said: {
  title: string
  text: string
  author: string
  answers: Answers
  priority: string
}): Typed => ({
  title: said.title,
  text: said.text,
  author: said.author,
  priority: said.priority,
  ...Object.fromEntries(
    Object.entries(said.answers).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`q-${key}`, value]] : value.map(one => [`q-${key}.${one}`, 'yes']),
    ),
  ),
})

export type Problem = { field: string; why: string }

/** As people count: signs, not bytes. */
const lengthOf = (text: string): number => text.length

export type Form = {
  typed: Typed
  facts: Consultation
  language: Language
  /** Priorities that can be chosen: their ids by their keys. */
  priorities: ReadonlyMap<string, string>
  /** Whether an address is asked. */
  isUnknown: boolean
}

/** What somebody typed as it is sent, or everything that is wrong with it, each with the field to go to. */
export function saidIn({
  typed,
  facts,
  language,
  priorities,
  isUnknown,
}: Form): { said: Said } | { problems: Problem[] } {
  const { wrong } = words(language).form
  const problems: Problem[] = []
  const say = (field: string, why: string) => problems.push({ field, why })
  const [title = '', text = '', author = ''] = ['title', 'text', 'author'].map(name => cleaned(typed[name] ?? ''))
  if (title === '') say('title', wrong.titleMissing)
  else if (lengthOf(title) > longestTitle) say('title', wrong.titleLong(lengthOf(title)))
  else if (wordsIn(title).length === 0 || !isStorable(title)) say('title', wrong.titleWordless)
  if (text === '') say('text', wrong.textMissing)
  else if (lengthOf(text) > longestText) say('text', wrong.textLong(lengthOf(text)))
  else if (wordsIn(text).length === 0 || !isStorable(text)) say('text', wrong.textWordless)
  const chosen = typed.priority ?? ''
  if (chosen !== '' && !priorities.has(chosen)) say('priority', wrong.priority)
  const { answers, problems: inFields } = answersTo(facts.fields, answersIn(typed, facts.fields))
  for (const { key, why } of inFields) {
    const field = facts.fields.find(one => one.key === key)
    const label = field ? wordsOf(field.label, language) : key
    const says = {
      required: wrong.required,
      unknown: wrong.unknown,
      'too-long': wrong.tooLong,
      'not-a-number': wrong.notANumber,
      'not-a-date': wrong.notADate,
    }
    say(`q-${key}`, says[why](label))
  }
  if (lengthOf(author) > longestAuthor || /[\n\t]/.test(author)) say('author', wrong.authorLong)
  if (isUnknown) {
    const email = (typed.email ?? '').trim()
    if (email === '') say('email', wrong.emailMissing)
    else if (mailAddressOf(email) === null) say('email', wrong.emailBad)
  }
  if (problems.length > 0) return { problems }
  return { said: { title, text, author, answers, language, priorityId: priorities.get(chosen) ?? null } }
}
