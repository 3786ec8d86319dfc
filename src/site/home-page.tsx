import type { FC } from 'hono/jsx'
import { type CompletionLevel, readCommitments } from '../commitments/index.ts'
import {
  Band,
  DatedList,
  FigureBlock,
  Figures,
  Hero,
  Link,
  PlanSlabs,
  StatusTally,
  TextView,
  Typeset,
} from '../design/index.ts'
import { type FigureRow, readFigures } from '../plans/index.ts'
import type { Json } from '../platform/canonical.ts'
import { recordedOn } from '../platform/facts/moment.ts'
import { wordsOf } from '../platform/facts/text.ts'
import { pathOf, permanentPath } from '../platform/http/addresses.ts'
import type { PageRoute } from '../platform/http/answer.ts'
import type { Reading } from '../platform/reading.ts'
import { type Entry, entryTitle, namesOf, readRecord } from '../record/index.ts'
import { figureProps } from './figure-props.ts'
import { type CountedPlan, planSlabs, readCountedPlans } from './plans-pages.tsx'
import { readSettings } from './read-settings.ts'
import type { SiteSettings } from './settings.ts'
import { words } from './words.ts'

const newestEntries = 4
/** As many as stand in one row. */
const shownFigures = 3

type HomePage = {
  site: SiteSettings
  plans: CountedPlan[]
  counts: Partial<Record<CompletionLevel, number>>
  figures: FigureRow[]
  entries: Entry[]
  names: Awaited<ReturnType<typeof namesOf>>
}

async function readHome(reading: Reading, site: SiteSettings): Promise<HomePage> {
  const { db, today, uses } = reading
  uses('site', 'all:site', 'record', 'all:milestone')
  const [plans, record] = await Promise.all([readCountedPlans(reading), readRecord(db, {}, newestEntries)])
  const latest = plans[0]?.plan
  const [commitments, names, figures] = await Promise.all([
    latest ? readCommitments(db, latest, today) : [],
    namesOf(
      db,
      record.items.map(entry => ({ type: entry.subject_type, id: entry.subject_id })),
    ),
    readEvaluationFigures(reading, plans),
  ])
  const counts: HomePage['counts'] = {}
  for (const { completion } of commitments) counts[completion.level] = (counts[completion.level] ?? 0) + 1
  return { site, plans, counts, figures, entries: record.items, names }
}

/** Figures of the latest plan that an evaluator said any of: what is known of how plans were kept. */
async function readEvaluationFigures({ db }: Reading, plans: readonly CountedPlan[]): Promise<FigureRow[]> {
  const plan = plans.map(one => one.plan).find(({ facts }) => facts.evaluationFigureIds?.length)
  if (!plan) return []
  const keys = plan.facts.evaluationFigureIds ?? []
  const figures = await readFigures(db, plan.id, keys)
  return keys
    .flatMap(key => figures.find(figure => figure.key === key && figure.facts.unit !== '%') ?? [])
    .slice(0, shownFigures)
}

const HomeView: FC<{ page: HomePage; reading: Reading }> = ({ page, reading }) => {
  const { language } = reading
  const { plans, site } = page
  const say = words(language).home
  const latest = plans[0]
  return (
    <>
      {latest ? (
        <Hero
          language={language}
          title={say.title}
          highlight={say.highlight}
          lede={ledeOf(plans, reading)}
          action={{ label: say.read(latest.plan.slug), href: pathOf('plan', language, { plan: latest.plan.slug }) }}
          more={{ label: say.seeRecord, href: '#registre' }}
        />
      ) : (
        <Hero language={language} title={say.empty} highlight={say.emptyHighlight} lede={say.emptyLede} />
      )}
      {plans.length > 0 && (
        <div class="wrap">
          <h2 class="vh">{say.plans}</h2>
          <PlanSlabs language={language} plans={planSlabs([...plans].reverse(), reading)} />
        </div>
      )}
      {site.description && (
        <Band language={language} id="a-propos" heading={say.about}>
          <div class="letter">
            <TextView text={site.description} language={language} as="block" mark={false} />
          </div>
        </Band>
      )}
      {latest && <Latest page={page} latest={latest} reading={reading} />}
      {page.figures.length > 0 && (
        <Band language={language} id="chiffres" heading={say.figures}>
          <Figures>
            {page.figures.map(figure => (
              <FigureBlock language={language} {...figureProps(figure)} />
            ))}
          </Figures>
        </Band>
      )}
      {page.entries.length > 0 && (
        <Band language={language} id="registre" heading={say.record} intro={say.recordIntro}>
          <DatedList language={language} items={page.entries.map(entry => entryItem(entry, page.names, reading))} />
          <p>
            <Link href={pathOf('record', language)}>{say.whole}</Link>
          </p>
        </Band>
      )}
    </>
  )
}

/** A line of the record in a list. */
export const entryItem = (entry: Entry, names: HomePage['names'], { language, timeZone }: Reading) => ({
  when: recordedOn(entry.recorded, timeZone),
  title: entryTitle(entry, names.get(entry.subject_id), language),
  href: pathOf('entry', language, { entry: entry.id }),
})

function ledeOf(plans: readonly CountedPlan[], { language }: Reading): string {
  const say = words(language).home
  const sourced = plans.reduce((sum, plan) => sum + plan.sourced, 0)
  // A total is said only when every plan has its number.
  const announced = plans.every(plan => plan.announced !== null)
    ? plans.reduce((sum, plan) => sum + (plan.announced ?? 0), 0)
    : null
  return announced === null
    ? say.ledeWithoutAnnounced(plans.length, sourced)
    : say.lede(plans.length, announced, sourced)
}

const Latest: FC<{ page: HomePage; latest: CountedPlan; reading: Reading }> = ({
  page,
  latest,
  reading: { language },
}) => {
  const say = words(language).home
  const { planPage } = words(language)
  const states = {
    over: say.latestOver,
    running: say.latestRunning,
    preparing: say.latestPreparing,
    unknown: say.latestUnknown,
  }
  const silent = page.counts['no-information'] === latest.sourced && latest.sourced > 0 && latest.state === 'over'
  return (
    <Band
      language={language}
      id="dernier-plan"
      heading={say.latest(latest.plan.slug)}
      intro={wordsOf(latest.plan.facts.period.text, language)}
    >
      <p class="letter">
        <Typeset
          words={[
            states[latest.state],
            latest.announced === null
              ? planPage.ledeWithoutAnnounced(latest.sourced)
              : planPage.lede(latest.announced, latest.sourced),
            silent ? say.noReport : '',
          ]
            .filter(Boolean)
            .join(' ')}
          language={language}
        />
      </p>
      <StatusTally language={language} counts={page.counts} />
      <p>
        <Link href={pathOf('plan', language, { plan: latest.plan.slug })}>
          <Typeset words={say.read(latest.plan.slug)} language={language} />
        </Link>
      </p>
    </Band>
  )
}

/** What the site is, its plans, where the latest one stands, and what is new in the record. */
export const homeRoute: PageRoute = {
  page: 'home',
  async answer(reading) {
    const { language, origin } = reading
    const page = await readHome(reading, await readSettings(reading.db))
    return {
      kind: 'page',
      section: 'home',
      title: wordsOf(page.site.name, language),
      description: words(language).home.description,
      breadcrumb: [],
      crumb: '',
      paths: { fr: pathOf('home', 'fr'), en: pathOf('home', 'en') },
      body: <HomeView page={page} reading={reading} />,
      data: {
        site: page.site as unknown as Json,
        plans: page.plans.map(({ plan, announced, sourced, state }) => ({
          id: plan.key,
          ulid: plan.id,
          url: `${origin}${permanentPath('plan', plan.id)}`,
          slug: plan.slug,
          state,
          commitmentsAnnounced: announced,
          commitmentsSourced: sourced,
        })),
        record: page.entries.map(entry => ({
          id: entry.id,
          type: entry.type,
          recorded: entry.recorded.toISOString(),
          url: `${origin}${permanentPath('entry', entry.id)}`,
        })),
      },
    }
  },
}
