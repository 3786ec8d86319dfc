import { z } from 'zod'
import type { Json } from '../../platform/canonical.ts'
import { action } from '../../record/index.ts'
import { changePoints, lockedPoints, withOthers } from '../points/locked.ts'
import { pointInWords, SeenPoints } from '../points/point.ts'
import { refusals } from '../refusals.ts'
import { consolidating } from '../rights.ts'
import { entriesOf, themeTag } from '../told.ts'
import type { Consolidated } from './change.ts'
import { changeOf, keepJournal } from './journal.ts'
import { themeOf } from './theme.ts'

const Id = z.string().length(26)

const Grouping = z.strictObject({
  consultationId: Id,
  points: SeenPoints,
  /** Where they go; null: back to what belongs to no theme yet. */
  themeId: Id.nullable(),
})

/** `points.grouped`: an editor puts points into a theme, or takes them out of it. Those that go with them go with them. */
export const groupPoints = action<z.infer<typeof Grouping>, Consolidated>({
  name: 'points.grouped',
  input: Grouping,
  right: consolidating(),
  async run({ consultationId, points: seen, themeId }, acting) {
    const { tx } = acting
    const held = await lockedPoints(tx, seen, consultationId)
    const theme = themeId === null ? null : await themeOf(tx, themeId, consultationId)
    if (held.points.some(({ state }) => state === 'split')) throw refusals.isSplit()
    const moved = held.points.filter(({ theme_id }) => theme_id !== themeId)
    const numbers = moved.map(pointInWords)
    if (moved.length === 0) return { entries: [], result: { consolidation: null, numbers } }
    await changePoints(tx, await withOthers(tx, moved), { theme_id: themeId })
    const changes = moved.map(point => changeOf(point, pointInWords(point)))
    const consolidation = await keepJournal(tx, acting, { consultationId, kind: 'grouped', changes, themeId })
    const was = new Map(
      (
        await tx
          .selectFrom('themes')
          .select(['id', 'number'])
          .where('id', 'in', ['', ...new Set(moved.flatMap(({ theme_id }) => theme_id ?? []))])
          .execute()
      ).map(({ id, number }) => [id, number]),
    )
    const entries = entriesOf('contribution.grouped', held, moved, ({ theme_id }) => ({
      public: { theme: theme?.number ?? null, was: (theme_id === null ? null : (was.get(theme_id) ?? null)) as Json },
      ...(theme ? { erasable: { title: theme.title } } : {}),
      tags: [themeId, theme_id].flatMap(id => (id === null ? [] : [themeTag(id)])),
    }))
    return { entries, result: { consolidation, numbers } }
  },
})

const Assigning = z.strictObject({ consultationId: Id, points: SeenPoints, organisationId: Id })

/** `points.assigned`: an editor says which organisation owes the answer. The day by which it is owed stays. */
export const assignPoints = action<z.infer<typeof Assigning>, Consolidated>({
  name: 'points.assigned',
  input: Assigning,
  right: consolidating(),
  async run({ consultationId, points: seen, organisationId }, acting) {
    const { tx } = acting
    const held = await lockedPoints(tx, seen, consultationId)
    const organisation = await tx
      .selectFrom('organisations')
      .select('id')
      .where('id', '=', organisationId)
      .where('removed', 'is', null)
      .executeTakeFirst()
    if (!organisation) throw refusals.unknownOrganisation()
    if (held.points.some(({ state }) => state === 'split')) throw refusals.isSplit()
    const settled = held.points.filter(({ state }) => state !== 'owed')
    if (settled.length > 0) throw refusals.onlyOwed(settled.map(pointInWords))
    const moved = held.points.filter(({ responsible_id }) => responsible_id !== organisationId)
    const numbers = moved.map(pointInWords)
    if (moved.length === 0) return { entries: [], result: { consolidation: null, numbers } }
    await changePoints(tx, await withOthers(tx, moved), { responsible_id: organisationId })
    const changes = moved.map(point => changeOf(point, pointInWords(point)))
    const consolidation = await keepJournal(tx, acting, { consultationId, kind: 'assigned', changes })
    const entries = entriesOf('contribution.assigned', held, moved, ({ responsible_id }) => ({
      public: { organisation: organisationId, was: responsible_id },
    }))
    return { entries, result: { consolidation, numbers } }
  },
})
