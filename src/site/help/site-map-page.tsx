import type { FC } from 'hono/jsx'
import { coverageWords } from '../../answers/index.ts'
import { commitmentPath, readCommitmentsOfPlans, trackerWords } from '../../commitments/index.ts'
import { Band, Link, PageHead, TextView, Typeset, Wrap } from '../../design/index.ts'
import { eventPath, readAgendaEvents, readAllSeries, seriesPath } from '../../events/index.ts'
import { readAllOrganisations } from '../../people/index.ts'
import { priorityPath, readAllPriorities, readAllSheets, readPlans } from '../../plans/index.ts'
import type { Json } from '../../platform/canonical.ts'
import { type Text, wordsOf } from '../../platform/facts/text.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { PageRoute } from '../../platform/http/answer.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Reading } from '../../platform/reading.ts'
import { readMonths } from '../../record/index.ts'
import { eventName } from '../agenda/naming.tsx'
import { words as calendarWords } from '../calendar/words.ts'
import { words as documentsWords } from '../documents/words.ts'
import { words as evaluationWords } from '../evaluation/words.ts'
import { words as methodWords } from '../method/words.ts'
import { priorityTitle } from '../priority/route.tsx'
import { monthInWords } from '../record-list/view.tsx'
import { words as siteWords } from '../words.ts'
import { words } from './words.ts'

type Entry = { label: Text | string; href: string; below?: Entry[] }
type Part = { id: string; heading: string; entries: Entry[] }

/** Every page of the site but the lines of the record, part by part, in a fixed number of queries. */
async function readParts({ db, language, today, timeZone, uses }: Reading): Promise<Part[]> {
  uses(
    'all:plan',
    'all:commitment',
    'all:priority',
    'all:event',
    'all:series',
    'all:organisation',
    'all:sheet',
    'all:consultation',
    'record',
  )
  const plans = await readPlans(db)
  const [commitments, priorities, events, series, organisations, months, sheets, asking] = await Promise.all([
    readCommitmentsOfPlans(db, plans, today),
    readAllPriorities(db),
    readAgendaEvents(db, {}, today),
    readAllSeries(db),
    readAllOrganisations(db),
    readMonths(db, timeZone),
    readAllSheets(db),
    db.selectFrom('consultations').select('plan_id').distinct().where('removed', 'is', null).execute(),
  ])
  const say = words(language)
  const { parts } = say.siteMap
  const site = siteWords(language)
  return [
    {
      id: 'plans',
      heading: parts.plans,
      entries: [
        { label: site.plans.title, href: pathOf('plans', language) },
        { label: trackerWords(language).title, href: pathOf('commitments', language) },
        { label: site.menu.figures, href: pathOf('figures', language) },
        { label: say.menu.evaluations, href: pathOf('evaluations', language) },
        { label: say.menu.compared, href: pathOf('compared', language) },
        { label: say.menu.carryOver, href: pathOf('carryOver', language) },
        ...plans.map(
          (plan): Entry => ({
            label: plan.facts.title,
            href: pathOf('plan', language, { plan: plan.slug }),
            below: [
              {
                label: calendarWords(language).title(plan.slug),
                href: pathOf('calendar', language, { plan: plan.slug }),
              },
              { label: methodWords(language).title(plan.slug), href: pathOf('method', language, { plan: plan.slug }) },
              ...asking
                .filter(({ plan_id }) => plan_id === plan.id)
                .map(() => ({
                  label: coverageWords(language).title(plan.slug),
                  href: pathOf('coverage', language, { plan: plan.slug }),
                })),
              ...sheets
                .filter(({ plan_id }) => plan_id === plan.id)
                .map(({ facts: { number } }) => ({
                  label: site.planPage.sheet(number),
                  href: pathOf('sheet', language, { plan: plan.slug }),
                })),
              {
                label: documentsWords(language).title(plan.slug),
                href: pathOf('documents', language, { plan: plan.slug }),
              },
              {
                label: evaluationWords(language).one.title(plan.slug),
                href: pathOf('evaluation', language, { plan: plan.slug }),
              },
              ...priorities
                .filter(({ plan_id }) => plan_id === plan.id)
                .map((one, _, all) => ({
                  label: priorityTitle(one, plan.slug, language),
                  href: priorityPath(language, plan.slug, one, all),
                })),
              ...commitments
                .filter(({ row }) => row.plan_id === plan.id)
                .map(({ row }) => ({
                  label: `${row.number}. ${wordsOf(row.facts.title, language)}`,
                  href: commitmentPath(language, plan.slug, row.facts),
                })),
            ],
          }),
        ),
      ],
    },
    {
      id: 'agenda',
      heading: parts.agenda,
      entries: [
        { label: site.menu.agenda, href: pathOf('agenda', language) },
        ...series.map(one => ({ label: one.facts.title, href: seriesPath(language, one.slug) })),
        ...events.map(one => ({ label: eventName(one, language), href: eventPath(language, one.slug) })),
      ],
    },
    {
      id: 'organisations',
      heading: parts.organisations,
      entries: [
        { label: site.organisations.title, href: pathOf('organisations', language) },
        ...organisations.map(({ slug: organisation, facts }) => ({
          label: facts.name,
          href: pathOf('organisation', language, { organisation }),
        })),
      ],
    },
    {
      id: 'registre',
      heading: parts.record,
      entries: [
        { label: site.record.title, href: pathOf('record', language) },
        ...months.map(({ month }) => {
          const [year = '', number = ''] = month.split('-')
          return {
            label: monthInWords(month, language),
            href: pathOf('recordMonth', language, { year, month: number }),
          }
        }),
      ],
    },
    { id: 'site', heading: parts.about, entries: aboutSite(language) },
  ]
}

function aboutSite(language: Language): Entry[] {
  const { help, data, accessibility, privacy, legal, siteMap, menu } = words(language)
  return [
    { label: siteWords(language).footer.home, href: pathOf('home', language) },
    { label: help.title, href: pathOf('help', language) },
    { label: data.title, href: pathOf('data', language) },
    { label: menu.charter, href: pathOf('charter', language) },
    { label: menu.moderation, href: pathOf('moderation', language) },
    { label: menu.roles, href: pathOf('roles', language) },
    { label: accessibility.title, href: pathOf('accessibility', language) },
    { label: privacy.title, href: pathOf('privacy', language) },
    { label: legal.title, href: pathOf('legalNotice', language) },
    { label: siteMap.title, href: pathOf('siteMap', language) },
  ]
}

const Entries: FC<{ entries: readonly Entry[]; language: Language }> = ({ entries, language }) => (
  <ul>
    {entries.map(({ label, href, below = [] }) => (
      <li>
        <Link href={href}>
          {typeof label === 'string' ? (
            <Typeset words={label} language={language} />
          ) : (
            <TextView text={label} language={language} mark={false} />
          )}
        </Link>
        {below.length > 0 && <Entries entries={below} language={language} />}
      </li>
    ))}
  </ul>
)

const plain = (entries: readonly Entry[], origin: string, language: Language): Json =>
  entries.map(({ label, href, below }) => ({
    title: typeof label === 'string' ? label : wordsOf(label, language),
    page: `${origin}${href}`,
    ...(below ? { below: plain(below, origin, language) } : {}),
  }))

/** All pages, by part. */
export const siteMapRoute: PageRoute = {
  page: 'siteMap',
  async answer(reading) {
    const { language } = reading
    const say = words(language).siteMap
    const parts = await readParts(reading)
    return {
      kind: 'page',
      section: 'other',
      title: say.title,
      description: say.description,
      breadcrumb: [],
      crumb: say.title,
      paths: { fr: pathOf('siteMap', 'fr'), en: pathOf('siteMap', 'en') },
      body: (
        <>
          <PageHead language={language} title={say.title} lede={say.lede} />
          {parts.map(({ id, heading, entries }) => (
            <Band language={language} id={id} heading={heading} tight>
              <Entries entries={entries} language={language} />
            </Band>
          ))}
          <Wrap>
            <p>
              <Link href="/sitemap.xml">
                <Typeset words={say.forMachines} language={language} />
              </Link>
            </p>
          </Wrap>
        </>
      ),
      data: {
        parts: parts.map(({ heading, entries }) => ({ heading, pages: plain(entries, reading.origin, language) })),
      },
    }
  },
}
