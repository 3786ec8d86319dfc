import { sql } from 'kysely'
import { formatDay, Typeset } from '../../design/index.ts'
import { roleWords, withdrawRole } from '../../people/index.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Day } from '../../platform/facts/period.ts'
import { counted, type HeldOn, namesOfScopes, onColumn, roleColumn, roleFilter } from './columns.tsx'
import { type AdminList, containing } from './list.tsx'

type RoleRow = HeldOn & {
  id: string
  email: string
  pseudonym: string
  duty: string | null
  from: Day
  until: Day | null
  given: Date
  withdrawn: Date | null
}

const standings = {
  held: { fr: 'en cours', en: 'held today' },
  later: { fr: 'à venir', en: 'to come' },
  over: { fr: 'finis', en: 'over' },
  withdrawn: { fr: 'retirés', en: 'withdrawn' },
}

/** Every role and mandate, and who holds or held it. */
export const rolesList: AdminList<RoleRow> = {
  page: 'adminRoles',
  title: { fr: 'Rôles et mandats', en: 'Roles and mandates' },
  lede: {
    fr: 'Qui peut quoi, sur quoi, depuis quand et jusqu’à quand. Retirer un rôle vaut tout de suite.',
    en: 'Who may do what, on what, since when and until when. Withdrawing a role counts at once.',
  },
  count: counted(['rôle', 'rôles'], ['role', 'roles']),
  filters: [
    {
      name: 'q',
      kind: 'search',
      label: { fr: 'Adresse, pseudonyme ou fonction', en: 'Address, pseudonym or function' },
    },
    roleFilter,
    {
      name: 'standing',
      kind: 'select',
      label: { fr: 'État', en: 'State' },
      options: Object.entries(standings).map(([value, label]) => ({ value, label })),
    },
  ],
  rows({ q = '', role = '', standing = '' }, { timeZone, now }) {
    const today = sql`${dayIn(timeZone, now)}::date`
    return sql<RoleRow>`
      select roles.id, people.email, people.name as pseudonym, role, on_type, scope.key as on_key, scope.name as on_name, duty,
        to_char(from_day, 'YYYY-MM-DD') as "from", to_char(until_day, 'YYYY-MM-DD') as until, given_at as given, withdrawn_at as withdrawn
      from roles join people on people.id = person_id ${namesOfScopes}
      where (${q} = '' or email ilike ${containing(q)} or people.name ilike ${containing(q)} or duty ilike ${containing(q)})
        and (${role} = '' or role = ${role})
        and (${standing} = '' or ${standing} = case
          when withdrawn_at is not null then 'withdrawn' when from_day > ${today} then 'later'
          when until_day < ${today} then 'over' else 'held' end)`
  },
  columns: [
    {
      name: 'email',
      heading: { fr: 'Qui', en: 'Who' },
      show: ({ email, pseudonym }) => (
        <>
          <b>{email}</b>
          {pseudonym && ` (${pseudonym})`}
        </>
      ),
      value: ({ email }) => email,
    },
    roleColumn,
    onColumn,
    {
      name: 'duty',
      heading: { fr: 'Fonction', en: 'Function' },
      show: ({ duty }, { language }) => <Typeset words={duty ?? '—'} language={language} />,
      value: ({ duty }) => duty,
    },
    {
      name: 'from',
      heading: { fr: 'Dates', en: 'Dates' },
      show: ({ from, until }, { language }) => (
        <Typeset
          words={roleWords(language).dates(
            formatDay(from, language),
            until === null ? null : formatDay(until, language),
          )}
          language={language}
        />
      ),
      value: ({ from }) => from,
    },
    {
      name: 'withdrawn',
      heading: { fr: 'Retiré le', en: 'Withdrawn on' },
      show: ({ withdrawn }, { language, timeZone }) =>
        withdrawn ? formatDay(dayIn(timeZone, withdrawn), language) : '—',
      value: ({ withdrawn }) => withdrawn?.toISOString() ?? null,
    },
  ],
  rowAct: ({ withdrawn, email }, language) =>
    withdrawn
      ? null
      : language === 'fr'
        ? { does: 'withdraw', label: 'Retirer', spoken: `Retirer ce rôle à ${email}` }
        : { does: 'withdraw', label: 'Withdraw', spoken: `Withdraw this role from ${email}` },
  acts: {
    withdraw: {
      done: { fr: 'Le rôle est retiré.', en: 'The role is withdrawn.' },
      perform: ({ db, reader, now }, form) => withdrawRole.perform(db, reader.who, now, { id: form.get('id') ?? '' }),
    },
  },
}
