import type { ConsultationRow } from '../../../consultations/index.ts'
import { readAllOrganisations } from '../../../people/index.ts'
import { readPriorities } from '../../../plans/index.ts'
import type { Queries } from '../../../platform/database/database.ts'
import { wordsOf } from '../../../platform/facts/text.ts'
import type { Language } from '../../../platform/locales/languages.ts'
import { type Entry, readHistory } from '../../../record/index.ts'
import type { Seen } from '../../points/point.ts'
import type { Choices } from './asked.ts'
import { type BenchRow, readBenchRows } from './rows.ts'
import { readThemes } from './themes.ts'

/** From what one can choose in a consultation: those who answer in it come first among organisations. */
export async function readChoices(
  db: Queries,
  { id, plan_id, facts }: ConsultationRow,
  language: Language,
): Promise<Choices> {
  const [themes, all, priorities] = await Promise.all([
    readThemes(db, id),
    readAllOrganisations(db),
    readPriorities(db, plan_id),
  ])
  const answering = new Set([facts.answeredBy, ...facts.priorities].map(({ organisationId }) => organisationId))
  const collator = new Intl.Collator(language)
  return {
    themes,
    organisations: [...all].sort(
      (a, b) =>
        Number(answering.has(b.key)) - Number(answering.has(a.key)) ||
        collator.compare(wordsOf(a.facts.name, language), wordsOf(b.facts.name, language)),
    ),
    priorities: priorities.filter(({ key }) => facts.priorities.some(({ priorityId }) => priorityId === key)),
  }
}

/** What was ticked, as it stands now; what can’t be ticked any more; and what the record says was done of what changed since. */
export type Kept = { rows: BenchRow[]; gone: BenchRow[]; lines: Entry[] }

const mostLines = 6

/** What became of what somebody had ticked, where they have to choose again. */
export async function readKept(db: Queries, seen: readonly Seen[], consultationId: string): Promise<Kept> {
  const found = (await readBenchRows(db, seen)).filter(row => row.consultation_id === consultationId)
  const canBeTicked = (row: BenchRow) => row.is_shown && row.with_id === null && row.state !== 'split'
  const changed = found.filter(row =>
    seen.some(one => one.id === row.contribution_id && one.number === row.number && one.version !== row.version),
  )
  return {
    rows: found.filter(canBeTicked),
    gone: found.filter(row => !canBeTicked(row)),
    lines: await readHistory(
      db,
      changed.map(({ contribution_id }) => contribution_id),
      mostLines,
    ),
  }
}
