import type { FC } from 'hono/jsx'
import { commitmentPath, countCommitmentsByOrganisation, readCommitmentsOf } from '../commitments/index.ts'
import { type Gathered, GatheredView, gatheredData, readInNameOf } from '../consultations/index.ts'
import {
  Band,
  type CommitmentItem,
  CommitmentList,
  type Content,
  DatedList,
  EmptyState,
  type Fact,
  Facts,
  Formats,
  FuzzyDate,
  Link,
  LinkList,
  PageHead,
  PermanentLink,
  Section,
  SourceLink,
  Split,
  severalValues,
  TextView,
  Typeset,
  Wrap,
} from '../design/index.ts'
import { eventPath, readEventsOf } from '../events/index.ts'
import {
  type Mandate,
  Mandates,
  mandatesData,
  nearestOrganisations,
  type OrganisationRow,
  organisationKinds,
  readAllOrganisations,
  readMandates,
  readOrganisation,
  readOrganisations,
  readParts,
} from '../people/index.ts'
import type { Json } from '../platform/canonical.ts'
import { wordsOf } from '../platform/facts/text.ts'
import { pathOf, permanentPath } from '../platform/http/addresses.ts'
import type { Answer, PageRoute } from '../platform/http/answer.ts'
import { table } from '../platform/http/formats/csv.ts'
import type { Language } from '../platform/locales/languages.ts'
import type { Reading } from '../platform/reading.ts'
import { readHistory } from '../record/index.ts'
import { entryItem } from './entry-item.tsx'
import { organisationColumns } from './organisation-columns.ts'
import { words } from './words.ts'

const pathOfOrganisation = (organisation: OrganisationRow, language: Language) =>
  pathOf('organisation', language, { organisation: organisation.slug })

/** Every organisation, by kind. */
export const organisationsRoute: PageRoute = {
  page: 'organisations',
  formats: ['csv'],
  async answer(reading) {
    const { db, language, origin, uses } = reading
    uses('all:organisation', 'all:commitment')
    const say = words(language).organisations
    const [organisations, counts] = await Promise.all([readAllOrganisations(db), countCommitmentsByOrganisation(db)])
    const note = ({ id }: OrganisationRow): string => {
      const { lead = 0, support = 0 } = counts.get(id) ?? {}
      return [lead > 0 && say.leads(lead), support > 0 && say.supports(support)].filter(Boolean).join(', ')
    }
    const byKind = organisationKinds
      .map(kind => ({ kind, own: organisations.filter(one => one.kind === kind) }))
      .filter(({ own }) => own.length > 0)
    // The data has the order of the page.
    const listed = byKind.flatMap(({ own }) => own)
    return {
      kind: 'page',
      section: 'organisations',
      title: say.title,
      description: say.description,
      breadcrumb: [],
      crumb: say.title,
      paths: { fr: pathOf('organisations', 'fr'), en: pathOf('organisations', 'en') },
      body: (
        <>
          <PageHead language={language} title={say.title} lede={say.lede} />
          {organisations.length === 0 && (
            <Wrap>
              <EmptyState language={language} sentence={say.none} />
            </Wrap>
          )}
          {byKind.map(({ kind, own }) => (
            <Band language={language} id={kind} heading={say.kinds[kind]} tight>
              <LinkList
                language={language}
                items={own.map(one => ({
                  label: one.facts.name,
                  href: pathOfOrganisation(one, language),
                  note: note(one),
                }))}
              />
            </Band>
          ))}
          <Wrap>
            <Formats
              language={language}
              links={(['json', 'csv'] as const).map(format => ({
                format,
                href: pathOf('organisations', language, undefined, format),
              }))}
            />
          </Wrap>
        </>
      ),
      table: () =>
        table(
          organisationColumns,
          listed.map(organisation => {
            const { lead = 0, support = 0 } = counts.get(organisation.id) ?? {}
            return { organisation, leads: lead, supports: support, reading }
          }),
        ),
      data: {
        organisations: listed.map(one => ({
          id: one.key,
          ulid: one.id,
          url: `${origin}${permanentPath('organisation', one.id)}`,
          page: `${origin}${pathOfOrganisation(one, language)}`,
          ...(one.facts as unknown as Record<string, Json>),
          leads: counts.get(one.id)?.lead ?? 0,
          supports: counts.get(one.id)?.support ?? 0,
        })),
      },
    }
  },
}

type OrganisationPage = {
  organisation: OrganisationRow
  whole: OrganisationRow | null
  parts: OrganisationRow[]
  commitments: Awaited<ReturnType<typeof readCommitmentsOf>>
  events: Awaited<ReturnType<typeof readEventsOf>>
  history: Awaited<ReturnType<typeof readHistory>>
  mandates: Mandate[]
  /** What was said in its name. */
  gathered: Gathered | null
}

async function readOrganisationPage(reading: Reading, organisation: OrganisationRow): Promise<OrganisationPage> {
  const { db, today, uses } = reading
  uses(
    `organisation:${organisation.id}`,
    'all:organisation',
    'all:commitment',
    'all:milestone',
    'all:plan',
    'all:event',
  )
  const { partOfId } = organisation.facts
  const [whole, parts, commitments, events, history, mandates, gathered] = await Promise.all([
    readOrganisations(db, partOfId ? [partOfId] : []),
    readParts(db, organisation.key),
    readCommitmentsOf(db, organisation.id, today, reading.format === 'html' ? mostOnPage : null),
    readEventsOf(db, organisation.id),
    readHistory(db, [organisation.id], 10),
    readMandates(db, organisation.id, reading.timeZone),
    readInNameOf(reading, organisation),
  ])
  const within = whole.get(partOfId ?? '') ?? null
  return { organisation, whole: within, parts, commitments, events, history, mandates, gathered }
}

/** How many commitments of each kind stand here: the tracker lists all. */
const mostOnPage = 20
const nearby = 5

/** One organisation: what it leads, supports, organised, and how its name is known. */
export const organisationRoute: PageRoute = {
  page: 'organisation',
  async answer(reading, { organisation: slug = '' }): Promise<Answer> {
    const { db, language, origin, uses } = reading
    const organisation = await readOrganisation(db, slug)
    const all = { label: words(language).organisations.title, href: pathOf('organisations', language) }
    if (!organisation) {
      uses('all:organisation')
      const nearest = await nearestOrganisations(db, slug.slice(0, 200), nearby)
      return {
        kind: 'missing',
        nearest: [
          ...nearest.map(one => ({
            label: wordsOf(one.facts.name, language),
            href: pathOfOrganisation(one, language),
          })),
          all,
        ],
      }
    }
    const name = wordsOf(organisation.facts.name, language)
    if (organisation.removed) {
      uses(`organisation:${organisation.id}`)
      const { reason, recorded } = organisation.removed
      return { kind: 'gone', title: name, reason, recorded, ways: [all] }
    }
    const page = await readOrganisationPage(reading, organisation)
    return {
      kind: 'page',
      section: 'organisations',
      title: name,
      description: words(language).organisation.description(name),
      breadcrumb: [all],
      crumb: organisation.facts.abbreviation ?? name,
      paths: { fr: pathOfOrganisation(organisation, 'fr'), en: pathOfOrganisation(organisation, 'en') },
      body: <OrganisationView page={page} reading={reading} />,
      data: {
        type: 'organisation',
        id: organisation.key,
        ulid: organisation.id,
        url: `${origin}${permanentPath('organisation', organisation.id)}`,
        page: `${origin}${pathOfOrganisation(organisation, language)}`,
        ...(organisation.facts as unknown as Record<string, Json>),
        commitments: page.commitments.parts.map(({ row, role, completion }) => ({
          id: row.key,
          ulid: row.id,
          url: `${origin}${permanentPath('commitment', row.id)}`,
          number: row.number,
          title: row.facts.title as unknown as Json,
          role,
          completion: completion.level,
        })),
        mandates: mandatesData(page.mandates),
        contributions: gatheredData(page.gathered, reading),
        events: page.events.map(({ key, id, facts, role }) => ({
          id: key,
          ulid: id,
          role,
          title: facts.title as unknown as Json,
          period: facts.period as unknown as Json,
        })),
      },
    }
  },
}

type Part = FC<{ page: OrganisationPage; reading: Reading }>

const OrganisationView: Part = ({ page, reading }) => {
  const { language } = reading
  const say = words(language).organisation
  const { organisation, commitments, events } = page
  const { facts } = organisation
  const of = (role: 'lead' | 'support') => commitments.parts.filter(one => one.role === role)
  const nothing = commitments.parts.length === 0 && events.length === 0 && page.gathered === null
  return (
    <>
      <PageHead language={language} title={facts.name} kicker={words(language).organisations.kind[organisation.kind]} />
      <Split language={language} aside={<Aside page={page} reading={reading} />}>
        {nothing && <EmptyState language={language} sentence={say.nothing} />}
        {of('lead').length > 0 && (
          <Section language={language} id="pilote" heading={say.leads}>
            <CommitmentList language={language} commitments={items(of('lead'), language)} />
            <AllOf part="lead" shown={of('lead').length} page={page} language={language} />
          </Section>
        )}
        {of('support').length > 0 && (
          <Section language={language} id="appui" heading={say.supports}>
            <CommitmentList language={language} commitments={items(of('support'), language)} />
            <AllOf part="support" shown={of('support').length} page={page} language={language} />
          </Section>
        )}
        {events.length > 0 && (
          <Section language={language} id="evenements" heading={say.events}>
            <DatedList
              language={language}
              items={events.map(event => ({
                when: event.facts.period,
                whenNote: say[event.role],
                title: event.facts.title,
                href: eventPath(language, event.slug),
              }))}
            />
          </Section>
        )}
        {page.gathered && (
          <Section language={language} id="contributions" heading={say.contributions}>
            <GatheredView gathered={page.gathered} reading={reading} />
          </Section>
        )}
        {facts.note && (
          <Section language={language} id="note" heading={say.note}>
            <p>
              <TextView text={facts.note} language={language} mark={false} />
            </p>
          </Section>
        )}
        {(facts.sources ?? []).length > 0 && (
          <Section language={language} id="sources" heading={say.sources}>
            <ul class="plain">
              {(facts.sources ?? []).map(source => (
                <li>
                  <SourceLink language={language} source={source} />
                </li>
              ))}
            </ul>
          </Section>
        )}
        <Mandates mandates={page.mandates} reading={reading} />
        <Section language={language} id="historique" heading={say.history}>
          <DatedList
            language={language}
            items={page.history.map(entry => entryItem(entry, new Map([[organisation.id, facts.name]]), reading))}
          />
        </Section>
      </Split>
    </>
  )
}

/** The way to all its commitments, when only the latest stand here. */
const AllOf: FC<{ part: 'lead' | 'support'; shown: number; page: OrganisationPage; language: Language }> = ({
  part,
  shown,
  page: { organisation, commitments },
  language,
}) =>
  shown === commitments.all[part] ? null : (
    <p>
      <Link href={`${pathOf('commitments', language)}?organisation=${organisation.slug}`}>
        <Typeset words={words(language).organisation.all(shown, commitments.all[part])} language={language} />
      </Link>
    </p>
  )

const items = (parts: OrganisationPage['commitments']['parts'], language: Language): CommitmentItem[] =>
  parts.map(({ row, milestones, completion, plan }) => ({
    number: row.number,
    title: row.facts.title,
    href: commitmentPath(language, plan.slug, row.facts),
    completion: completion.level,
    late: completion.late,
    milestones: milestones.map(({ standing }) => standing.state),
    note: words(language).plan(plan.slug),
  }))

const Aside: Part = ({ page: { organisation, whole, parts }, reading: { language, origin } }) => {
  const say = words(language).organisation
  const { facts, id, kind } = organisation
  const link = (one: OrganisationRow): Content => (
    <Link href={pathOfOrganisation(one, language)}>
      <TextView text={one.facts.name} language={language} mark={false} />
    </Link>
  )
  const list: Fact[] = [
    { label: say.kind, value: words(language).organisations.kind[kind] },
    ...(facts.abbreviation ? [{ label: say.abbreviation, value: facts.abbreviation }] : []),
    ...(facts.nameBasis ? [{ label: say.name, value: say.bases[facts.nameBasis] ?? facts.nameBasis }] : []),
    ...(whole ? [{ label: say.partOf, value: link(whole) }] : []),
    ...severalValues(say.parts, parts.map(link)),
    ...(facts.otherWordings?.length ? [{ label: say.otherWordings, value: facts.otherWordings.join(' ; ') }] : []),
    ...severalValues(
      say.formerNames,
      (facts.formerNames ?? []).map(({ name, from, until }) => (
        <>
          <TextView text={name} language={language} />{' '}
          <small>
            {from && <FuzzyDate language={language} period={from} />}
            {from && until && ' – '}
            {until && <FuzzyDate language={language} period={until} />}
          </small>
        </>
      )),
    ),
    ...severalValues(say.roles, facts.roles ?? []),
    {
      label: say.permanent,
      value: <PermanentLink origin={origin} type="organisation" id={id} />,
    },
  ]
  return (
    <>
      <Facts language={language} facts={list} />
      <Formats
        language={language}
        links={(['json', 'atom'] as const).map(format => ({
          format,
          href: pathOf('organisation', language, { organisation: organisation.slug }, format),
        }))}
      />
    </>
  )
}
