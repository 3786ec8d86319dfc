import type { ConsultationRow } from '../../../consultations/index.ts'
import type { Queries } from '../../../platform/database/database.ts'
import { attempt, type Outcome } from '../../../record/index.ts'
import { mostAtOnce, type PointKey, type Seen } from '../../points/point.ts'
import type { Consolidated } from '../change.ts'
import { assignPoints, groupPoints } from '../group.ts'
import { mergeContributions } from '../merge.ts'
import { describeTheme, longestThemeTitle } from '../theme.ts'
import { undoConsolidation } from '../undo.ts'
import type { Typed } from './acts.tsx'
import type { Choices } from './asked.ts'
import type { V } from './door.tsx'
import { words } from './words.ts'

/** What comes of the form: what it asks for isn't said yet, or it was done, or refused. */
export type Sent =
  | { wrong: { field: keyof Typed | 'ticks'; why: string } }
  | { outcome: Outcome<Consolidated> }
  | { made: Outcome<{ number: number }> }
  | { nothing: true }

type Sending = { visit: V; row: ConsultationRow; ticked: readonly Seen[]; typed: Typed; choices: Choices }

const wrong = (field: keyof Typed | 'ticks', why: string): Sent => ({ wrong: { field, why } })

const isTitle = (title: string) => /[\p{L}\p{N}]/u.test(title) && title.length <= longestThemeTitle

/** A new theme, and what is ticked in it: both, or neither. */
async function makeTheme({ visit, row, ticked, typed }: Sending): Promise<Sent> {
  const { db, reader, now } = visit
  const acting = { who: reader.who, recorded: now }
  const theme = { consultationId: row.id, id: null, seen: 0, title: typed.title, finding: '' }
  if (ticked.length === 0) return { made: await describeTheme.perform(db, reader.who, now, theme) }
  return {
    outcome: await attempt(db, async tx => {
      const made = await describeTheme.within({ tx, ...acting }, theme)
      const points = { consultationId: row.id, points: ticked, themeId: made.result.id }
      const grouped = await groupPoints.within({ tx, ...acting }, points)
      return { result: grouped.result, entryIds: [...made.entryIds, ...grouped.entryIds] }
    }),
  }
}

/** Which one the others go with: the one that was chosen, or the oldest of those ticked. */
async function leadingOf(db: Queries, chosen: string, ticked: readonly Seen[]): Promise<Seen | null> {
  const [, id, number, version] = /^([0-9A-Z]{26})\.([1-9]\d?)\.([1-9]\d{0,8})$/.exec(chosen) ?? []
  if (id) return { id, number: Number(number), version: Number(version) }
  const oldest = await db
    .selectFrom('contributions')
    .select('id')
    .where(
      'id',
      'in',
      ticked.map(one => one.id),
    )
    .orderBy('number')
    .limit(1)
    .executeTakeFirst()
  return ticked.find(one => one.id === oldest?.id) ?? null
}

const isSame = (one: PointKey, other: PointKey) => one.id === other.id && one.number === other.number

/** Does what the form asks for. */
export async function sent(does: string, sending: Sending, undoes: string): Promise<Sent> {
  const { visit, row, ticked, typed, choices } = sending
  const { db, reader, now, language } = visit
  const say = words(language).refused
  const by = { consultationId: row.id, points: ticked }
  if (does === 'undo') {
    const undone = await undoConsolidation.perform(db, reader.who, now, { consultationId: row.id, id: undoes })
    return {
      outcome: undone.done ? { ...undone, result: { consolidation: undoes, numbers: undone.result.numbers } } : undone,
    }
  }
  if (ticked.length > mostAtOnce) return wrong('ticks', say.tooMany(mostAtOnce))
  if (does === 'make') return isTitle(typed.title) ? makeTheme(sending) : wrong('title', say.noTitle)
  if (!['group', 'assign', 'merge'].includes(does)) return { nothing: true }
  if (ticked.length === 0) return wrong('ticks', say.nothingTicked)
  if (does === 'group') {
    const theme = choices.themes.find(({ number }) => String(number) === typed.theme)
    if (!theme && typed.theme !== 'none') return wrong('theme', say.noTheme)
    return { outcome: await groupPoints.perform(db, reader.who, now, { ...by, themeId: theme?.id ?? null }) }
  }
  if (does === 'assign') {
    const organisation = choices.organisations.find(({ key }) => key === typed.organisation)
    if (!organisation) return wrong('organisation', say.noOrganisation)
    return { outcome: await assignPoints.perform(db, reader.who, now, { ...by, organisationId: organisation.id }) }
  }
  const into = await leadingOf(db, typed.into, ticked)
  const others = ticked.filter(one => into && !isSame(one, into))
  if (!into || others.length === 0) return wrong('into', say.onlyOne)
  return { outcome: await mergeContributions.perform(db, reader.who, now, { ...by, into, points: others }) }
}
