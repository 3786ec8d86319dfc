import type { Json } from '../../platform/canonical.ts'
import { dayIn } from '../../platform/clock.ts'
import { filePath } from '../../platform/files/answer.ts'
import { fileKinds } from '../../platform/files/kinds.ts'
import { permanentPath } from '../../platform/http/addresses.ts'
import type { Column } from '../../platform/http/formats/csv.ts'
import type { Reading } from '../../platform/reading.ts'
import { columnNames } from '../entered/columns.ts'
import type { Around } from './around.ts'
import { contributionPath, numberInWords } from './contribution.ts'
import type { ContributionFile } from './files.ts'
import { whereOf } from './in-words.ts'
import type { Listed } from './list-rows.ts'
import type { ContributionRow } from './read.ts'

export type DataRow = {
  row: Listed & Partial<Pick<ContributionRow, 'answers' | 'changed_at' | 'withdrawn_reason' | 'withdrawn_at'>>
  around: Around
  reading: Reading
}

/** A file of a contribution as data, with where it is; of one that was taken off, what it was. */
export const fileData = (file: ContributionFile, { origin, language }: Reading): Json => ({
  name: file.name,
  mediaType: fileKinds[file.kind].mediaType,
  size: file.size,
  sha256: file.hash,
  url: file.untilVersion === null ? `${origin}${filePath(file, language)}` : null,
})

const isHidden = ({ row }: DataRow): boolean => row.state === 'hidden'

const keyOf = (map: ReadonlyMap<string, { key: string }>, id: string | null): string | null =>
  (id && map.get(id)?.key) || null

/** A contribution as data. Of one that is hidden, nothing that it says. */
export const contributionData = (given: DataRow): Record<string, Json> => {
  const { row, around, reading } = given
  const hidden = isHidden(given)
  return {
    type: 'contribution',
    id: row.id,
    number: numberInWords(row.number),
    url: `${reading.origin}${permanentPath('contribution', row.id)}`,
    page: `${reading.origin}${contributionPath(reading.language, row)}`,
    state: whereOf(row, reading.today),
    consultation: around.consultations.get(row.consultation_id)?.slug ?? null,
    priority: keyOf(around.priorities, row.priority_id),
    title: hidden ? null : row.title,
    text: hidden ? null : row.text,
    language: row.language,
    author: hidden ? null : row.author || null,
    authorKind: row.author_kind,
    organisation: keyOf(around.organisations, row.organisation_id),
    channel: row.channel,
    published: row.published_at?.toISOString() ?? null,
    due: row.due,
    settled: row.settled_at?.toISOString() ?? null,
    version: row.version,
    identical: row.copies,
    files: hidden ? null : row.files,
    ...(row.answers && !hidden ? { answers: row.answers as Json } : {}),
    ...(row.withdrawn_at
      ? { withdrawn: row.withdrawn_at.toISOString(), withdrawnBecause: (!hidden && row.withdrawn_reason) || null }
      : {}),
  }
}

/** The columns of the list as a file, which can be imported again: `entered/columns.ts` knows them by these names. */
export const contributionColumns: readonly Column<DataRow>[] = [
  {
    name: 'number',
    description: { fr: 'Numéro permanent', en: 'Permanent number' },
    value: ({ row }) => numberInWords(row.number),
  },
  {
    name: 'state',
    description: {
      fr: 'owed (réponse due), late (en retard), answered (répondue), waived (dispensée de réponse), withdrawn (retirée), hidden (masquée)',
      en: 'owed (an answer is due), late, answered, waived (no answer is owed), withdrawn, hidden',
    },
    value: ({ row, reading }) => whereOf(row, reading.today),
  },
  {
    name: 'title',
    description: { fr: 'Titre', en: 'Title' },
    value: given => (isHidden(given) ? null : given.row.title),
  },
  {
    name: 'text',
    description: { fr: 'Texte, en Markdown', en: 'Text, in Markdown' },
    value: given => (isHidden(given) ? null : given.row.text),
  },
  {
    name: 'language',
    description: { fr: 'Langue du texte', en: 'Language of the text' },
    value: ({ row }) => row.language,
  },
  {
    name: 'consultation',
    description: { fr: 'Consultation', en: 'Consultation' },
    value: ({ row, around }) => around.consultations.get(row.consultation_id)?.slug ?? null,
  },
  {
    name: 'priority',
    description: { fr: 'Clé de la priorité', en: 'Key of the priority' },
    value: ({ row, around }) => keyOf(around.priorities, row.priority_id),
  },
  {
    name: 'author',
    description: { fr: 'Nom choisi par l’auteur', en: 'Name chosen by the author' },
    value: given => (isHidden(given) ? null : given.row.author || null),
  },
  {
    name: 'author_kind',
    description: { fr: 'person, ou la nature de l’organisation', en: 'person, or the kind of organisation' },
    value: ({ row }) => row.author_kind,
  },
  {
    name: 'organisation',
    description: { fr: 'Clé de l’organisation', en: 'Key of the organisation' },
    value: ({ row, around }) => keyOf(around.organisations, row.organisation_id),
  },
  {
    name: 'channel',
    description: {
      fr: 'site, paper (papier), mail (courrier), room (en salle), import',
      en: 'site, paper, mail, room, import',
    },
    value: ({ row }) => row.channel,
  },
  {
    name: columnNames.date.en,
    description: {
      fr: 'Jour où elle a été écrite, envoyée ou dite',
      en: 'Day on which it was written, sent or said',
    },
    value: ({ row, reading }) =>
      row.channel_day ?? (row.published_at && dayIn(reading.timeZone, row.published_at)) ?? null,
  },
  {
    name: columnNames.event.en,
    description: { fr: 'Clé de l’événement où elle a été dite', en: 'Key of the event at which it was said' },
    value: ({ row, around }) => keyOf(around.events, row.event_id),
  },
  {
    name: columnNames.consent.en,
    description: {
      fr: 'Si son auteur laisse voir un nom : yes, no',
      en: 'Whether its author lets a name be seen: yes, no',
    },
    value: given => (isHidden(given) ? null : given.row.author ? 'yes' : 'no'),
  },
  {
    name: 'published',
    description: { fr: 'Publiée à (UTC)', en: 'Published at (UTC)' },
    value: ({ row }) => row.published_at?.toISOString() ?? null,
  },
  {
    name: 'due',
    description: { fr: 'Réponse due le', en: 'Answer due on' },
    value: ({ row }) => row.due,
  },
  {
    name: 'settled',
    description: {
      fr: 'Jour de la réponse, ou de la dispense',
      en: 'Day of the answer, or of the waiver',
    },
    value: ({ row, reading }) => row.settled_at && dayIn(reading.timeZone, row.settled_at),
  },
  {
    name: 'identical',
    description: { fr: 'Autres envois du même texte', en: 'Others who sent the same text' },
    value: ({ row }) => row.copies,
  },
  {
    name: 'files',
    description: { fr: 'Nombre de fichiers joints', en: 'Number of attached files' },
    value: given => (isHidden(given) ? null : given.row.files),
  },
  {
    name: 'url',
    description: { fr: 'Adresse permanente', en: 'Permanent address' },
    value: ({ row, reading }) => `${reading.origin}${permanentPath('contribution', row.id)}`,
  },
]
