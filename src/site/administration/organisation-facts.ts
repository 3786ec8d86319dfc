import { type Organisation, OrganisationKind } from '../../people/index.ts'
import { canonicalJson, sha256 } from '../../platform/canonical.ts'
import { isStorable, type Text } from '../../platform/facts/text.ts'

/** What the form of an organisation holds, as it was typed. */
export type TypedOrganisation = { nameFr: string; nameEn: string; kind: string; abbreviation: string; partOf: string }
export type FieldOfOrganisation = keyof TypedOrganisation

export const fieldsOfOrganisation: readonly FieldOfOrganisation[] = [
  'nameFr',
  'nameEn',
  'abbreviation',
  'kind',
  'partOf',
]

const longestName = 300

/** What stands in a text in one language, without falling back on another one. */
function ownWords(text: Text, language: 'fr' | 'en'): string {
  const wording = text[language]
  return typeof wording === 'string' ? wording : ((wording as { text: string } | undefined)?.text ?? '')
}

/** The facts of an organisation as the form shows them. */
export const typedOf = ({ name, kind, abbreviation, partOfId }: Organisation): TypedOrganisation => ({
  nameFr: ownWords(name, 'fr'),
  nameEn: ownWords(name, 'en'),
  kind,
  abbreviation: abbreviation ?? '',
  partOf: partOfId ?? '',
})

/** By what it is known whether somebody else has changed an organisation since a form was opened. */
export const versionOf = (facts: Organisation): string => sha256(canonicalJson(facts)).toString('hex').slice(0, 32)

/** A name with the words of one language as they were typed; the rest stays as it was. */
function withWords(name: Text, language: 'fr' | 'en', typed: string): Text {
  if (typed === ownWords(name, language)) return name
  const { [language]: _before, ...others } = name
  if (typed === '') return others as Text
  return { ...others, [language]: name.original === language ? typed : { text: typed, translated: true } } as Text
}

/** What can't be taken of what was typed. */
export function wrongIn(
  { nameFr, nameEn, kind, abbreviation }: TypedOrganisation,
  before: Organisation | null,
): FieldOfOrganisation[] {
  const isBad = (words: string) => words.length > longestName || !isStorable(words) || /[\n\r\t]/.test(words)
  const original = before?.name.original ?? 'fr'
  return [
    ...(isBad(nameFr) || (original === 'fr' && nameFr === '') ? (['nameFr'] as const) : []),
    ...(isBad(nameEn) || (original === 'en' && nameEn === '') ? (['nameEn'] as const) : []),
    ...(OrganisationKind.safeParse(kind).success ? [] : (['kind'] as const)),
    ...(isBad(abbreviation) ? (['abbreviation'] as const) : []),
  ]
}

/** The facts with what was typed in them: whatever the form doesn't show stays as it was. */
export function factsWith(before: Organisation | null, typed: TypedOrganisation): Organisation {
  const {
    abbreviation: _abbreviation,
    partOfId: _partOf,
    ...kept
  } = before ?? {
    kind: 'other' as const,
    name: { original: 'fr', fr: typed.nameFr } as Text,
  }
  return {
    ...kept,
    kind: OrganisationKind.parse(typed.kind),
    name: withWords(withWords(kept.name, 'fr', typed.nameFr), 'en', typed.nameEn),
    ...(typed.abbreviation ? { abbreviation: typed.abbreviation } : {}),
    ...(typed.partOf ? { partOfId: typed.partOf } : {}),
  }
}
