import type { Change } from '../../../design/index.ts'
import type { Json } from '../../../platform/canonical.ts'
import type { Queries } from '../../../platform/database/database.ts'
import type { Language } from '../../../platform/locales/languages.ts'
import { readHistory } from '../../../record/index.ts'
import type { ChangesInWords } from '../../changes-in-words.ts'

/** A change of the record that an answer may have brought about. */
export type Offered = { value: string; recorded: Date; change: Change }

/** As many lines of the record as are looked through, and changes as are offered. */
const linesRead = 50
const mostOffered = 20

const differenceIn = (value: Json): { before: Json; after: Json } | null => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const { before, after } = value
  return before === undefined || after === undefined ? null : { before, after }
}

/** What changed in the fields of a commitment or a milestone, the last change first. */
export async function readChanges(
  db: Queries,
  target: { type: 'commitment' | 'milestone'; id: string },
  language: Language,
  inWords: ChangesInWords,
): Promise<Offered[]> {
  const history = await readHistory(db, [target.id], linesRead)
  const found = history
    .filter(({ type, public: told }) => type === `${target.type}.described` && told.change === 'corrected')
    .flatMap(entry =>
      Object.entries(entry.erasable).flatMap(([field, value]) => {
        const difference = differenceIn(value)
        return difference ? [{ entry, field, ...difference }] : []
      }),
    )
    .slice(0, mostOffered)
  const said = await inWords(db, found, language)
  return found.flatMap(({ entry, field }, place) => {
    const change = said[place]
    return change ? [{ value: `${entry.id}:${field}`, recorded: entry.recorded, change }] : []
  })
}
