import type { Child } from 'hono/jsx'
import type { Json } from '../../platform/canonical.ts'
import { type Text, wordsOf } from '../../platform/facts/text.ts'
import { pathOf, permanentPath } from '../../platform/http/addresses.ts'
import type { FeedAnswer, FeedEntry } from '../../platform/http/formats/atom.ts'
import type { Column } from '../../platform/http/formats/csv.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Reading } from '../../platform/reading.ts'
import { actorInWords, type Entry, entryTitle, namesOf } from '../../record/index.ts'
import { entryItem } from '../entry-item.tsx'
import { fieldName } from '../field-names.ts'
import { words as siteWords } from '../words.ts'
import { words } from './words.ts'

export type Names = ReadonlyMap<string, Text | string>

/** What the things that lines are about are called. */
export const namesFor = (reading: Reading, entries: readonly Entry[]): Promise<Names> =>
  namesOf(
    reading.db,
    entries.map(({ subject_type, subject_id }) => ({ type: subject_type, id: subject_id })),
  )

/** How many things an import changed. */
export function changedBy(entry: Entry): number {
  if (entry.type !== 'import.completed') return 0
  const counts = Object.values((entry.public.counts ?? {}) as Record<string, Record<string, number>>)
  return counts.flatMap(ofType => Object.values(ofType)).reduce((sum, count) => sum + count, 0)
}

/** The fields that a line corrected, in words. */
export const correctedFields = (entry: Entry, language: Language): string[] =>
  entry.public.change === 'corrected' && Array.isArray(entry.public.fields)
    ? entry.public.fields.map(field => fieldName(String(field), language))
    : []

/** What a line says beside its title: the fields that it corrected, why, the reason of a removal, how much an import changed. */
export function lineText(entry: Entry, language: Language): string | null {
  const fields = correctedFields(entry, language)
  const { reason } = entry.erasable
  const why = typeof reason === 'string' ? [words(language).reason(reason)] : []
  if (fields.length > 0) return [words(language).corrected(fields), ...why].join(' ')
  if (entry.public.change === 'removed' && why[0]) return why[0]
  const details = changedBy(entry)
  return details > 0 ? siteWords(language).record.details(details) : null
}

/** A line of a list of the record. */
export const lineItem = (entry: Entry, names: Names, reading: Reading) => {
  const text = lineText(entry, reading.language)
  return { ...entryItem(entry, names, reading), ...(text ? { text: text as Child } : {}) }
}

/** An entry in data: all that is shown of it, with its place in the chain. */
export const entryData = (entry: Entry, { origin }: Reading): Record<string, Json> => ({
  type: entry.type,
  id: entry.id,
  url: `${origin}${permanentPath('entry', entry.id)}`,
  subject: { type: entry.subject_type, id: entry.subject_id },
  batch: entry.batch_id,
  actor: entry.actor,
  recorded: entry.recorded.toISOString(),
  occurred: entry.occurred as unknown as Json,
  public: entry.public,
  shown: entry.erasable,
  ...(entry.withheld ? { withheld: true } : {}),
  sequence: entry.seq,
  chain: entry.chain?.toString('hex') ?? null,
})

const nameOf = (entry: Entry, names: Names, language: Language): string | null => {
  const name = names.get(entry.subject_id)
  return name === undefined ? null : typeof name === 'string' ? name : wordsOf(name, language)
}

/** Lines of the record as a feed. */
export function feedOf(title: string, entries: readonly Entry[], names: Names, reading: Reading): FeedAnswer {
  const { language, origin } = reading
  return {
    title: words(language).feed(title),
    entries: entries.map((entry): FeedEntry => {
      const summary = lineText(entry, language)
      return {
        id: `${origin}${permanentPath('entry', entry.id)}`,
        title: entryTitle(entry, names.get(entry.subject_id), language),
        href: `${origin}${pathOf('entry', language, { entry: entry.id })}`,
        updated: entry.recorded,
        ...(summary ? { summary } : {}),
      }
    }),
  }
}

/** A line of the record as data, with what its subject is called. */
export type LineRow = { entry: Entry; names: Names; reading: Reading }

/** The columns of the record. */
export const lineColumns: Column<LineRow>[] = [
  {
    name: 'id',
    description: { fr: 'L’adresse permanente de la ligne', en: 'The permanent address of the line' },
    value: ({ entry, reading }) => `${reading.origin}${permanentPath('entry', entry.id)}`,
  },
  {
    name: 'recorded',
    description: { fr: 'Quand elle fut inscrite (ISO 8601, UTC)', en: 'When it was recorded (ISO 8601, UTC)' },
    value: ({ entry }) => entry.recorded.toISOString(),
  },
  {
    name: 'what',
    description: { fr: 'La ligne en une phrase', en: 'The line in a phrase' },
    value: ({ entry, names, reading }) => entryTitle(entry, names.get(entry.subject_id), reading.language),
  },
  {
    name: 'type',
    description: { fr: 'L’action, telle que le programme la nomme', en: 'The action, as the program names it' },
    value: ({ entry }) => entry.type,
  },
  {
    name: 'change',
    description: {
      fr: 'added, corrected ou removed ; vide pour un import',
      en: 'added, corrected or removed; empty for an import',
    },
    value: ({ entry }) => (typeof entry.public.change === 'string' ? entry.public.change : null),
  },
  {
    name: 'subject_type',
    description: { fr: 'Le genre de l’objet', en: 'The kind of the subject' },
    value: ({ entry }) => entry.subject_type,
  },
  {
    name: 'subject',
    description: { fr: 'L’adresse permanente de l’objet', en: 'The permanent address of the subject' },
    value: ({ entry, reading }) => `${reading.origin}${permanentPath(entry.subject_type, entry.subject_id)}`,
  },
  {
    name: 'subject_name',
    description: { fr: 'Le nom de l’objet aujourd’hui', en: 'What the subject is called today' },
    value: ({ entry, names, reading }) => nameOf(entry, names, reading.language),
  },
  {
    name: 'fields',
    description: {
      fr: 'Les champs que la ligne dit, séparés par des espaces',
      en: 'The fields that the line says, separated by spaces',
    },
    value: ({ entry }) => (Array.isArray(entry.public.fields) ? entry.public.fields.join(' ') : null),
  },
  {
    name: 'reason',
    description: {
      fr: 'La raison publique d’une correction ou d’un retrait',
      en: 'The public reason of a correction or a removal',
    },
    value: ({ entry }) => (typeof entry.erasable.reason === 'string' ? entry.erasable.reason : null),
  },
  {
    name: 'actor',
    description: { fr: 'En quelle qualité elle fut inscrite', en: 'In what capacity it was recorded' },
    value: ({ entry, reading }) => actorInWords(entry.actor, reading.language),
  },
  {
    name: 'batch',
    description: { fr: 'L’import dont elle est un détail', en: 'The import of which it is a detail' },
    value: ({ entry, reading }) =>
      entry.batch_id ? `${reading.origin}${permanentPath('entry', entry.batch_id)}` : null,
  },
  {
    name: 'sequence',
    description: {
      fr: 'Son numéro dans la chaîne ; vide tant qu’elle n’est pas scellée',
      en: 'Its number in the chain; empty until it is sealed',
    },
    value: ({ entry }) => entry.seq,
  },
  {
    name: 'chain',
    description: {
      fr: 'L’empreinte de la chaîne jusqu’à elle (SHA-256, hexadécimal)',
      en: 'The hash of the chain up to it (SHA-256, hexadecimal)',
    },
    value: ({ entry }) => entry.chain?.toString('hex') ?? null,
  },
]
