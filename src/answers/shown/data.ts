import type { Json } from '../../platform/canonical.ts'
import { permanentPath } from '../../platform/http/addresses.ts'
import type { AnswerShown } from './read-shown.ts'

/** A published answer as data: what was decided, why, in whose name, and where it leads. */
export const answerData = (
  { row, organisation, passedTo, targets }: AnswerShown,
  { origin }: { origin: string },
): Record<string, Json> => ({
  id: row.id,
  outcome: row.outcome,
  until: row.until,
  passedTo: passedTo?.key ?? null,
  reason: row.reason,
  language: row.language,
  organisation: organisation.key,
  signedAs: row.signed_as,
  published: row.published_at?.toISOString() ?? null,
  replaces: row.replaces,
  second: row.is_second,
  targets: targets.map(({ pointed, entryId, field, before, after }) => ({
    type: pointed.type,
    url: `${origin}${permanentPath(pointed.type, pointed.id)}`,
    number: pointed.number,
    ...(pointed.milestone === null ? {} : { milestone: pointed.milestone }),
    withdrawn: pointed.removed,
    state: 'completion' in pointed.standing ? pointed.standing.completion : pointed.standing.state,
    entry: entryId,
    field,
    before,
    after,
  })),
})
