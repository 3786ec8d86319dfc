import type { Child, FC } from 'hono/jsx'
import {
  type Content,
  countSentence,
  DatedList,
  EmptyState,
  type Fact,
  Facts,
  Formats,
  FuzzyDate,
  Link,
  LinkList,
  type MilestoneItem,
  MilestonesTable,
  Notice,
  PageHead,
  PermanentLink,
  RatingsTable,
  Section,
  SourceList,
  SourceNote,
  SourceReferences,
  Split,
  Status,
  Stones,
  severalValues,
  TextView,
  Typeset,
} from '../design/index.ts'
import { Mandates, type OrganisationRow } from '../people/index.ts'
import { ratingItems } from '../plans/index.ts'
import { dayPeriod, recordedOn } from '../platform/facts/moment.ts'
import { sourcesOf } from '../platform/facts/source.ts'
import { type Text, wordsOf } from '../platform/facts/text.ts'
import { documentFormats, pathOf } from '../platform/http/addresses.ts'
import type { Language } from '../platform/locales/languages.ts'
import type { Reading } from '../platform/reading.ts'
import { commitmentPath, commitmentSheetPath } from './address.ts'
import { historyLines } from './history-lines.ts'
import type { CommitmentPage, Related } from './read-commitment-page.ts'
import { saysTheSame } from './says-the-same.ts'
import { words } from './words.ts'

type Props = { page: CommitmentPage; reading: Reading }
type Part = FC<Props>

/** A commitment's page: is it kept, who answers for it, by when, and where each fact comes from. */
export const CommitmentView: FC<Props & { origin: Child }> = ({ page, reading, origin }) => {
  const { language } = reading
  const { plan, commitment } = page
  const say = words(language)
  return (
    <>
      <PageHead
        language={language}
        title={commitment.row.facts.title}
        kicker={
          <>
            <Link href={pathOf('plan', language, { plan: plan.slug })}>
              <Typeset words={say.plan(plan.slug)} language={language} />
            </Link>
            <span>
              {say.commitment} <span class="nb">{commitment.row.number}</span>
            </span>
          </>
        }
      />
      <Split language={language} aside={<Aside page={page} reading={reading} />}>
        <Standing page={page} reading={reading} />
        <Statements page={page} reading={reading} />
        <Milestones page={page} reading={reading} />
        <Ratings page={page} reading={reading} />
        {origin}
        <Lineage page={page} reading={reading} />
        <Sources page={page} reading={reading} />
        <Mandates mandates={page.mandates} reading={reading} />
        <History page={page} reading={reading} />
      </Split>
    </>
  )
}

const Standing: Part = ({ page: { plan, commitment }, reading: { language, today } }) => {
  const say = words(language)
  const { completion, milestones, row } = commitment
  const states = milestones.map(({ standing }) => standing.state)
  const { withdrawn, override, titleNote } = row.facts
  const followedFrom = plan.facts.followedFrom
  return (
    <Section language={language} id="etat" heading={say.standing} hiddenHeading>
      <p class="row">
        <Status language={language} completion={completion.level} late={completion.late} size="large" />
        {states.length > 0 && <span>{countSentence(states, language)}</span>}
      </p>
      {states.length > 0 && <Stones language={language} states={states} silent />}
      {withdrawn && (
        <Notice language={language} title={say.withdrawn(wordsOf(withdrawn.date.text, language))}>
          <TextView text={withdrawn.reason} language={language} as="block" />
          <SourceNote language={language} sources={withdrawn.sources ?? row.facts.sources ?? []} />
        </Notice>
      )}
      {override && (
        <Notice language={language} title={say.overridden(say.levels[completion.computed])}>
          <TextView text={override.reason} language={language} as="block" />
          <p class="small">
            <TextView text={override.author} language={language} />,{' '}
            <FuzzyDate language={language} period={override.date} />
          </p>
        </Notice>
      )}
      <div class="small muted stack near">
        <p>
          <Typeset words={say.computed(wordsOf(dayPeriod(today).text, language))} language={language} />{' '}
          <Typeset
            words={followedFrom ? say.followedSince(wordsOf(dayPeriod(followedFrom).text, language)) : say.notFollowed}
            language={language}
          />
        </p>
        <details>
          <summary>{say.ruleSummary}</summary>
          <p>
            <Typeset words={say.rule} language={language} />
          </p>
        </details>
      </div>
      {titleNote && (
        <p class="small muted">
          <TextView text={titleNote} language={language} mark={false} />
        </p>
      )}
    </Section>
  )
}

/** The texts of the template, in its order; one that isn't sourced takes no room. */
const Statements: Part = ({ page: { commitment }, reading: { language } }) => {
  const say = words(language)
  const { facts } = commitment.row
  const fields = ['problem', 'objective', 'contribution', 'relevance'] as const
  return (
    <>
      {fields.map(field => {
        const text = facts[field]
        return (
          text && (
            <Section language={language} id={field} heading={say[field]}>
              <div class="letter">
                <TextView text={text} language={language} as="block" original />
              </div>
              <SourceReferences
                language={language}
                sources={sourcesOf(facts.sources ?? [], field)}
                list={facts.sources ?? []}
              />
            </Section>
          )
        )
      })}
      {facts.note && (
        <Section language={language} id="note" heading={say.note}>
          <div class="prose">
            <TextView text={facts.note} language={language} as="block" mark={false} />
          </div>
        </Section>
      )}
    </>
  )
}

const Milestones: Part = ({ page: { commitment, organisations }, reading: { language } }) => {
  const say = words(language)
  const { facts, number } = commitment.row
  const items = commitment.milestones.map(({ row, standing }): MilestoneItem => {
    const responsible = (row.facts.responsibleIds ?? []).flatMap(key => organisations.get(key) ?? [])
    return {
      id: `jalon-${row.number}`,
      output: row.facts.output,
      state: standing.state,
      late: standing.late,
      due: row.facts.due ?? null,
      newDue: standing.due === row.facts.due ? null : standing.due,
      ...(standing.report?.reason ? { reason: standing.report.reason } : {}),
      ...(responsible.length > 0 ? { responsible: <Names organisations={responsible} language={language} /> } : {}),
      evidence: (standing.report?.evidence ?? []).map(({ title, address, language: spoken }) => ({
        title,
        href: address,
        language: spoken,
      })),
    }
  })
  return (
    <Section language={language} id="jalons" heading={say.milestones}>
      {items.length === 0 ? (
        <EmptyState language={language} sentence={say.noMilestones} />
      ) : (
        <>
          <MilestonesTable language={language} caption={say.milestonesOf(number)} milestones={items} />
          <SourceReferences
            language={language}
            sources={sourcesOf(facts.sources ?? [], 'milestones')}
            list={facts.sources ?? []}
          />
        </>
      )}
    </Section>
  )
}

const Ratings: Part = ({ page: { commitment }, reading: { language } }) => {
  const say = words(language)
  const { facts, number } = commitment.row
  const ratings = ratingItems(facts.ratings ?? [], sourcesOf(facts.sources ?? [], 'ratings'), language)
  return (
    <Section language={language} id="evaluation" heading={say.evaluation}>
      {ratings.length === 0 ? (
        <EmptyState language={language} sentence={say.noRatings} />
      ) : (
        <RatingsTable
          language={language}
          caption={say.ratingsOf(number)}
          ratings={ratings}
          sourceNote={
            <SourceReferences
              language={language}
              sources={sourcesOf(facts.sources ?? [], 'ratings')}
              list={facts.sources ?? []}
            />
          }
        />
      )}
    </Section>
  )
}

const Lineage: Part = ({ page: { plan, related, commitment }, reading: { language } }) => {
  const say = words(language)
  const { buildsOn, sources = [] } = commitment.row.facts
  const label = ({ kind, forward }: Related) => (forward ? say.links : say.linksBack)[kind] ?? kind
  return (
    <Section language={language} id="lignee" heading={say.lineage}>
      {related.length === 0 && !buildsOn && <EmptyState language={language} sentence={say.noLineage} />}
      {related.length > 0 && (
        <>
          <LinkList
            language={language}
            items={related.map(one => ({
              label: one.commitment.row.facts.title,
              href: commitmentPath(language, one.plan.slug, one.commitment.row.facts),
              note: say.relation(label(one), one.plan.slug, one.commitment.row.number),
            }))}
          />
          <p>
            <Link
              href={`${pathOf('carryOver', language)}#engagement-${plan.slug}-${commitment.row.number.toLowerCase()}`}
            >
              <Typeset words={say.wholeLine} language={language} />
            </Link>
          </p>
        </>
      )}
      {buildsOn && (
        <p class="small muted">
          <Typeset words={say.buildsOn} language={language} /> <TextView text={buildsOn} language={language} />
        </p>
      )}
      {(related.length > 0 || buildsOn) && (
        <SourceReferences language={language} sources={sourcesOf(sources, 'continues')} list={sources} />
      )}
    </Section>
  )
}

const Sources: Part = ({ page: { commitment }, reading: { language } }) => {
  const say = words(language)
  const { sources = [], basis } = commitment.row.facts
  return (
    <Section language={language} id="sources" heading={say.sources}>
      {sources.length === 0 ? (
        <EmptyState language={language} sentence={say.notSourced} />
      ) : (
        <SourceList language={language} sources={sources} numbered />
      )}
      {basis && (
        <p class="small muted">
          <TextView text={basis} language={language} mark={false} />
        </p>
      )}
    </Section>
  )
}

const History: Part = ({ page, reading: { language, timeZone } }) => (
  <Section language={language} id="historique" heading={words(language).history}>
    <DatedList
      language={language}
      items={historyLines(page, language).map(({ recorded, title, entryId }) => ({
        when: recordedOn(recorded, timeZone),
        title,
        href: pathOf('entry', language, { entry: entryId }),
      }))}
    />
  </Section>
)

/** Organisations by name, each a link to its page. */
const Names: FC<{ organisations: readonly OrganisationRow[]; language: Language }> = ({ organisations, language }) => (
  <>
    {organisations.map((organisation, index) => (
      <>
        {index > 0 && ', '}
        <OrganisationLink organisation={organisation} language={language} />
      </>
    ))}
  </>
)

const OrganisationLink: FC<{ organisation: OrganisationRow; language: Language }> = ({ organisation, language }) => (
  <Link href={pathOf('organisation', language, { organisation: organisation.slug })}>
    <TextView text={organisation.facts.name} language={language} mark={false} />
  </Link>
)

const Aside: Part = ({ page, reading }) => {
  const { language, origin } = reading
  const say = words(language)
  const { facts, id } = page.commitment.row
  const links = (organisations: readonly OrganisationRow[]): Content[] =>
    organisations.map(organisation => <OrganisationLink organisation={organisation} language={language} />)
  const terms = (keys: readonly string[] | undefined): Content =>
    (keys ?? [])
      .flatMap(key => {
        const term = page.terms.get(key)
        return term ? [wordsOf(term.facts.label, language)] : []
      })
      .join(', ')
  // The source's own words are told only where they say more than the names of the organisations.
  const written = (text: Text | undefined, organisations: readonly OrganisationRow[]) =>
    text && !saysTheSame(text, organisations, language) ? (
      <>
        {say.asWritten} <TextView text={text} language={language} />
      </>
    ) : undefined
  const fact = (label: string, value: Content, note?: Child): Fact => ({
    label,
    value,
    ...(note === undefined ? {} : { note }),
  })
  const list: Fact[] = [
    ...(page.leads.length > 0
      ? severalValues(page.leads.length > 1 ? say.leads : say.lead, links(page.leads), written(facts.lead, page.leads))
      : [fact(say.lead, facts.lead ?? say.notSourced)]),
    ...(page.supports.length > 0
      ? severalValues(say.support, links(page.supports), written(facts.support, page.supports))
      : facts.support
        ? [fact(say.support, facts.support)]
        : []),
    ...(page.priority
      ? [
          fact(
            say.priority,
            page.priority.facts.label,
            facts.priorityBasis && <TextView text={facts.priorityBasis} language={language} mark={false} />,
          ),
        ]
      : []),
    ...(facts.start || facts.end
      ? [
          fact(
            say.period,
            <>
              {facts.start && (
                <>
                  {facts.end ? '' : `${say.from} `}
                  <FuzzyDate language={language} period={facts.start} />
                </>
              )}
              {facts.start && facts.end && ' – '}
              {facts.end && (
                <>
                  {facts.start ? '' : `${say.until} `}
                  <FuzzyDate language={language} period={facts.end} />
                </>
              )}
            </>,
          ),
        ]
      : []),
    ...(facts.isNew === undefined ? [] : [fact(say.isNew, facts.isNew ? say.yes : say.no)]),
    ...(facts.policyAreaIds?.length ? [fact(say.policyAreas, terms(facts.policyAreaIds))] : []),
    ...(facts.valueIds?.length ? [fact(say.values, terms(facts.valueIds))] : []),
    ...(facts.budget ? [fact(say.budget, facts.budget)] : []),
    ...(facts.ogpId ? [fact(say.ogpNumber, [facts.ogpId, ...(facts.otherOgpIds ?? [])].join(', '))] : []),
    fact(say.permanent, <PermanentLink origin={origin} type="commitment" id={id} />),
  ]
  return (
    <>
      <Facts language={language} facts={list} />
      <p>
        <Link href={commitmentSheetPath(language, page.plan.slug, facts)}>{say.sheet}</Link>
      </p>
      <Formats
        language={language}
        links={([...documentFormats, 'json', 'atom'] as const).map(format => ({
          format,
          href: commitmentPath(language, page.plan.slug, facts, format),
        }))}
      />
    </>
  )
}
