import { canonicalJson, type Json, sha256 } from '../../platform/canonical.ts'
import type { Queries, Tx } from '../../platform/database/database.ts'
import { cleaned } from '../cleaned.ts'
import { saidHash } from '../contributions/contribution.ts'
import type { Entered } from './entered.ts'

type Unknown = Omit<Entered, 'identity'>

/**
 * By what a row is known again: what its file calls it; or else the day and the way by which it came, with what it says and who says it.
 * @param reference what its file calls it; empty where it doesn't
 */
export function identityOf(reference: string, { said, channel, day, organisationId }: Unknown): string {
  if (reference !== '') return `reference:${reference}`
  const hash = saidHash(said.title, said.text)
  return `said:${sha256(canonicalJson([channel, day, organisationId, cleaned(said.author)]), hash).toString('hex')}`
}

/** All that a row says: a row that says something else than once has another one. */
export const contentHash = ({ said, channel, day, eventId, organisationId }: Unknown): Buffer =>
  sha256(canonicalJson({ said, channel, day, eventId, organisationId } as unknown as Json))

export type Known = { contributionId: string; number: number; content: Buffer }

/** The contributions of a consultation that are known by some identities. */
export async function readKnown(
  db: Queries,
  consultationId: string,
  identities: readonly string[],
): Promise<Map<string, Known>> {
  if (identities.length === 0) return new Map()
  const rows = await db
    .selectFrom('contribution_identities as known')
    .innerJoin('contributions', 'contributions.id', 'known.contribution_id')
    .select(['known.identity', 'known.contribution_id', 'known.content', 'contributions.number'])
    .where('known.consultation_id', '=', consultationId)
    .where('known.identity', 'in', [...identities])
    .execute()
  return new Map(
    rows.map(({ identity, contribution_id, number, content }) => [
      identity,
      { contributionId: contribution_id, number, content },
    ]),
  )
}

type Remembered = { identity: string; contributionId: string; content: Buffer }

/** Remembers by what some contributions are known again. */
export async function remember(tx: Tx, consultationId: string, made: readonly Remembered[]): Promise<void> {
  if (made.length === 0) return
  await tx
    .insertInto('contribution_identities')
    .values(
      made.map(({ identity, contributionId, content }) => ({
        consultation_id: consultationId,
        identity,
        contribution_id: contributionId,
        content,
      })),
    )
    .execute()
}
