import { type Selectable, sql } from 'kysely'
import { z } from 'zod'
import { cleaned, numberInWords } from '../../consultations/index.ts'
import type { Queries, Tx } from '../../platform/database/database.ts'
import { wordsIn } from '../../platform/facts/fold.ts'
import { isStorable } from '../../platform/facts/text.ts'
import { newUlid } from '../../platform/ids.ts'
import { type Admitted, action, type NewEntry } from '../../record/index.ts'
import { changePoints, holdPoints, withOthers } from '../points/locked.ts'
import { keyOf, pointInWords } from '../points/point.ts'
import { refusals } from '../refusals.ts'
import { consolidating } from '../rights.ts'
import type { ThemesTable } from '../tables.ts'
import { allThemes, answersIn, entriesOf, themeTag } from '../told.ts'
import { changeOf, keepJournal } from './journal.ts'

export type ThemeRow = Selectable<ThemesTable>

export const longestThemeTitle = 120
export const longestFinding = 5000

const Id = z.string().length(26)
const Describing = z.strictObject({
  consultationId: Id,
  /** Null: a new one. */
  id: Id.nullable(),
  /** The version that whoever describes it has seen; 0 for a new one. */
  seen: z.int().min(0),
  title: z
    .string()
    .max(longestThemeTitle)
    .refine(isStorable)
    .refine(title => wordsIn(title).length > 0)
    .regex(/^[^\n\t\p{Zl}\p{Zp}]*$/u),
  finding: z.string().max(longestFinding).refine(isStorable),
})

/** A theme of a consultation, not dissolved, locked until the transaction ends. @throws a refusal where there is none */
export async function themeOf(tx: Tx, id: string, consultationId: string): Promise<ThemeRow> {
  const row = await tx
    .selectFrom('themes')
    .selectAll()
    .where('id', '=', id)
    .where('consultation_id', '=', consultationId)
    .where('dissolved_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw refusals.unknownTheme()
  return row
}

/** The numbers of the contributions that a finding cites, each once, in their order. */
export const citedIn = (finding: string): number[] => [
  ...new Set([...finding.matchAll(/\bC-(\d{1,9})\b/gi)].map(([, digits]) => Number(digits))),
]

/** Which of some contributions a theme doesn’t hold, by number. */
export async function notIn(db: Queries, themeId: string, numbers: readonly number[]): Promise<number[]> {
  if (numbers.length === 0) return []
  const { rows } = await sql<{ number: number }>`
    select distinct c.number from contributions as c join points as p on p.contribution_id = c.id
    where c.number = any(${[...numbers]}::int[]) and p.theme_id = ${themeId} and p.is_shown and p.state <> 'split'`.execute(
    db,
  )
  return numbers.filter(number => !rows.some(row => row.number === number))
}

const entryOfTheme = (
  type: string,
  { id, number, consultation_id }: ThemeRow,
  more: Partial<NewEntry> = {},
): NewEntry => ({
  type,
  subject: { type: 'theme', id },
  ...more,
  public: { number, consultation: consultation_id, ...more.public },
  tags: [themeTag(id), allThemes, answersIn(consultation_id), `consultation:${consultation_id}`],
})

/** `theme.described`: an editor makes a theme, or changes what it is called and what it finds. A finding cites what it rests on. */
export const describeTheme = action<z.infer<typeof Describing>, { id: string; number: number; version: number }>({
  name: 'theme.described',
  input: Describing,
  right: consolidating(),
  async run({ consultationId, id, seen, title: typed, finding: typedFinding }, acting) {
    const { tx, recorded } = acting
    const [title, finding] = [cleaned(typed), cleaned(typedFinding)]
    // Numbers are given one after another; whoever contributes meanwhile doesn’t wait for that.
    const there = await tx
      .selectFrom('consultations')
      .select('id')
      .where('id', '=', consultationId)
      .forNoKeyUpdate()
      .executeTakeFirst()
    if (!there) throw refusals.unknownConsultation()
    const before = id === null ? null : await themeOf(tx, id, consultationId)
    if (before && before.version !== seen) throw refusals.changedMeanwhile()
    const others = await tx
      .selectFrom('themes')
      .select(['id', 'title', 'number', 'dissolved_at'])
      .where('consultation_id', '=', consultationId)
      .execute()
    const folded = (of: string) => wordsIn(of).join(' ')
    if (others.some(one => one.id !== id && one.dissolved_at === null && folded(one.title) === folded(title)))
      throw refusals.themeTitle()
    if (finding !== '' && finding !== before?.finding) {
      const cited = citedIn(finding)
      if (cited.length === 0) throw refusals.findingCitesNothing()
      const missing = id === null ? cited : await notIn(tx, id, cited)
      if (missing.length > 0) throw refusals.findingCitesOthers(missing.map(numberInWords))
    }
    if (before && before.title === title && before.finding === finding)
      return { entries: [], result: { id: before.id, number: before.number, version: before.version } }
    const row: ThemeRow = before
      ? { ...before, title, finding, version: before.version + 1, changed_at: recorded }
      : {
          id: newUlid(),
          consultation_id: consultationId,
          number: Math.max(0, ...others.map(one => one.number)) + 1,
          title,
          finding,
          version: 1,
          made_at: recorded,
          changed_at: null,
          dissolved_at: null,
        }
    if (before) {
      const { version, changed_at } = row
      await tx.updateTable('themes').set({ title, finding, version, changed_at }).where('id', '=', row.id).execute()
    } else await tx.insertInto('themes').values(row).execute()
    const entry = entryOfTheme('theme.described', row, {
      public: { version: row.version },
      erasable: { title, ...(finding ? { finding } : {}) },
    })
    return { entries: [entry], result: { id: row.id, number: row.number, version: row.version } }
  },
})

const Dissolving = z.strictObject({ consultationId: Id, id: Id, seen: z.int().min(1) })

/** As many points as a theme may hold to be dissolved in one go. */
const mostDissolved = 1000

/** `theme.dissolved`: an editor ends a theme: its points belong to none again, and can be found. */
export const dissolveTheme = action<z.infer<typeof Dissolving>, { consolidation: string; numbers: string[] }>({
  name: 'theme.dissolved',
  input: Dissolving,
  right: consolidating(),
  async run({ consultationId, id, seen }, acting: Admitted) {
    const { tx, recorded } = acting
    const keys = await tx
      .selectFrom('points')
      .selectAll()
      .where('theme_id', '=', id)
      .where('with_id', 'is', null)
      .where('is_shown', '=', true)
      .orderBy('contribution_number')
      .orderBy('number')
      .limit(mostDissolved + 1)
      .execute()
    if (keys.length > mostDissolved) throw refusals.themeTooLarge(mostDissolved)
    const held = await holdPoints(tx, keys.map(keyOf))
    const theme = await themeOf(tx, id, consultationId)
    if (theme.version !== seen) throw refusals.changedMeanwhile()
    const answer = await tx
      .selectFrom('answers')
      .select('id')
      .where('theme_id', '=', id)
      .where('state', '<>', 'dropped')
      .executeTakeFirst()
    if (answer) throw refusals.themeAnswered()
    const points = held.points.filter(point => point.theme_id === id && point.is_shown && point.with_id === null)
    await changePoints(tx, await withOthers(tx, points), { theme_id: null })
    // What is hidden would come back to a theme that nobody sees.
    await tx.updateTable('points').set({ theme_id: null }).where('theme_id', '=', id).execute()
    await tx
      .updateTable('themes')
      .set({ dissolved_at: recorded, version: theme.version + 1 })
      .where('id', '=', id)
      .execute()
    const changes = points.map(point => changeOf(point, pointInWords(point)))
    const consolidation = await keepJournal(tx, acting, { consultationId, kind: 'dissolved', changes, themeId: id })
    const entries = [
      ...entriesOf('contribution.grouped', held, points, () => ({ public: { theme: null, was: theme.number } })),
      entryOfTheme('theme.dissolved', theme, { erasable: { title: theme.title } }),
    ]
    return { entries, result: { consolidation, numbers: points.map(pointInWords) } }
  },
})
