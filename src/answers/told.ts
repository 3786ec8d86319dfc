import { type ContributionRow, tagsOf } from '../consultations/index.ts'
import type { Json } from '../platform/canonical.ts'
import type { NewEntry } from '../record/index.ts'
import type { Held } from './points/locked.ts'
import type { PointRow } from './points/point.ts'

/** What shows how a consultation’s contributions are answered. */
export const answersIn = (consultationId: string): string => `answers:${consultationId}`
/** What lists themes, or answers, of whichever consultation. */
export const allThemes = 'all:theme'
export const allAnswers = 'all:answer'
export const themeTag = (themeId: string): string => `theme:${themeId}`

/** What the record says of one contribution, or of one of the points that it makes. */
export function entryOf(
  type: string,
  row: ContributionRow,
  point: Pick<PointRow, 'number'>,
  told: { public?: Record<string, Json>; erasable?: Record<string, Json>; tags?: readonly string[] },
): NewEntry {
  return {
    type,
    subject: { type: 'contribution', id: row.id },
    public: { number: row.number, ...(point.number > 1 ? { point: point.number } : {}), ...told.public },
    ...(told.erasable ? { erasable: told.erasable } : {}),
    tags: [...tagsOf(row), answersIn(row.consultation_id), ...(told.tags ?? [])],
  }
}

/** The same of several points, with the contribution of each. */
export const entriesOf = (
  type: string,
  { contributions }: Held,
  points: readonly PointRow[],
  told: (point: PointRow) => Parameters<typeof entryOf>[3],
): NewEntry[] =>
  points.flatMap(point => {
    const row = contributions.get(point.contribution_id)
    return row ? [entryOf(type, row, point, told(point))] : []
  })
