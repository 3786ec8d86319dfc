import type { FC } from 'hono/jsx'
import { commitmentPath, type Followed } from '../commitments/index.ts'
import { Calls } from '../consultations/index.ts'
import {
  Band,
  type CommitmentItem,
  CommitmentList,
  type DatedItem,
  DatedList,
  EmptyState,
  type Fact,
  Facts,
  FigureBlock,
  Figures,
  Formats,
  Link,
  LinkList,
  PageHead,
  PermanentLink,
  Phases,
  PriorityGrid,
  RatingsTable,
  SourceList,
  SourceNote,
  StatusTally,
  severalValues,
  Tag,
  TextView,
  Typeset,
  Wrap,
} from '../design/index.ts'
import { type FigureRow, type PriorityRow, planWords, priorityPath, ratingItems } from '../plans/index.ts'
import type { Source } from '../platform/facts/source.ts'
import { type Text, wordsOf } from '../platform/facts/text.ts'
import { documentFormats, pathOf } from '../platform/http/addresses.ts'
import type { Language } from '../platform/locales/languages.ts'
import type { Reading } from '../platform/reading.ts'
import { countedLevels } from './counted-levels.ts'
import { eventItems } from './event-items.tsx'
import { figureProps } from './figure-props.ts'
import { irmSources } from './irm-sources.ts'
import { phaseSlab } from './phase-slab.ts'
import type { PlanPage } from './read-plan-page.ts'
import { seriesName } from './series-name.ts'
import { words } from './words.ts'

type Part = FC<{ page: PlanPage; reading: Reading }>

/** A plan's page: what was promised, how far it is, and what nobody could source. */
export const PlanView: Part = ({ page, reading }) => {
  const { language } = reading
  const { plan, commitments, announced } = page
  const say = words(language).planPage
  return (
    <>
      <PageHead
        language={language}
        title={plan.facts.title}
        kicker={
          <>
            <span>{say.kind}</span> <Tag language={language} label={say.states[page.state]} />
          </>
        }
        lede={
          commitments.length === 0 && page.state === 'preparing'
            ? say.ledeBefore
            : announced === null
              ? say.ledeWithoutAnnounced(commitments.length)
              : say.lede(announced, commitments.length)
        }
      />
      <Phases
        language={language}
        label={say.phases(plan.slug)}
        phases={page.slabs.map(slab => phaseSlab(slab, language))}
        apart
      />
      {page.calls.length > 0 && (
        <Band language={language} id="consultations" heading={say.calls}>
          {page.answered}
          <Calls calls={page.calls} reading={reading} />
        </Band>
      )}
      <Commitments page={page} reading={reading} />
      <Calendar page={page} reading={reading} />
      <Evaluation page={page} reading={reading} />
      <PlanFigures page={page} reading={reading} />
      {page.events.length > 0 && (
        <Band language={language} id="participation" heading={say.takingPart} intro={say.events(page.events.length)}>
          <DatedList language={language} items={eventItems(page, language)} />
        </Band>
      )}
      <Documents page={page} reading={reading} />
      <Gaps page={page} reading={reading} />
      <Brief page={page} reading={reading} />
    </>
  )
}

/** A commitment as a line of a list. */
export const commitmentItem = (
  followed: Followed,
  page: Pick<PlanPage, 'organisations'>,
  planSlug: string,
  language: Language,
): CommitmentItem => {
  const { row, milestones, completion } = followed
  const lead = row.facts.leadIds?.[0]
  const organisation = lead ? page.organisations.get(lead) : undefined
  const name: Text | string | undefined = organisation?.facts.name ?? row.facts.lead
  return {
    number: row.number,
    title: row.facts.title,
    href: commitmentPath(language, planSlug, row.facts),
    completion: completion.level,
    late: completion.late,
    milestones: milestones.map(({ standing }) => standing.state),
    ...(name ? { lead: name } : {}),
  }
}

const Commitments: Part = ({ page, reading: { language } }) => {
  const say = words(language).planPage
  const { plan, commitments, announced, published, lists } = page
  const items = (followed: readonly Followed[]) => followed.map(one => commitmentItem(one, page, plan.slug, language))
  const intro =
    announced !== null && announced !== commitments.length ? say.sourcedOf(commitments.length, announced) : undefined
  const counts = countedLevels(commitments)
  const linked = commitments.some(({ row }) => row.priority_id !== null)
  if (!linked) {
    return (
      <>
        {page.priorities.length > 0 && (
          <Band
            language={language}
            id="priorites"
            heading={say.priorities}
            {...(commitments.length > 0 ? { intro: say.unlinked } : {})}
          >
            {lists.map(({ stage, priorities, asOf }) => (
              <div class="stack near">
                {lists.length > 1 && (
                  <h3>
                    {stage === 'announced' ? say.announcedPriorities : say.publishedPriorities}
                    {asOf && <small class="muted"> {wordsOf(asOf.text, language)}</small>}
                  </h3>
                )}
                <PriorityGrid
                  language={language}
                  priorities={priorities.map(one => priorityItem(one, page, language))}
                />
              </div>
            ))}
          </Band>
        )}
        {commitments.length > 0 && (
          <Band language={language} id="engagements" heading={say.commitments} {...(intro ? { intro } : {})}>
            <StatusTally language={language} counts={counts} />
            <CommitmentList language={language} commitments={items(commitments)} />
          </Band>
        )}
      </>
    )
  }
  const without = commitments.filter(({ row }) => !published.some(({ id }) => id === row.priority_id))
  return (
    <>
      <Wrap>
        <StatusTally language={language} counts={counts} />
        {intro && (
          <p class="muted">
            <Typeset words={intro} language={language} />
          </p>
        )}
      </Wrap>
      {published.map(priority => {
        const own = commitments.filter(({ row }) => row.priority_id === priority.id)
        return (
          <Band
            language={language}
            id={`priorite-${priority.number}`}
            heading={headingOf(priority, page, language)}
            tight
          >
            {own.length > 0 ? (
              <CommitmentList language={language} commitments={items(own)} />
            ) : (
              <EmptyState language={language} sentence={say.noCommitmentHere} />
            )}
          </Band>
        )
      })}
      {without.length > 0 && (
        <Band language={language} id="sans-priorite" heading={say.withoutPriority} tight>
          <CommitmentList language={language} commitments={items(without)} />
        </Band>
      )}
    </>
  )
}

const headingOf = (priority: PriorityRow, { plan, priorities }: PlanPage, language: Language) => (
  <Link href={priorityPath(language, plan.slug, priority, priorities)}>
    {priority.number}. <TextView text={priority.facts.label} language={language} />
  </Link>
)

const priorityItem = (priority: PriorityRow, { plan, priorities }: PlanPage, language: Language) => ({
  number: priority.number,
  label: priority.facts.label,
  href: priorityPath(language, plan.slug, priority, priorities),
  ...(priority.facts.group ? { note: <TextView text={priority.facts.group} language={language} mark={false} /> } : {}),
})

const Calendar: Part = ({ page: { plan, phases, sheet }, reading: { language } }) => {
  const say = words(language).planPage
  if (phases.length === 0) return null
  const kinds = planWords(language).phases
  const items = phases.map(({ facts }): DatedItem => {
    const { planned, actual } = facts
    const both = planned && actual
    const text = both
      ? say.planned(wordsOf(planned.text, language))
      : actual
        ? undefined
        : planned
          ? say.planned(wordsOf(planned.text, language))
          : undefined
    return {
      when: actual ?? planned ?? null,
      whenNote: actual || planned ? kinds[facts.kind] : `${say.noDate} · ${kinds[facts.kind]}`,
      title: facts.label,
      ...(text || facts.note
        ? {
            text: (
              <>
                {text && <Typeset words={text} language={language} />}{' '}
                {facts.note && <TextView text={facts.note} language={language} mark={false} />}
              </>
            ),
          }
        : {}),
    }
  })
  return (
    <Band
      language={language}
      id="calendrier"
      heading={say.calendar}
      intro={
        <>
          <Link href={pathOf('calendar', language, { plan: plan.slug })}>{say.wholeCalendar}</Link>
          <br />
          <Link href={pathOf('charts', language, { plan: plan.slug })}>{say.charts}</Link>
          <br />
          <Link href={pathOf('method', language, { plan: plan.slug })}>{say.method}</Link>
          {sheet && (
            <>
              <br />
              <Link href={pathOf('sheet', language, { plan: plan.slug })}>
                <Typeset words={say.sheet(sheet.facts.number)} language={language} />
              </Link>
            </>
          )}
        </>
      }
    >
      <DatedList language={language} items={items} ordered />
    </Band>
  )
}

const PlanFigures: Part = ({ page: { figures, evaluationFigures, series }, reading: { language } }) => {
  const say = words(language).planPage
  const others = figures.filter(figure => !evaluationFigures.includes(figure))
  return others.length === 0 ? null : (
    <Band language={language} id="chiffres" heading={say.figures} intro={say.figuresIntro}>
      <FigureList figures={others} language={language} nameOf={figure => seriesName(figure, series, language)} />
    </Band>
  )
}

type FigureListProps = {
  figures: readonly FigureRow[]
  language: Language
  nameOf?: (figure: FigureRow) => string | undefined
}

const FigureList: FC<FigureListProps> = ({ figures, language, nameOf }) => (
  <Figures>
    {figures.map(figure => {
      const name = nameOf?.(figure)
      return <FigureBlock language={language} {...figureProps(figure)} {...(name ? { unit: name } : {})} />
    })}
  </Figures>
)

const Evaluation: Part = ({ page: { plan, evaluationFigures }, reading: { language } }) => {
  const say = words(language).planPage
  const {
    ratings = [],
    selfAssessment,
    promising = [],
    policyAreasCarriedOver = [],
    policyAreasEmerging = [],
    evaluationNote,
    sources = [],
  } = plan.facts
  const lists: [string, readonly Text[]][] = [
    [say.promising, promising],
    [say.carriedOver, policyAreasCarriedOver],
    [say.emerging, policyAreasEmerging],
  ]
  const nothing =
    ratings.length === 0 &&
    !selfAssessment &&
    evaluationFigures.length === 0 &&
    !evaluationNote &&
    lists.every(([, list]) => list.length === 0)
  return (
    <Band language={language} id="evaluation" heading={say.evaluation}>
      {nothing && <EmptyState language={language} sentence={say.noEvaluation} />}
      {ratings.length > 0 && (
        <RatingsTable
          language={language}
          caption={say.ratings(plan.slug)}
          ratings={ratingItems(ratings, irmSources(sources), language)}
        />
      )}
      {evaluationFigures.length > 0 && <FigureList figures={evaluationFigures} language={language} />}
      {selfAssessment && (
        <div class="stack near">
          <h3>{say.selfAssessment}</h3>
          {(selfAssessment.wordings ?? []).map(wording => (
            <p>
              <TextView text={wording} language={language} />
            </p>
          ))}
          {selfAssessment.note && (
            <p class="small muted">
              <TextView text={selfAssessment.note} language={language} mark={false} />
            </p>
          )}
          <SourceNote language={language} sources={selfAssessment.sources ?? []} asOf={selfAssessment.asOf} />
        </div>
      )}
      {lists
        .filter(([, list]) => list.length > 0)
        .map(([heading, list]) => (
          <div class="stack near">
            <h3>{heading}</h3>
            <ul>
              {list.map(item => (
                <li>
                  <TextView text={item} language={language} />
                </li>
              ))}
            </ul>
          </div>
        ))}
      {evaluationNote && (
        <p class="muted">
          <TextView text={evaluationNote} language={language} mark={false} />
        </p>
      )}
      <p>
        <Link href={pathOf('evaluation', language, { plan: plan.slug })}>
          <Typeset words={say.wholeEvaluation(plan.slug)} language={language} />
        </Link>
      </p>
    </Band>
  )
}

/** What can be read, then the sources that have no address of their own. */
const Documents: Part = ({ page: { documents, plan }, reading: { language } }) => {
  const say = words(language).planPage
  const addresses = new Set(documents.map(({ facts }) => facts.address))
  const others = (plan.facts.sources ?? []).filter(({ address }) => !address || !addresses.has(address))
  const sources: Source[] = [
    ...documents.map(({ facts: { title, address, language: spoken } }) => ({
      title,
      address,
      ...(spoken ? { language: spoken } : {}),
    })),
    ...others,
  ]
  return sources.length === 0 ? null : (
    <Band
      language={language}
      id="documents"
      heading={say.documents}
      intro={<Link href={pathOf('documents', language, { plan: plan.slug })}>{say.documentsList}</Link>}
    >
      <SourceList language={language} sources={sources} />
    </Band>
  )
}

const Gaps: Part = ({ page: { plan }, reading: { language } }) => {
  const say = words(language).planPage
  const gaps = plan.facts.gaps ?? []
  return gaps.length === 0 ? null : (
    <Band language={language} id="manques" heading={say.gaps} intro={say.gapsIntro}>
      <ul>
        {gaps.map(gap => (
          <li>
            <TextView text={gap} language={language} mark={false} />
          </li>
        ))}
      </ul>
    </Band>
  )
}

const Brief: Part = ({ page: { plan, others, coordinators }, reading: { language, origin } }) => {
  const say = words(language).planPage
  const { facts, id, slug } = plan
  const list: Fact[] = [
    {
      label: say.period,
      value: facts.period.text,
      ...(facts.periodNote ? { note: <TextView text={facts.periodNote} language={language} mark={false} /> } : {}),
    },
    ...severalValues(
      say.coordinator,
      coordinators.map(one => (
        <Link href={pathOf('organisation', language, { organisation: one.slug })}>
          <TextView text={one.facts.name} language={language} mark={false} />
        </Link>
      )),
    ),
    ...(facts.ogpIds
      ? [
          {
            label: say.ogpIds,
            value: `${facts.ogpIds.first} – ${facts.ogpIds.last}`,
            ...(facts.ogpIds.note
              ? { note: <TextView text={facts.ogpIds.note} language={language} mark={false} /> }
              : {}),
          },
        ]
      : []),
    { label: say.permanent, value: <PermanentLink origin={origin} type="plan" id={id} /> },
  ]
  return (
    <Band
      language={language}
      id="en-bref"
      heading={say.facts}
      intro={
        <Formats
          language={language}
          links={([...documentFormats, 'json', 'csv', 'atom', 'ics'] as const).map(format => ({
            format,
            href: pathOf('plan', language, { plan: slug }, format),
          }))}
        />
      }
    >
      <Facts language={language} facts={list} />
      {facts.levels && (
        <p class="muted">
          <TextView text={facts.levels} language={language} mark={false} />
        </p>
      )}
      {others.length > 0 && (
        <>
          <h3>{say.others}</h3>
          <LinkList
            language={language}
            level={4}
            items={others.map(other => ({
              label: words(language).plan(other.slug),
              href: pathOf('plan', language, { plan: other.slug }),
              note: wordsOf(other.facts.title, language),
            }))}
          />
        </>
      )}
    </Band>
  )
}
