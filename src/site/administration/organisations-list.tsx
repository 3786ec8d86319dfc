import { sql } from 'kysely'
import { Band, Link, TextView, Typeset } from '../../design/index.ts'
import { type OrganisationKind, organisationKinds } from '../../people/index.ts'
import type { Text } from '../../platform/facts/text.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { addresses, pathOf } from '../../platform/http/addresses.ts'
import { words as siteWords } from '../words.ts'
import { counted } from './columns.tsx'
import { type AdminList, containing } from './list.tsx'

type OrganisationListed = {
  id: string
  key: string
  slug: string
  kind: OrganisationKind
  name: Text
  members: number
  invited: number
}

/** Every organisation, with the ways to what it is and to who acts for it. */
export const organisationsList: AdminList<OrganisationListed> = {
  page: 'adminOrganisations',
  title: { fr: 'Organisations', en: 'Organisations' },
  lede: {
    fr: 'Ministères, autorités indépendantes, juridictions, société civile, collectivités : leurs noms, et qui agit pour elles.',
    en: 'Ministries, independent authorities, courts, civil society, local governments: their names, and who acts for them.',
  },
  count: counted(['organisation', 'organisations'], ['organisation', 'organisations']),
  filters: [
    { name: 'q', kind: 'search', label: { fr: 'Nom ou sigle', en: 'Name or abbreviation' } },
    {
      name: 'kind',
      kind: 'select',
      label: { fr: 'Genre', en: 'Kind' },
      options: organisationKinds.map(value => ({
        value,
        label: { fr: siteWords('fr').organisations.kind[value], en: siteWords('en').organisations.kind[value] },
      })),
    },
  ],
  rows: ({ q = '', kind = '' }, { now }) => sql<OrganisationListed>`
    select id, key, slug, kind, facts -> 'name' as name,
      (select count(*)::integer from roles where on_type = 'organisation' and on_id = organisations.id and withdrawn_at is null) as members,
      (select count(*)::integer from invitations where on_type = 'organisation' and on_id = organisations.id and ended_at is null and expires_at > ${now}) as invited
    from organisations
    where removed is null and (${kind} = '' or kind = ${kind})
      and (${q} = '' or (facts -> 'name')::text ilike ${containing(q)} or facts ->> 'abbreviation' ilike ${containing(q)} or key ilike ${containing(q)})`,
  columns: [
    {
      name: 'name',
      heading: { fr: 'Nom', en: 'Name' },
      show: ({ name, slug }, { language }) => (
        <Link href={pathOf('organisation', language, { organisation: slug })}>
          <TextView text={name} language={language} mark={false} />
        </Link>
      ),
      value: ({ name }) => wordsOf(name, 'fr'),
    },
    {
      name: 'kind',
      heading: { fr: 'Genre', en: 'Kind' },
      show: ({ kind }, { language }) => (
        <Typeset words={siteWords(language).organisations.kind[kind]} language={language} />
      ),
      value: ({ kind }) => kind,
    },
    {
      name: 'members',
      heading: { fr: 'Membres', en: 'Members' },
      show: ({ members, slug, name }, { language }) => (
        <Link href={pathOf('members', language, { organisation: slug })}>
          {language === 'fr' ? `Voir, inviter (${members})` : `See, invite (${members})`}{' '}
          <span class="vh">{wordsOf(name, language)}</span>
        </Link>
      ),
      value: ({ members }) => members,
    },
    {
      name: 'invited',
      heading: { fr: 'Invitations sans réponse', en: 'Invitations not answered' },
      show: ({ invited }) => String(invited),
      value: ({ invited }) => invited,
    },
    {
      name: 'edit',
      heading: { fr: 'Corriger', en: 'Correct' },
      show: ({ key, name }, { language }) => (
        <Link href={pathOf('adminOrganisation', language, { key })}>
          {language === 'fr' ? 'Corriger' : 'Correct'} <span class="vh">{wordsOf(name, language)}</span>
        </Link>
      ),
      value: ({ key }) => key,
    },
  ],
  foot: ({ language }) => (
    <Band language={language} id="ajouter" heading={language === 'fr' ? 'Ajouter' : 'Add'}>
      <p>
        <Link class="btn" href={addresses.adminNewOrganisation[language]}>
          {language === 'fr' ? 'Ajouter une organisation' : 'Add an organisation'}
        </Link>
      </p>
    </Band>
  ),
}
