import { sql } from 'kysely'
import { Link, Typeset } from '../../design/index.ts'
import { closeSessionsOf, momentInWords, roleWords } from '../../people/index.ts'
import { addresses } from '../../platform/http/addresses.ts'
import { type RoleName, roleNames } from '../../record/index.ts'
import { counted } from './columns.tsx'
import { type AdminList, containing } from './list.tsx'
import { words } from './words.ts'

type PersonRow = {
  id: string
  email: string
  pseudonym: string
  language: 'fr' | 'en'
  joined: Date
  seen: Date | null
  roles: RoleName[]
}

/** Everybody who has signed in. */
export const peopleList: AdminList<PersonRow> = {
  page: 'adminPeople',
  title: { fr: 'Personnes', en: 'People' },
  lede: {
    fr: 'Qui s’est connecté au moins une fois. Les adresses ne sont montrées qu’ici.',
    en: 'Who has signed in at least once. Addresses are shown here only.',
  },
  count: counted(['personne', 'personnes'], ['person', 'people']),
  filters: [
    { name: 'q', kind: 'search', label: { fr: 'Adresse ou pseudonyme', en: 'Address or pseudonym' } },
    {
      name: 'role',
      kind: 'select',
      label: { fr: 'Rôle', en: 'Role' },
      options: roleNames.map(value => ({
        value,
        label: { fr: roleWords('fr').names[value], en: roleWords('en').names[value] },
      })),
    },
  ],
  rows: ({ q = '', role = '' }) => sql<PersonRow>`
    select people.id, email, name as pseudonym, people.language, created_at as joined,
      (select max(updated_at) from sessions where person_id = people.id) as seen,
      array(select role from roles where person_id = people.id and withdrawn_at is null order by given_at) as roles
    from people
    where (${q} = '' or email ilike ${containing(q)} or name ilike ${containing(q)})
      and (${role} = '' or exists (select from roles where person_id = people.id and withdrawn_at is null and role = ${role}))`,
  columns: [
    {
      name: 'email',
      heading: { fr: 'Adresse', en: 'Address' },
      show: ({ email }) => <b>{email}</b>,
      value: ({ email }) => email,
    },
    {
      name: 'pseudonym',
      heading: { fr: 'Pseudonyme', en: 'Pseudonym' },
      show: ({ pseudonym }) => pseudonym || '—',
      value: ({ pseudonym }) => pseudonym,
    },
    {
      name: 'roles',
      heading: { fr: 'Rôles', en: 'Roles' },
      show: ({ roles, email }, { language }) =>
        roles.length === 0 ? (
          '—'
        ) : (
          <Link href={`${addresses.adminRoles[language]}?q=${encodeURIComponent(email)}`}>
            <Typeset words={roles.map(role => roleWords(language).names[role]).join(', ')} language={language} />
          </Link>
        ),
      value: ({ roles }) => roles.join(' '),
    },
    {
      name: 'language',
      heading: { fr: 'Langue', en: 'Language' },
      show: ({ language }) => language,
      value: ({ language }) => language,
    },
    {
      name: 'joined',
      heading: { fr: 'Première connexion', en: 'First signed in' },
      show: ({ joined }, { timeZone, language }) => momentInWords(joined, timeZone, language),
      value: ({ joined }) => joined.toISOString(),
    },
    {
      name: 'seen',
      heading: { fr: 'Session la plus récente', en: 'Latest session' },
      show: ({ seen }, { timeZone, language }) =>
        seen ? momentInWords(seen, timeZone, language) : words(language).never,
      value: ({ seen }) => seen?.toISOString() ?? null,
    },
  ],
  rowAct: ({ seen, email }, language) =>
    seen === null
      ? null
      : language === 'fr'
        ? { does: 'close', label: 'Fermer ses sessions', spoken: `Fermer toutes les sessions de ${email}` }
        : { does: 'close', label: 'Close sessions', spoken: `Close all sessions of ${email}` },
  acts: {
    close: {
      done: {
        fr: 'Ses sessions sont fermées, sur tous ses appareils.',
        en: 'Their sessions are closed, on all their devices.',
      },
      perform: ({ db, reader, now }, form) =>
        closeSessionsOf.perform(db, reader.who, now, { person: form.get('id') ?? '' }),
    },
  },
}
