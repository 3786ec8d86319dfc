import type { FC } from 'hono/jsx'
import {
  Band,
  Button,
  Cell,
  FoldingTable,
  Form,
  Link,
  Notice,
  PageHead,
  Row,
  Said,
  SelectField,
  TextField,
  Typeset,
  Wrap,
} from '../../design/index.ts'
import {
  type Organisation,
  type OrganisationRow,
  organisationKinds,
  organisations,
  type Reader,
  readAllOrganisations,
  readOrganisations,
} from '../../people/index.ts'
import type { Database, Queries } from '../../platform/database/database.ts'
import { slugify } from '../../platform/facts/slug.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { addresses, pathOf } from '../../platform/http/addresses.ts'
import type { PersonalAnswer, PersonalPage, PersonalRoute, Visit } from '../../platform/http/personal.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { attempt } from '../../record/index.ts'
import { oneAtATime } from '../kinds.ts'
import { words as siteWords } from '../words.ts'
import { forAdministrators } from './door.tsx'
import {
  type FieldOfOrganisation,
  factsWith,
  fieldsOfOrganisation,
  type TypedOrganisation,
  typedOf,
  versionOf,
  wrongIn,
} from './organisation-facts.ts'
import { organisationWords } from './organisation-words.ts'
import { words } from './words.ts'

type V = Visit<Reader>
type Shown = {
  row: OrganisationRow | null
  typed: TypedOrganisation
  wrong?: readonly FieldOfOrganisation[]
  refused?: string
  done?: string
  /** What somebody else has written meanwhile. */
  theirs?: Organisation
}

const empty: TypedOrganisation = { nameFr: '', nameEn: '', kind: 'civil-society', abbreviation: '', partOf: '' }

const rowOf = async (db: Queries, key: string): Promise<OrganisationRow | null> => {
  const row = (await readOrganisations(db, [key])).get(key)
  return row && !row.removed ? row : null
}

/** A key of its own for a new organisation. */
async function freeKey(db: Database, name: string): Promise<string> {
  const base = slugify(name).slice(0, 60) || 'organisation'
  const taken = await db.selectFrom('organisations').select('key').where('key', 'like', `${base}%`).execute()
  const keys = new Set(taken.map(({ key }) => key))
  let key = base
  for (let number = 2; keys.has(key); number++) key = `${base}-${number}`
  return key
}

async function page(visit: V, { row, typed, wrong = [], refused, done, theirs }: Shown): Promise<PersonalPage> {
  const { db, language } = visit
  const say = organisationWords(language)
  const all = await readAllOrganisations(db)
  const name = row ? wordsOf(row.facts.name, language) : ''
  const action = row
    ? pathOf('adminOrganisation', language, { key: row.key })
    : addresses.adminNewOrganisation[language]
  return {
    kind: 'personal',
    ...(theirs || refused ? { status: 409 as const } : wrong.length > 0 ? { status: 422 as const } : {}),
    title: row ? name : say.add,
    breadcrumb: [
      { label: words(language).title, href: addresses.administration[language] },
      { label: siteWords(language).organisations.title, href: addresses.adminOrganisations[language] },
    ],
    body: (
      <>
        <PageHead language={language} title={row ? name : say.add} lede={row ? say.lede : say.addLede} />
        <Said language={language} done={done} refused={refused} />
        {theirs && row && (
          <Both language={language} action={action} row={row} typed={typed} theirs={theirs} all={all} />
        )}
        {!theirs && (
          <Wrap>
            <Form action={action} sends={row ? { seen: versionOf(row.facts) } : {}}>
              <Fields language={language} typed={typed} wrong={wrong} all={all.filter(({ key }) => key !== row?.key)} />
              <Button language={language} label={say.save} />
            </Form>
          </Wrap>
        )}
        {row && (
          <Wrap>
            <p>
              <Link href={pathOf('organisation', language, { organisation: row.slug })}>
                <Typeset words={say.seePage} language={language} />
              </Link>
            </p>
            <p>
              <Link href={pathOf('members', language, { organisation: row.slug })}>
                <Typeset words={say.seeMembers} language={language} />
              </Link>
            </p>
          </Wrap>
        )}
      </>
    ),
  }
}

type FieldsProps = {
  language: Language
  typed: TypedOrganisation
  wrong: readonly FieldOfOrganisation[]
  all: readonly OrganisationRow[]
}

const Fields: FC<FieldsProps> = ({ language, typed, wrong, all }) => {
  const say = organisationWords(language)
  const text = (name: 'nameFr' | 'nameEn' | 'abbreviation') => (
    <TextField
      language={language}
      name={name}
      label={say.fields[name]}
      value={typed[name]}
      error={wrong.includes(name) ? say.wrong : undefined}
      autocomplete="off"
      maxlength={300}
    />
  )
  return (
    <>
      {text('nameFr')}
      {text('nameEn')}
      {text('abbreviation')}
      <SelectField
        language={language}
        name="kind"
        label={say.fields.kind}
        value={typed.kind}
        options={organisationKinds.map(value => ({ value, label: siteWords(language).organisations.kind[value] }))}
      />
      <SelectField
        language={language}
        name="partOf"
        label={say.fields.partOf}
        value={typed.partOf}
        options={[
          { value: '', label: say.ofNone },
          ...all.map(({ key, facts }) => ({ value: key, label: wordsOf(facts.name, language) })),
        ]}
      />
    </>
  )
}

type BothProps = {
  language: Language
  action: string
  row: OrganisationRow
  typed: TypedOrganisation
  theirs: Organisation
  all: readonly OrganisationRow[]
}

/** What somebody else wrote meanwhile beside what was typed here: whoever comes second sees both, and chooses. */
const Both: FC<BothProps> = ({ language, action, row, typed, theirs, all }) => {
  const say = organisationWords(language)
  const now = typedOf(theirs)
  const inWords = (field: FieldOfOrganisation, value: string) => {
    if (field === 'kind') return siteWords(language).organisations.kind[value as Organisation['kind']] ?? value
    const of = field === 'partOf' && all.find(({ key }) => key === value)
    return of ? wordsOf(of.facts.name, language) : value || '—'
  }
  return (
    <Band language={language} id="deux" heading={say.both} intro={say.bothIntro}>
      <Notice language={language} kind="late" alert>
        <p>
          <Typeset words={say.meanwhile} language={language} />
        </p>
      </Notice>
      <FoldingTable language={language} caption={say.both} headings={[say.field, say.theirs, say.yours]}>
        {fieldsOfOrganisation
          .filter(field => now[field] !== typed[field])
          .map(field => (
            <Row>
              <Cell class="w t">
                <b>
                  <Typeset words={say.fields[field]} language={language} />
                </b>
              </Cell>
              <Cell class="w" label={say.theirs} language={language}>
                {inWords(field, now[field])}
              </Cell>
              <Cell class="w" label={say.yours} language={language}>
                {inWords(field, typed[field])}
              </Cell>
            </Row>
          ))}
      </FoldingTable>
      <Form action={action} sends={{ ...typed, seen: versionOf(row.facts) }}>
        <Button language={language} label={say.keepMine} />
      </Form>
      <p>
        <Link class="btn alt" href={action}>
          <Typeset words={say.keepTheirs} language={language} />
        </Link>
      </p>
    </Band>
  )
}

/** Thrown out of the transaction when somebody else was first. */
class ChangedMeanwhile extends Error {
  constructor(readonly row: OrganisationRow) {
    super('changed meanwhile')
  }
}

const typedIn = (form: URLSearchParams): TypedOrganisation => {
  const said = (name: FieldOfOrganisation) => (form.get(name) ?? '').trim()
  return {
    nameFr: said('nameFr'),
    nameEn: said('nameEn'),
    kind: said('kind'),
    abbreviation: said('abbreviation'),
    partOf: said('partOf'),
  }
}

/** Writes an organisation, unless somebody else has since it was seen. */
const written = ({ db, reader, now }: V, key: string, typed: TypedOrganisation, seen: string | null) =>
  attempt(db, async tx => {
    await oneAtATime(tx)
    const row = await rowOf(tx, key)
    if (row && versionOf(row.facts) !== seen) throw new ChangedMeanwhile(row)
    const facts = factsWith(row?.facts ?? null, typed)
    return organisations.describe.within({ tx, who: reader.who, recorded: now }, { things: [{ key, facts }] })
  })

/** The pages on which administrators correct an organisation, and add one. */
export const organisationRoutes: PersonalRoute<Reader>[] = [
  {
    page: 'adminOrganisation',
    query: ['done'],
    answer: (visit, query) =>
      forAdministrators(visit, 'adminOrganisations', async (): Promise<PersonalAnswer> => {
        const row = await rowOf(visit.db, visit.parameters.key ?? '')
        if (!row) return { kind: 'missing' }
        return page(visit, {
          row,
          typed: typedOf(row.facts),
          ...(query.has('done') ? { done: organisationWords(visit.language).saved } : {}),
        })
      }),
    send: (visit, form) =>
      forAdministrators(visit, 'adminOrganisations', async (): Promise<PersonalAnswer> => {
        const { language } = visit
        const row = await rowOf(visit.db, visit.parameters.key ?? '')
        if (!row) return { kind: 'missing' }
        const typed = typedIn(form)
        const wrong = wrongIn(typed, row.facts)
        if (wrong.length > 0) return page(visit, { row, typed, wrong })
        try {
          const outcome = await written(visit, row.key, typed, form.get('seen'))
          if (!outcome.done) return page(visit, { row, typed, refused: outcome.refusal.sentence[language] })
        } catch (error) {
          if (!(error instanceof ChangedMeanwhile)) throw error
          return page(visit, { row: error.row, typed, theirs: error.row.facts })
        }
        return { kind: 'see-other', to: `${pathOf('adminOrganisation', language, { key: row.key })}?done=yes` }
      }),
  },
  {
    page: 'adminNewOrganisation',
    answer: visit => forAdministrators(visit, 'adminNewOrganisation', () => page(visit, { row: null, typed: empty })),
    send: (visit, form) =>
      forAdministrators(visit, 'adminNewOrganisation', async (): Promise<PersonalAnswer> => {
        const { language } = visit
        const typed = typedIn(form)
        const wrong = wrongIn(typed, null)
        if (wrong.length > 0) return page(visit, { row: null, typed, wrong })
        const key = await freeKey(visit.db, typed.abbreviation || typed.nameFr)
        const outcome = await written(visit, key, typed, null)
        if (!outcome.done) return page(visit, { row: null, typed, refused: outcome.refusal.sentence[language] })
        return { kind: 'see-other', to: `${pathOf('adminOrganisation', language, { key })}?done=yes` }
      }),
  },
]
