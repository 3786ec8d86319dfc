import { sql } from 'kysely'
import { contributionPath, numberInWords } from '../consultations/index.ts'
import { holdsOfPeople, keepsOfPeople } from '../people/index.ts'
import { emptyParts, explanationPart } from '../record/index.ts'
import { cited } from './charter/rules.ts'
import { appealPart } from './hidings/appeal.ts'
import { forgetReports } from './reports/report.ts'
import { words } from './words.ts'

/** How long a report is kept once a moderator has answered it, in days: until an appeal against what came of it is settled as well. */
export const daysOfReports = 90

keepsOfPeople(
  {
    kind: 'reports',
    ground: 'public-task',
    tables: { reports: 'all' },
    endedBy: 'run',
    term: { days: daysOfReports },
    forget: forgetReports,
    words: language => words(language).kept.reports,
  },
  {
    kind: 'hidings',
    ground: 'public-task',
    tables: { hidings: 'all' },
    endedBy: 'asked',
    term: null,
    words: language => words(language).kept.hidings,
  },
)

holdsOfPeople({
  name: 'moderation',
  tables: ['hidings'],
  words: language => words(language).holding,
  async read(db, { id }, language) {
    const rows = await db
      .selectFrom('hidings')
      .innerJoin('contributions', 'contributions.id', 'contribution_id')
      .selectAll('hidings')
      .select('number')
      .where(eb =>
        eb.or([
          eb('author_id', '=', id),
          eb('hidden_by', '=', id),
          eb('settled_by', '=', id),
          eb('restored_by', '=', id),
        ]),
      )
      .orderBy('hidings.id', 'desc')
      .execute()
    return rows.map(row => {
      const rule = cited(row.rule, row.charter)
      const isAuthor = row.author_id === id
      return {
        way: isAuthor ? 'author' : 'moderator',
        contribution: {
          path: contributionPath(language, { number: row.number, title: '', state: 'hidden' }),
          label: numberInWords(row.number),
        },
        rule: words(language).rule(rule.number, rule.title[language]),
        explanation: row.explanation,
        hidden: row.hidden_at,
        state: row.state,
        appealed: row.appealed_at,
        // What the author writes is theirs, and not whoever decides.
        ...(isAuthor ? { appeal: row.appeal } : {}),
        settled: row.settled_at,
        settlement: row.settlement,
        restored: row.restored_at,
      }
    })
  },
  async erase(tx, { id }) {
    const gone = await tx
      .updateTable('hidings')
      .set({
        author_id: null,
        appeal: null,
        explanation: '',
        settlement: sql`case when settlement is null then null else '' end`,
      })
      .where('author_id', '=', id)
      .returning('contribution_id')
      .execute()
    const subjects = gone.map(({ contribution_id }) => ({ type: 'contribution', id: contribution_id }))
    if (subjects.length > 0) {
      await emptyParts(tx, 'private', subjects, [appealPart])
      await emptyParts(tx, 'erasable', subjects, [explanationPart])
    }
    for (const column of ['hidden_by', 'settled_by', 'restored_by'] as const)
      await sql`update hidings set ${sql.ref(column)} = null where ${sql.ref(column)} = ${id}`.execute(tx)
    return []
  },
})
