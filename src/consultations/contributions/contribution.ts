import { z } from 'zod'
import { type OrganisationKind, organisationKinds } from '../../people/index.ts'
import { sha256 } from '../../platform/canonical.ts'
import { wordsIn } from '../../platform/facts/fold.ts'
import { slugify } from '../../platform/facts/slug.ts'
import { isStorable } from '../../platform/facts/text.ts'
import { mostFiles } from '../../platform/files/limits.ts'
import { type Format, pathOf } from '../../platform/http/addresses.ts'
import { interfaceLanguages, type Language } from '../../platform/locales/languages.ts'
import { Answers } from '../fields/field.ts'

export const contributionStates = ['unconfirmed', 'quarantined', 'published', 'withdrawn', 'hidden', 'lapsed'] as const
export type ContributionState = (typeof contributionStates)[number]

/** What a published contribution is owed: an answer, until each thing that it says has one or is waived. */
export const standings = ['owed', 'answered', 'waived'] as const
export type Standing = (typeof standings)[number]

/** Those that everybody may know of. */
export const shownStates = ['published', 'withdrawn', 'hidden'] as const satisfies readonly ContributionState[]

/** How a contribution came: by the site's own form, on paper, by mail, said in a room, or from another tool. */
export const channels = ['site', 'paper', 'mail', 'room', 'import'] as const
export type Channel = (typeof channels)[number]

/** As many signs as a title, a proposal and a name may have. */
export const longestTitle = 120
export const longestText = 2000
/** What came by another way isn't cut. */
export const longestEntered = 20_000
export const longestEnteredTitle = 300
export const longestAuthor = 60
export const longestReason = 500

const saysSomething = (text: string): boolean => wordsIn(text).length > 0

/** A line of words: a title. */
const titleOf = (longest: number) =>
  z
    .string()
    .max(longest)
    .refine(isStorable)
    .refine(saysSomething)
    .regex(/^[^\n\t\p{Zl}\p{Zp}]*$/u)
export const Title = titleOf(longestTitle)
const bodyOf = (longest: number) => z.string().max(longest).refine(isStorable).refine(saysSomething)
export const Author = z
  .string()
  .max(longestAuthor)
  .regex(/^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]*$/u)

const body = {
  title: Title,
  answers: Answers,
  priorityId: z.string().length(26).nullable(),
  language: z.enum(interfaceLanguages),
  author: Author,
}
/** What a contribution says, as it is sent by whoever wrote it, and as it is typed in for them. */
export const Said = z.strictObject({ ...body, text: bodyOf(longestText) })
export type Said = z.infer<typeof Said>
export const SaidElsewhere = z.strictObject({
  ...body,
  title: titleOf(longestEnteredTitle),
  text: bodyOf(longestEntered),
})

/** References of files, as a form shows them again. */
export const References = z.array(z.string().max(100)).max(mostFiles)

/** Texts that say the same, but for capitals, accents, spaces and signs, have the same one. */
export const saidHash = (title: string, text: string): Buffer => sha256(wordsIn(`${title} ${text}`).join(' '))

/** A place of its own in an order that means nothing: 0 to 2³¹ − 1. */
export const shuffleOf = (id: string): number => sha256(id).readInt32BE(0) & 0x7f_ff_ff_ff

/** `C-0142`: how people name a contribution. */
export const numberInWords = (number: number): string => `C-${String(number).padStart(4, '0')}`

/** The number that an address begins with: `C-0142-publier…` is 142; null where it begins with none. */
export function numberAt(last: string): number | null {
  const [, digits] = /^c-(\d{1,9})(?:-|$)/i.exec(last) ?? []
  return digits === undefined ? null : Number(digits)
}

type Addressed = { number: number; title: string; state: ContributionState }

const lastPart = ({ number, title, state }: Addressed): string => {
  const slug = state === 'hidden' ? '' : slugify(title)
  return slug ? `${numberInWords(number)}-${slug}` : numberInWords(number)
}

/** The address of a contribution: its number for ever, and the words of its title as it is now. */
export const contributionPath = (language: Language, contribution: Addressed, format?: Format): string =>
  pathOf('contribution', language, { contribution: lastPart(contribution) }, format)

/** Who speaks: a person, or an organisation of a kind. */
export const authorKinds = ['person', ...organisationKinds] as const
export type AuthorKind = 'person' | OrganisationKind

/** Why a contribution should be looked at before it is shown: a field that people don't see was filled in, it came faster than anybody types, or it is mostly links. */
export const suspicions = ['honey', 'fast', 'links'] as const
export type Suspicion = (typeof suspicions)[number]

/** More addresses than somebody who makes a proposal gives. */
const manyLinks = 5

/** Whether a text is rather a list of addresses than a proposal. */
export function isLinkFarm(text: string): boolean {
  const links = text.match(/(?:https?:\/\/|www\.)\S+/gi) ?? []
  return links.length > manyLinks || (links.length > 1 && links.join('').length * 2 > text.length)
}
