import type { FC } from 'hono/jsx'
import {
  Band,
  DatedList,
  EmptyState,
  Facts,
  Formats,
  Link,
  PageHead,
  Phases,
  RatingsTable,
  severalValues,
  TextView,
  Typeset,
  Wrap,
} from '../../design/index.ts'
import { ratingItems } from '../../plans/index.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { Reading } from '../../platform/reading.ts'
import { eventItems } from '../event-items.tsx'
import { irmSources } from '../irm-sources.ts'
import { phaseSlab } from '../phase-slab.ts'
import type { MethodPage } from './read.ts'
import { words } from './words.ts'

type Part = FC<{ page: MethodPage; reading: Reading }>

/** How a plan was made: who leads it, its phases, how people could take part, what was said of that, what isn't known. */
export const MethodView: Part = ({ page, reading }) => {
  const { language } = reading
  const { plan, slabs, sheet } = page
  const say = words(language)
  return (
    <>
      <PageHead language={language} title={say.title(plan.slug)} lede={say.lede} />
      <Phases
        language={language}
        label={say.phases(plan.slug)}
        phases={slabs.map(slab => phaseSlab(slab, language))}
        apart
      />
      <Led page={page} reading={reading} />
      <Band language={language} id="etapes" heading={say.steps}>
        <p>
          <Typeset words={say.stepsText} language={language} />
        </p>
        <ul class="plain">
          <li>
            <Link href={pathOf('calendar', language, { plan: plan.slug })}>{say.calendar}</Link>
          </li>
          <li>
            <Link href={`${pathOf('help', language)}#etapes`}>{say.kinds}</Link>
          </li>
          {sheet && (
            <li>
              <Link href={pathOf('sheet', language, { plan: plan.slug })}>
                <Typeset words={say.sheet(sheet.facts.number)} language={language} />
              </Link>
            </li>
          )}
        </ul>
      </Band>
      <TakingPart page={page} reading={reading} />
      <Judged page={page} reading={reading} />
      <Band language={language} id="inconnu" heading={say.unknown} intro={say.unknownIntro}>
        <ul>
          {say.unknownList.map(one => (
            <li>
              <Typeset words={one} language={language} />
            </li>
          ))}
        </ul>
      </Band>
      <Wrap>
        <Formats
          language={language}
          links={[{ format: 'json', href: pathOf('method', language, { plan: plan.slug }, 'json') }]}
        />
      </Wrap>
    </>
  )
}

const Led: Part = ({ page: { plan, coordinators }, reading: { language } }) => {
  const say = words(language)
  const { coordinator, levels } = plan.facts
  return (
    <Band language={language} id="conduite" heading={say.led}>
      {coordinators.length === 0 && !coordinator && <EmptyState language={language} sentence={say.unknownLead} />}
      <Facts
        language={language}
        facts={[
          ...severalValues(
            say.ledBy,
            coordinators.map(one => (
              <Link href={pathOf('organisation', language, { organisation: one.slug })}>
                <TextView text={one.facts.name} language={language} mark={false} />
              </Link>
            )),
          ),
          ...(coordinator ? [{ label: say.asWritten, value: coordinator }] : []),
          ...(levels ? [{ label: say.levels, value: levels }] : []),
        ]}
      />
    </Band>
  )
}

const TakingPart: Part = ({ page, reading: { language } }) => {
  const say = words(language)
  const { plan, events } = page
  return (
    <Band
      language={language}
      id="participation"
      heading={say.takingPart}
      {...(events.length > 0
        ? { intro: <Link href={`${pathOf('agenda', language)}?plan=${plan.slug}`}>{say.agenda}</Link> }
        : {})}
    >
      {events.length === 0 ? (
        <EmptyState language={language} sentence={say.noEvent} />
      ) : (
        <DatedList language={language} items={eventItems(page, language)} />
      )}
    </Band>
  )
}

const Judged: Part = ({ page: { plan, ratings }, reading: { language } }) => {
  const say = words(language)
  return (
    <Band language={language} id="avis" heading={say.judged}>
      {ratings.length === 0 ? (
        <EmptyState language={language} sentence={say.notJudged} />
      ) : (
        <RatingsTable
          language={language}
          caption={say.judgedCaption(plan.slug)}
          ratings={ratingItems(ratings, irmSources(plan.facts.sources ?? []), language)}
        />
      )}
    </Band>
  )
}
