import type { Child, FC } from 'hono/jsx'
import {
  Band,
  Cell,
  DatedList,
  EmptyState,
  type Fact,
  Facts,
  FoldingTable,
  Formats,
  formatDay,
  Link,
  PageHead,
  PermanentLink,
  Row,
  Section,
  Split,
  TextView,
  Typeset,
} from '../design/index.ts'
import { type OrganisationRow, readOrganisations } from '../people/index.ts'
import { type PlanRow, type PriorityRow, readPlansById, readPriorities } from '../plans/index.ts'
import type { Json } from '../platform/canonical.ts'
import { dayIn } from '../platform/clock.ts'
import { dayPeriod } from '../platform/facts/moment.ts'
import { wordsOf } from '../platform/facts/text.ts'
import { pathOf, permanentPath } from '../platform/http/addresses.ts'
import type { Answer, PageRoute } from '../platform/http/answer.ts'
import type { Language } from '../platform/locales/languages.ts'
import type { Reading } from '../platform/reading.ts'
import { entryTitle, readHistory } from '../record/index.ts'
import { daysAnnounced, daysOfNotice, standingOf } from './consultation.ts'
import { StandingMark } from './consultation-item.tsx'
import { readAround } from './contributions/around.ts'
import { listFile } from './contributions/list-file.ts'
import { ContributionItem } from './contributions/list-route.tsx'
import type { Listed } from './contributions/list-rows.ts'
import { readList } from './contributions/read.ts'
import { instantInWords } from './moments.ts'
import {
  boundsOf,
  type ConsultationRow,
  countContributions,
  readAnnouncement,
  readConsultation,
  readConsultations,
} from './store.ts'
import { words } from './words.ts'

const newestShown = 5
const inFeed = 50

type One = {
  row: ConsultationRow
  plan: PlanRow
  priorities: PriorityRow[]
  organisations: ReadonlyMap<string, OrganisationRow>
  announced: { at: Date; entryId: string } | null
  newest: Listed[]
  counts: ReadonlyMap<string, number>
}

/** What a later room says of how contributions to a consultation are answered. */
export type AnswersOf = (row: ConsultationRow, plan: PlanRow, reading: Reading) => Promise<{ view: Child; data: Json }>

/** One consultation: what is asked, by which rules, from when until when, who answers, what was said, and what became of it. */
export const consultationRoute = (answersOf: AnswersOf): PageRoute => ({
  page: 'consultation',
  formats: ['csv', 'atom'],
  async answer(reading, { consultation: slug = '' }): Promise<Answer> {
    const { db, language, today, uses, origin } = reading
    const say = words(language).consultation
    const list = { label: words(language).list.title, href: pathOf('contributions', language) }
    const row = await readConsultation(db, slug.slice(0, 100))
    uses('all:consultation')
    if (!row) {
      const near = await readConsultations(db)
      return {
        kind: 'missing',
        nearest: [
          ...near.slice(0, 4).map(one => ({
            label: wordsOf(one.facts.title, language),
            href: pathOf('consultation', language, { consultation: one.slug }),
          })),
          list,
        ],
      }
    }
    const title = wordsOf(row.facts.title, language)
    if (row.removed) {
      const { reason, recorded } = row.removed
      return { kind: 'gone', title, reason, recorded, ways: [list] }
    }
    uses(`consultation:${row.id}`, 'all:priority', 'all:organisation', 'all:plan')
    boundsOf([row], reading)
    const asked = {
      filter: { consultationId: row.id },
      order: 'newest' as const,
      seed: 1,
      cursor: null,
      limit: newestShown,
      today,
    }
    const [[plan], priorities, organisations, announced, newest, counts] = await Promise.all([
      readPlansById(db, [row.plan_id]),
      readPriorities(db, row.plan_id),
      readOrganisations(db, [
        row.facts.answeredBy.organisationId,
        ...row.facts.priorities.map(({ organisationId }) => organisationId),
      ]),
      readAnnouncement(db, row.id),
      readList(db, asked),
      countContributions(db, { consultationIds: [row.id] }),
    ])
    if (!plan) return { kind: 'missing', nearest: [list] }
    const [around, answered] = await Promise.all([readAround(db, newest.rows), answersOf(row, plan, reading)])
    const one: One = { row, plan, priorities, organisations, announced, newest: newest.rows, counts }
    const path = (of: Language) => pathOf('consultation', of, { consultation: row.slug })
    return {
      kind: 'page',
      section: 'contribute',
      title,
      description: say.description(title),
      breadcrumb: [list],
      crumb: title,
      paths: { fr: path('fr'), en: path('en') },
      body: <ConsultationView found={one} around={around} reading={reading} answered={answered.view} />,
      data: { ...dataOf(one, reading), answers: answered.data },
      table: () => listFile(reading, asked),
      feed: async () => {
        const history = await readHistory(db, [row.id], inFeed)
        return {
          title,
          entries: history.map(entry => ({
            id: `${origin}${permanentPath('entry', entry.id)}`,
            title: entryTitle(entry, row.facts.title, language),
            href: `${origin}${pathOf('entry', language, { entry: entry.id })}`,
            updated: entry.recorded,
          })),
        }
      },
    }
  },
})

function dataOf({ row, plan, announced, counts }: One, { origin, now }: Reading): Record<string, Json> {
  const count = (state: string) => counts.get(`${row.id} ${state}`) ?? 0
  return {
    type: 'consultation',
    id: row.key,
    ulid: row.id,
    url: `${origin}${permanentPath('consultation', row.id)}`,
    ...(row.facts as unknown as Record<string, Json>),
    plan: { id: plan.key, ulid: plan.id, slug: plan.slug },
    standing: standingOf(row.facts, now),
    announced: announced && {
      at: announced.at.toISOString(),
      days: daysAnnounced(announced.at, row.facts),
      daysAsked: daysOfNotice,
      entry: `${origin}${permanentPath('entry', announced.entryId)}`,
    },
    contributions: { published: count('published'), withdrawn: count('withdrawn'), hidden: count('hidden') },
  }
}

type ViewProps = { found: One; around: Awaited<ReturnType<typeof readAround>>; reading: Reading; answered: Child }

const ConsultationView: FC<ViewProps> = ({ found: one, around, reading, answered }) => {
  const { row, counts, newest } = one
  const { facts } = row
  const { language, now } = reading
  const say = words(language)
  const isOpen = standingOf(facts, now) === 'open'
  const published = counts.get(`${row.id} published`) ?? 0
  const all = `${pathOf('contributions', language)}?consultation=${row.slug}`
  return (
    <>
      <PageHead
        language={language}
        kicker={say.consultation.kicker}
        title={facts.title}
        lede={<StandingMark facts={facts} reading={reading} size="large" />}
      />
      <Split language={language} aside={<Aside found={one} reading={reading} />}>
        <Section language={language} id="question" heading={say.consultation.question}>
          <div class="letter">
            <p>
              <TextView text={facts.question} language={language} />
            </p>
          </div>
          {isOpen && (
            <p>
              <Link class="btn" href={`${pathOf('newContribution', language)}?consultation=${row.slug}`}>
                <Typeset words={say.consultation.take} language={language} />
              </Link>
            </p>
          )}
        </Section>
        {facts.context && (
          <Section language={language} id="contexte" heading={say.consultation.context}>
            <p class="prose">
              <TextView text={facts.context} language={language} />
            </p>
          </Section>
        )}
        {facts.rules && (
          <Section language={language} id="regles" heading={say.consultation.rules}>
            <p class="prose">
              <TextView text={facts.rules} language={language} />
            </p>
          </Section>
        )}
        <Answering found={one} language={language} />
        {facts.fields.length > 0 && (
          <Section language={language} id="demande" heading={say.consultation.asked}>
            <p>
              <Typeset words={say.consultation.askedIntro} language={language} />
            </p>
            <ul>
              {facts.fields.map(field => (
                <li>
                  <TextView text={field.label} language={language} mark={false} />{' '}
                  <span class="small muted">
                    {field.required ? say.consultation.obligatory : say.consultation.optional}
                  </span>
                </li>
              ))}
            </ul>
          </Section>
        )}
      </Split>
      <Band
        language={language}
        id="contributions"
        heading={say.consultation.contributions}
        intro={<Typeset words={say.consultation.count(published)} language={language} />}
      >
        {answered}
        {newest.length === 0 ? (
          <EmptyState language={language} sentence={say.consultation.none} />
        ) : (
          <>
            <ul class="list">
              {newest.map(each => (
                <ContributionItem row={each} around={around} reading={reading} />
              ))}
            </ul>
            <p>
              <Link class="btn alt" href={all}>
                <Typeset words={say.consultation.see} language={language} />
              </Link>
            </p>
          </>
        )}
      </Band>
    </>
  )
}

const Answering: FC<{ found: One; language: Language }> = ({ found: { row, priorities, organisations }, language }) => {
  const say = words(language).consultation
  const { answeredBy, priorities: listed } = row.facts
  const name = (key: string) => {
    const organisation = organisations.get(key)
    return organisation ? (
      <Link href={pathOf('organisation', language, { organisation: organisation.slug })}>
        <TextView text={organisation.facts.name} language={language} mark={false} />
      </Link>
    ) : (
      key
    )
  }
  const lines = [
    ...listed.map(({ priorityId, ...answering }) => {
      const priority = priorities.find(({ key }) => key === priorityId)
      const label = priority ? `${priority.number}. ${wordsOf(priority.facts.label, language)}` : priorityId
      return { label, ...answering }
    }),
    { label: say.noPriority, ...answeredBy },
  ]
  return (
    <Section language={language} id="reponses" heading={say.answers}>
      <p>
        <Typeset words={say.answersIntro} language={language} />
      </p>
      <FoldingTable language={language} caption={say.answers} headings={[say.priority, say.organisation, say.within]}>
        {lines.map(({ label, organisationId, withinDays }) => (
          <Row>
            <Cell class="w t">
              <Typeset words={label} language={language} />
            </Cell>
            <Cell class="w" label={say.organisation} language={language}>
              {name(organisationId)}
            </Cell>
            <Cell class="n" label={say.within} language={language}>
              <Typeset words={say.days(withinDays)} language={language} />
            </Cell>
          </Row>
        ))}
      </FoldingTable>
    </Section>
  )
}

const Aside: FC<{ found: One; reading: Reading }> = ({ found: { row, plan, announced }, reading }) => {
  const { language, timeZone, origin } = reading
  const { facts } = row
  const say = words(language).consultation
  const moment = (of: string) => instantInWords(of, timeZone, language)
  const days = announced ? daysAnnounced(announced.at, facts) : 0
  const list: Fact[] = [
    {
      label: say.period,
      value: `${say.from(moment(facts.opens))} ${say.until(moment(facts.closes))}`,
      ...(facts.graceMinutes > 0 ? { note: say.grace(facts.graceMinutes) } : {}),
    },
    { label: say.who, value: facts.participants === 'anyone' ? say.anyone : say.organisations },
    ...(announced
      ? [
          {
            label: say.announced,
            value: say.announcedOn(formatDay(dayIn(timeZone, announced.at), language), days),
            more: [
              <Link href={pathOf('entry', language, { entry: announced.entryId })}>
                <Typeset words={say.proof} language={language} />
              </Link>,
            ],
            note: days >= daysOfNotice ? say.enoughNotice(daysOfNotice) : say.tooLate(daysOfNotice),
          } satisfies Fact,
        ]
      : []),
    {
      label: say.plan,
      value: (
        <Link href={pathOf('plan', language, { plan: plan.slug })}>
          <TextView text={plan.facts.title} language={language} mark={false} />
        </Link>
      ),
    },
  ]
  return (
    <>
      <Facts language={language} facts={list} />
      {facts.extensions && facts.extensions.length > 0 && (
        <div class="stack near">
          <h2 class="t1">
            <Typeset words={say.extensions} language={language} />
          </h2>
          <DatedList
            language={language}
            items={facts.extensions.map(({ from, to, reason }) => ({
              when: dayPeriod(dayIn(timeZone, new Date(from))),
              title: say.extended(moment(from), moment(to)),
              text: say.because(reason),
            }))}
          />
        </div>
      )}
      <p class="small">
        <PermanentLink origin={origin} type="consultation" id={row.id} />
      </p>
      <Formats
        language={language}
        links={(['json', 'csv', 'atom'] as const).map(format => ({
          format,
          href: pathOf('consultation', language, { consultation: row.slug }, format),
        }))}
      />
    </>
  )
}
