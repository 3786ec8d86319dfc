import { sql } from 'kysely'
import { formatDay, Typeset } from '../../design/index.ts'
import { momentInWords, passingKinds } from '../../people/index.ts'
import type { Day } from '../../platform/facts/period.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { counted } from './columns.tsx'
import type { AdminList } from './list.tsx'

type JobRow = { id: string; day: Day; kind: string; ran: Date; taken: number }

/** What a kind is called; its code where no room keeps it any more. */
const nameOf = (kind: string, language: Language): string =>
  passingKinds()
    .find(one => one.kind === kind)
    ?.words(language).name ?? kind

/** What the daily run did: of each kind of what is kept for a time, when it looked and how many it took away. */
export const jobsList = (): AdminList<JobRow> => ({
  page: 'adminJobs',
  title: { fr: 'Tâches', en: 'Jobs' },
  lede: {
    fr: 'Ce que le passage de chaque jour a effacé, parce que son temps était fini. Une ligne qui manque n’a pas été faite.',
    en: 'What each day’s run took away, because its time was over. A line that is missing wasn’t done.',
  },
  count: counted(['passage', 'passages'], ['run', 'runs']),
  filters: [
    {
      name: 'kind',
      kind: 'select',
      label: { fr: 'Quoi', en: 'What' },
      options: passingKinds().map(({ kind, words }) => ({
        value: kind,
        label: { fr: words('fr').name, en: words('en').name },
      })),
    },
  ],
  rows: ({ kind = '' }) => sql<JobRow>`
    select to_char(day, 'YYYY-MM-DD') || ' ' || kind as id, to_char(day, 'YYYY-MM-DD') as day, kind, ran_at as ran, taken
    from retention_runs where (${kind} = '' or kind = ${kind})`,
  columns: [
    {
      name: 'day',
      heading: { fr: 'Jour', en: 'Day' },
      show: ({ day }, { language }) => formatDay(day, language),
      value: ({ day }) => day,
    },
    {
      name: 'kind',
      heading: { fr: 'Quoi', en: 'What' },
      show: ({ kind }, { language }) => <Typeset words={nameOf(kind, language)} language={language} />,
      value: ({ kind }) => kind,
    },
    {
      name: 'ran',
      heading: { fr: 'Fait', en: 'Done' },
      show: ({ ran }, { timeZone, language }) => momentInWords(ran, timeZone, language),
      value: ({ ran }) => ran.toISOString(),
    },
    {
      name: 'taken',
      heading: { fr: 'Effacés', en: 'Taken away' },
      show: ({ taken }) => String(taken),
      value: ({ taken }) => taken,
    },
  ],
})
