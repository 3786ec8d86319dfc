import { sql } from 'kysely'
import { contributionPath, numberInWords } from '../consultations/index.ts'
import { holdsOfPeople, keepsOfPeople } from '../people/index.ts'
import { words } from './words.ts'

keepsOfPeople(
  {
    kind: 'answers',
    ground: 'public-task',
    tables: { answers: 'all', consolidations: 'all', rulings: 'all', consultation_reports: 'all' },
    endedBy: 'asked',
    term: null,
    words: language => words(language).kept.answers,
  },
  {
    kind: 'contests',
    ground: 'public-task',
    tables: { contests: 'all', points: 'all' },
    endedBy: 'asked',
    term: null,
    words: language => words(language).kept.contests,
  },
  {
    kind: 'answers-told',
    ground: 'public-task',
    tables: { answers_told: 'all', answer_reminders: 'all' },
    endedBy: 'asked',
    term: null,
    words: language => words(language).kept.told,
  },
)

holdsOfPeople({
  name: 'answers',
  tables: ['answers', 'rulings', 'consolidations', 'answers_told', 'consultation_reports', 'answer_reminders'],
  words: language => words(language).holding,
  async read(db, { id }, language) {
    const { rows } = await sql<{ way: string; at: Date; number: number | null; words: string | null }>`
      select 'written' as way, drafted_at as at, null::int as number, reason as words from answers where drafted_by = ${id}
      union all select 'reviewed', reviewed_at, null, null from answers where reviewed_by = ${id}
      union all select 'ruled', ruled_at, contribution_number, reason from rulings
        join points using (contribution_id, number) where ruled_by = ${id}
      union all select 'consolidated', done_at, null, kind from consolidations where done_by = ${id}
      union all select 'reported', written_at, null, null from consultation_reports where written_by = ${id}
      union all select 'reminded', told_on::timestamptz, null, null from answer_reminders where person_id = ${id}
      union all select 'told', told_at, null, null from answers_told where person_id = ${id}
      union all select 'contested', contested_at, c.number, reason from contests
        join contributions as c on c.id = contribution_id where c.person_id = ${id}
      order by at desc`.execute(db)
    return rows.map(({ way, at, number, words: said }) => ({
      way,
      at,
      said,
      contribution:
        number === null
          ? null
          : {
              path: contributionPath(language, { number, title: '', state: 'hidden' }),
              label: numberInWords(number),
            },
    }))
  },
  async erase(tx, { id }) {
    // What an organisation answered is its own, whoever wrote it: who that was goes.
    for (const [table, column] of [
      ['answers', 'drafted_by'],
      ['answers', 'reviewed_by'],
      ['rulings', 'ruled_by'],
      ['consolidations', 'done_by'],
      ['consultation_reports', 'written_by'],
    ] as const)
      await sql`update ${sql.table(table)} set ${sql.ref(column)} = null where ${sql.ref(column)} = ${id}`.execute(tx)
    await tx.deleteFrom('answer_reminders').where('person_id', '=', id).execute()
    await tx.deleteFrom('answers_told').where('person_id', '=', id).execute()
    return []
  },
})
