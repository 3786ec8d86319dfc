import type { Selectable } from 'kysely'
import { z } from 'zod'
import { numberInWords } from '../../consultations/index.ts'
import type { PointsTable } from '../tables.ts'

export type PointRow = Selectable<PointsTable>

/** Which point: a contribution, and which of the things that it says. The first is all of it. */
export type PointKey = { id: string; number: number }

/** A point, and how often it had changed when somebody saw it: so that nobody decides on what they haven’t seen. */
export const Seen = z.strictObject({
  id: z.string().length(26),
  number: z.int().min(1).max(50),
  version: z.int().min(1),
})
export type Seen = z.infer<typeof Seen>

/** The version that a form says was seen: of what says none that means anything, the first. */
export const seenIn = (form: URLSearchParams, otherwise = 1): number =>
  Number(/^[1-9]\d{0,8}$/.exec(form.get('seen') ?? '')?.[0] ?? otherwise)

/** As many points as are taken in hand at once: two pages of a list. */
export const mostAtOnce = 100
export const SeenPoints = z.array(Seen).min(1).max(mostAtOnce)

export const keyOf = ({ contribution_id, number }: PointRow): PointKey => ({ id: contribution_id, number })

/** `C-0142`, or `C-0142.2` for one of the things that it says. */
export const pointInWords = ({
  contribution_number,
  number,
}: Pick<PointRow, 'contribution_number' | 'number'>): string =>
  number === 1 ? numberInWords(contribution_number) : `${numberInWords(contribution_number)}.${number}`
