import { sql } from 'kysely'
import type { Became } from '../../consultations/index.ts'
import type { Queries } from '../../platform/database/database.ts'
import type { Day } from '../../platform/facts/period.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { hasMovedSince, pointedInWords, readTargets } from '../shown/targets-shown.ts'
import { words } from '../shown/words.ts'

/** Where the answers to some contributions led, each thing once, and which of them are owed a second look: for their author’s own list. */
export async function becameOf(
  db: Queries,
  ids: readonly string[],
  { language, today, timeZone }: { language: Language; today: Day; timeZone: string },
): Promise<ReadonlyMap<string, Became>> {
  const [{ rows: standing }, { rows: second }] = await Promise.all([
    sql<{ id: string; answer: string; published_at: Date }>`
      select distinct p.contribution_id as id, a.id as answer, a.published_at
      from points as p join answers as a on a.id = p.answer_id
      where p.contribution_id = any(${[...ids]}::text[]) and p.is_shown and a.published_at is not null
      order by 1, 2`.execute(db),
    sql<{ id: string; due: Day }>`
      select s.contribution_id as id, min(s.due)::text as due
      from contests as s join points as p using (contribution_id, number)
      where s.contribution_id = any(${[...ids]}::text[]) and s.settled_at is null and p.is_shown
      group by 1`.execute(db),
  ])
  const answers = [...new Set(standing.map(({ answer }) => answer))]
  // Which words an answer changed is said on the page of the contribution.
  const targets = await readTargets(db, answers, { language, today }, async () => [])
  const due = new Map(second.map(one => [one.id, one.due]))
  const found = new Map<string, Became>(second.map(one => [one.id, { leads: [], secondDue: one.due }]))
  for (const { id, answer, published_at } of standing) {
    const { leads, secondDue } = found.get(id) ?? { leads: [], secondDue: due.get(id) ?? null }
    const more = (targets.get(answer) ?? []).flatMap(({ pointed }) =>
      leads.some(({ href }) => href === pointed.href)
        ? []
        : [
            {
              label: pointedInWords(pointed, language, words(language).milestone),
              href: pointed.href,
              hasMoved: hasMovedSince(pointed, published_at, timeZone),
            },
          ],
    )
    found.set(id, { leads: [...leads, ...more], secondDue })
  }
  return found
}
