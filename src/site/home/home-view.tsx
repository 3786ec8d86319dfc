import type { FC } from 'hono/jsx'
import { BecameBand } from '../../answers/index.ts'
import { ConsultationItem, instantInWords } from '../../consultations/index.ts'
import {
  Band,
  DatedList,
  FigureBlock,
  Figures,
  formatDay,
  Hero,
  Link,
  Phases,
  PlanSlabs,
  PriorityGrid,
  StatusTally,
  TextView,
  Typeset,
} from '../../design/index.ts'
import { eventPath } from '../../events/index.ts'
import { type FigureRow, planWords, priorityPath } from '../../plans/index.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { mediaTypes, pathOf } from '../../platform/http/addresses.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Reading } from '../../platform/reading.ts'
import { eventItem, seriesItem } from '../agenda/items.tsx'
import type { CountedPlan } from '../counted-plans.ts'
import { entryItem } from '../entry-item.tsx'
import { figureProps } from '../figure-props.ts'
import { phaseSlab } from '../phase-slab.ts'
import { planSlabs } from '../plans-pages.tsx'
import { seriesName } from '../series-name.ts'
import { words } from '../words.ts'
import type { HomePage } from './read-home.ts'

type Part = FC<{ page: HomePage; reading: Reading }>

/** The home page: where the making of the plan stands, what comes next, and what became of the plans before. */
export const HomeView: Part = ({ page, reading }) => (
  <>
    <Head page={page} reading={reading} />
    {page.open.length > 1 && (
      <Band language={reading.language} id="consultations" heading={words(reading.language).home.open}>
        <ul class="list">
          {page.open.map(row => (
            <ConsultationItem row={row} reading={reading} />
          ))}
        </ul>
      </Band>
    )}
    {page.current ? <Current page={page} reading={reading} /> : <Between page={page} reading={reading} />}
    <Record page={page} reading={reading} />
  </>
)

/** What became of what was said; nothing before anything was. */
const Became: Part = ({ page: { became }, reading }) => became && <BecameBand of={became} reading={reading} />

const planPath = ({ plan }: CountedPlan, language: Language) => pathOf('plan', language, { plan: plan.slug })

const Head: Part = ({ page, reading }) => {
  const { language } = reading
  const say = words(language).home
  const { current, plans, mode, steps } = page
  const [call] = page.open
  if (call) {
    return (
      <Hero
        language={language}
        title={titleOf(page, language)}
        highlight={say.openUntil(instantInWords(call.closes, reading.timeZone, language))}
        lede={<TextView text={call.facts.question} language={language} mark={false} />}
        action={{
          label: say.propose,
          href: pathOf('newContribution', language) + (page.open.length === 1 ? `?consultation=${call.slug}` : ''),
        }}
        more={{ label: say.readCall, href: pathOf('consultation', language, { consultation: call.slug }) }}
      />
    )
  }
  if (mode === 'empty')
    return <Hero language={language} title={say.empty} highlight={say.emptyHighlight} lede={say.emptyLede} />
  const toRecord = { label: say.seeRecord, href: '#registre' }
  if (mode === 'making' && current) {
    const toPlan = { label: say.seePlan, href: planPath(current, language) }
    const ways =
      steps.length > 0 ? { action: { label: say.seeNext, href: '#suite' }, more: toPlan } : { action: toPlan }
    return (
      <Hero
        language={language}
        title={say.making(current.plan.slug)}
        highlight={nowInWords(page, language)}
        lede={say.makingLede}
        {...ways}
      />
    )
  }
  const [latest] = plans
  const shown = current ?? latest
  return (
    <Hero
      language={language}
      title={current ? say.running(current.plan.slug) : say.title}
      highlight={current ? say.runningNow : say.highlight}
      lede={ledeOf(page, language)}
      {...(shown
        ? {
            action: current
              ? { label: say.seeKept, href: trackerPath(current, language) }
              : { label: say.read(shown.plan.slug), href: planPath(shown, language) },
          }
        : {})}
      more={toRecord}
    />
  )
}

const titleOf = ({ mode, current }: HomePage, language: Language): string => {
  const say = words(language).home
  if (!current) return say.title
  return mode === 'making' ? say.making(current.plan.slug) : say.running(current.plan.slug)
}

/** What is under way, and until when as exactly as it is known: « Co-construction : jusqu’à juillet 2021. » */
function nowInWords({ slabs }: HomePage, language: Language): string {
  const say = words(language).home
  const now = slabs.find(({ state }) => state === 'now')
  if (!now) return ''
  const label = now.label ? wordsOf(now.label, language) : planWords(language).phases[now.kind]
  const until = now.period?.latest ?? now.span?.latest
  return until ? say.makingNow(label, monthOf(until, language)) : say.makingNowOpen(label)
}

const monthOf = (day: string, language: Language) => formatDay(day, language).replace(/^\d+(er)? /, '')

function ledeOf({ plans, total }: HomePage, language: Language): string {
  const say = words(language).home
  // A total is said only when every plan has its number.
  const known = plans.length === total.plans && plans.every(plan => plan.announced !== null)
  const announced = plans.reduce((sum, plan) => sum + (plan.announced ?? 0), 0)
  return known
    ? say.lede(total.plans, announced, total.commitments)
    : say.ledeWithoutAnnounced(total.plans, total.commitments)
}

/** The way to the plans that don't stand here. */
const AllPlans: FC<{ page: HomePage; language: Language }> = ({ page: { plans, total }, language }) =>
  plans.length === total.plans ? null : (
    <p>
      <Link href={pathOf('plans', language)}>
        <Typeset words={words(language).plans.all(total.plans)} language={language} />
      </Link>
    </p>
  )

/** A plan that is being made or carried out. */
const Current: Part = ({ page, reading }) => {
  const { language } = reading
  const say = words(language).home
  const { current, slabs, plans } = page
  if (!current) return null
  const earlier = plans.filter(({ plan }) => plan.id !== current.plan.id)
  return (
    <>
      <Phases
        language={language}
        label={words(language).planPage.phases(current.plan.slug)}
        phases={slabs.map(slab => phaseSlab(slab, language))}
      />
      {page.mode === 'running' && <Kept page={page} reading={reading} />}
      {page.mode === 'making' && <Possible page={page} reading={reading} />}
      <Became page={page} reading={reading} />
      <Next page={page} reading={reading} />
      <Happened page={page} reading={reading} />
      {earlier.length > 0 && (
        <Band language={language} id="avant" heading={say.before}>
          <PlanSlabs language={language} plans={planSlabs([...earlier].reverse(), reading)} />
          <AllPlans page={page} language={language} />
        </Band>
      )}
    </>
  )
}

/** What a reader can do while a plan is being made: only what there is. */
const Possible: Part = ({ page: { current, priorities, allPriorities, events }, reading: { language } }) => {
  const say = words(language).home
  if (!current) return null
  const plan = { plan: current.plan.slug }
  const announcedOn = priorities[0]?.facts.asOf
  const ways = [
    { label: say.can.method, href: pathOf('method', language, plan) },
    ...(events.length > 0
      ? [{ label: say.can.events, href: `${pathOf('agenda', language)}?plan=${current.plan.slug}` }]
      : []),
    { label: say.can.follow, href: pathOf('plan', language, plan, 'atom') },
  ]
  return (
    <Band
      language={language}
      id="faire"
      heading={say.can.heading}
      {...(announcedOn && priorities.length > 0
        ? { intro: say.prioritiesIntro(wordsOf(announcedOn.text, language)) }
        : {})}
    >
      {priorities.length > 0 && (
        <PriorityGrid
          language={language}
          priorities={priorities.map(priority => ({
            number: priority.number,
            label: priority.facts.label,
            href: priorityPath(language, current.plan.slug, priority, allPriorities),
          }))}
        />
      )}
      <ul class="plain">
        {ways.map(({ label, href }) => (
          <li>
            <Link href={href}>{label}</Link>
          </li>
        ))}
      </ul>
    </Band>
  )
}

/** Between two plans: what became of the last ones, and what comes next, if anything is known. */
const Between: Part = ({ page, reading }) => {
  const { language } = reading
  const say = words(language).home
  if (page.mode === 'empty') return null
  return (
    <>
      <div class="wrap">
        <h2 class="vh">{say.plans}</h2>
        <PlanSlabs language={language} plans={planSlabs([...page.plans].reverse(), reading)} />
        <AllPlans page={page} language={language} />
      </div>
      {page.site.description && (
        <Band language={language} id="a-propos" heading={say.about}>
          <div class="letter">
            <TextView text={page.site.description} language={language} as="block" mark={false} />
          </div>
        </Band>
      )}
      <Evaluated page={page} reading={reading} />
      <Kept page={page} reading={reading} />
      <Became page={page} reading={reading} />
      <Next page={page} reading={reading} />
      <Agenda page={page} reading={reading} />
    </>
  )
}

const Evaluated: Part = ({ page: { evaluated }, reading: { language } }) =>
  evaluated && evaluated.figures.length > 0 ? (
    <Band
      language={language}
      id="evaluation"
      heading={words(language).home.lastEvaluation(evaluated.plan.plan.slug)}
      intro={
        <Link href={pathOf('evaluation', language, { plan: evaluated.plan.plan.slug })}>
          <Typeset words={words(language).home.readEvaluation(evaluated.plan.plan.slug)} language={language} />
        </Link>
      }
    >
      <Figures>
        {evaluated.figures.map(figure => (
          <FigureBlock language={language} {...figureProps(figure)} />
        ))}
      </Figures>
    </Band>
  ) : null

/** The tracker, narrowed to a plan where one is current. */
const trackerPath = (current: CountedPlan | null, language: Language) =>
  pathOf('commitments', language) + (current ? `?plan=${current.plan.slug}` : '')

const Kept: Part = ({ page: { counts, current }, reading: { language } }) => {
  const say = words(language).home
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  return total === 0 ? null : (
    <Band language={language} id="tenu" heading={say.kept} intro={say.keptIntro(total)}>
      <StatusTally language={language} counts={counts} />
      {counts['no-information'] === total && (
        <p class="letter">
          <Typeset words={say.noReport} language={language} />
        </p>
      )}
      <p>
        <Link href={trackerPath(current, language)}>{say.oneByOne}</Link>
      </p>
    </Band>
  )
}

const Next: Part = ({ page: { steps, current }, reading: { language } }) => {
  const say = words(language).home
  const kinds = planWords(language).phases
  const plan = current && { plan: current.plan.slug }
  return (
    <Band
      language={language}
      id="suite"
      heading={say.next}
      {...(plan && steps.length > 0
        ? {
            intro: (
              <>
                <Link href={pathOf('calendar', language, plan)}>{say.wholeCalendar}</Link>
                <br />
                <Link href={pathOf('plan', language, plan, 'ics')} type={mediaTypes.ics}>
                  {say.toMyCalendar}
                </Link>
              </>
            ),
          }
        : {})}
    >
      {steps.length === 0 ? (
        <p class="letter">
          <Typeset words={say.nextNone} language={language} />
        </p>
      ) : (
        <DatedList
          language={language}
          ordered
          items={steps.map(step => ({
            when: step.period,
            title: step.title,
            ...(step.of === 'phase'
              ? {
                  whenNote: say.nextPlanned(kinds[step.kind]),
                  ...(plan ? { href: `${pathOf('calendar', language, plan)}#etape-${step.key}` } : {}),
                }
              : { href: eventPath(language, step.slug) }),
          }))}
        />
      )}
    </Band>
  )
}

/** Between two plans: what stands first on the agenda. */
const Agenda: Part = ({ page: { agenda }, reading }) => {
  const { language } = reading
  if (!agenda) return null
  const say = words(language).home
  const { lines, events, around } = agenda
  return (
    <Band
      language={language}
      id="rendez-vous"
      heading={lines.some(({ place }) => place === 'ahead') ? say.eventsAhead : say.eventsOver}
      intro={<Link href={pathOf('agenda', language)}>{say.wholeAgenda}</Link>}
    >
      <DatedList
        language={language}
        items={lines.flatMap(({ id, of, events: count }) => {
          const series = of === 'series' ? around.series.get(id) : undefined
          if (series) return [seriesItem(series, around, count, reading)]
          const event = events.find(one => one.id === id)
          return event ? [eventItem(event, around, reading)] : []
        })}
      />
    </Band>
  )
}

const Happened: Part = ({ page: { figures, series, events }, reading: { language } }) => {
  if (figures.length === 0 && events.length === 0) return null
  const unit = (figure: FigureRow) => seriesName(figure, series, language) ?? figure.facts.label
  return (
    <Band language={language} id="deja" heading={words(language).home.happened}>
      {figures.length > 0 && (
        <Figures>
          {figures.map(figure => (
            <FigureBlock language={language} {...figureProps(figure)} unit={unit(figure)} />
          ))}
        </Figures>
      )}
      {events.length > 0 && (
        <DatedList
          language={language}
          items={events.map(({ slug, facts }) => ({
            when: facts.period,
            whenNote: words(language).eventKinds[facts.kind],
            title: facts.title,
            href: eventPath(language, slug),
          }))}
        />
      )}
    </Band>
  )
}

const Record: Part = ({ page: { entries, names }, reading }) => {
  const { language } = reading
  const say = words(language).home
  return entries.length === 0 ? null : (
    <Band language={language} id="registre" heading={say.record} intro={say.recordIntro}>
      <DatedList language={language} items={entries.map(entry => entryItem(entry, names, reading))} />
      <p>
        <Link href={pathOf('record', language)}>{say.whole}</Link>
      </p>
    </Band>
  )
}
