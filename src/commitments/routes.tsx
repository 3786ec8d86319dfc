import type { Child } from 'hono/jsx'
import { plainLine, textLine } from '../design/index.ts'
import { mandatesData } from '../people/index.ts'
import { nearestPlans, type PlanRow, readPlan } from '../plans/index.ts'
import type { Json } from '../platform/canonical.ts'
import { wordsOf } from '../platform/facts/text.ts'
import { documentFormats, pathOf, permanentPath } from '../platform/http/addresses.ts'
import type { Answer, DocumentAnswer, PageAnswer, PageRoute } from '../platform/http/answer.ts'
import type { Language } from '../platform/locales/languages.ts'
import type { Reading } from '../platform/reading.ts'
import { commitmentEmbedPath, commitmentOriginPath, commitmentPath, commitmentSheetPath, numbersIn } from './address.ts'
import { CommitmentView } from './commitment-page.tsx'
import { wholeCommitmentBlocks } from './commitment-print.ts'
import { type CommitmentPage, readCommitmentPage } from './read-commitment-page.ts'
import { type Followed, nearestCommitments, readCommitment } from './store.ts'
import { words } from './words.ts'

const nearby = 4

const pathsOf = {
  commitment: commitmentPath,
  commitmentSheet: commitmentSheetPath,
  commitmentEmbed: commitmentEmbedPath,
  commitmentOrigin: commitmentOriginPath,
}

type Told = Omit<PageAnswer, 'kind' | 'section' | 'paths'>
type OfCommitment = Pick<PageRoute, 'formats' | 'framed' | 'query'> & {
  answer(page: CommitmentPage, reading: Reading, query: URLSearchParams): Told | Promise<Told>
}

/** A page of a commitment. Where the address names none, it answers the nearest ones; where it was taken away, why. */
export const ofCommitment = (page: keyof typeof pathsOf, { answer, ...more }: OfCommitment): PageRoute => ({
  page,
  ...more,
  async answer(reading, { plan: slug = '', commitment: last = '' }, query): Promise<Answer> {
    const { db, language, today } = reading
    const plan = await readPlan(db, slug)
    if (!plan || plan.removed) return missingPlan(reading, slug)
    const found = await readCommitment(db, plan, numbersIn(last), today)
    if (!found) return missingCommitment(reading, plan, last)
    if (found.row.removed) {
      const { reason, recorded } = found.row.removed
      reading.uses(`commitment:${found.row.id}`)
      return {
        kind: 'gone',
        title: wordsOf(found.row.facts.title, language),
        reason,
        recorded,
        ways: [planWay(plan, language)],
      }
    }
    return {
      kind: 'page',
      section: 'plans',
      paths: {
        fr: pathsOf[page]('fr', plan.slug, found.row.facts),
        en: pathsOf[page]('en', plan.slug, found.row.facts),
      },
      ...(await answer(await readCommitmentPage(reading, plan, found), reading, query)),
    }
  },
})

/** What led to a commitment, by the room that knows: shown, and as data. */
export type CameFrom = (page: CommitmentPage, reading: Reading) => Promise<{ view: Child; data: Json }>

/** A commitment, at its number and title within its plan. */
export const commitmentRoute = (cameFrom: CameFrom): PageRoute =>
  ofCommitment('commitment', {
    formats: documentFormats,
    async answer(page, reading) {
      const origin = await cameFrom(page, reading)
      const { language } = reading
      const { plan, commitment } = page
      const { number, facts } = commitment.row
      return {
        title: `${number} ${wordsOf(facts.title, language)}`,
        description: words(language).description(number, plan.slug),
        breadcrumb: [planWay(plan, language)],
        crumb: number,
        body: <CommitmentView page={page} reading={reading} origin={origin.view} />,
        data: { ...dataOf(page, reading), origin: origin.data },
        embed: {
          paths: {
            fr: commitmentEmbedPath('fr', plan.slug, facts),
            en: commitmentEmbedPath('en', plan.slug, facts),
          },
          name: `${words(language).plan(plan.slug)} · ${words(language).commitment} ${number}`,
        },
        document: () => documentOf(page, reading),
      }
    },
  })

/** The commitment on paper, by itself. */
function documentOf(page: CommitmentPage, reading: Reading): DocumentAnswer {
  const { language } = reading
  const { plan, commitment } = page
  const { facts, id, number } = commitment.row
  const say = words(language)
  const name = `${say.commitment} ${number}`
  return {
    layout: 'leaf',
    of: { type: 'commitment', id },
    kicker: plainLine(`${say.plan(plan.slug)} · ${name}`, language),
    title: textLine(facts.title, language, { mark: false }),
    name: `${name} · ${wordsOf(facts.title, language)}`,
    running: `${say.plan(plan.slug)} · ${name}`,
    blocks: wholeCommitmentBlocks(page, reading),
  }
}

const planWay = (plan: PlanRow, language: Language) => ({
  label: words(language).plan(plan.slug),
  href: pathOf('plan', language, { plan: plan.slug }),
})

async function missingPlan({ db, language, uses }: Reading, slug: string): Promise<Answer> {
  uses('all:plan')
  return { kind: 'missing', nearest: (await nearestPlans(db, slug, nearby)).map(plan => planWay(plan, language)) }
}

async function missingCommitment({ db, language, uses }: Reading, plan: PlanRow, last: string): Promise<Answer> {
  uses('all:commitment', `plan:${plan.id}`)
  const near = await nearestCommitments(db, plan.id, last.slice(0, 20), nearby)
  return {
    kind: 'missing',
    nearest: [
      ...near.map(row => ({
        label: `${row.number} ${wordsOf(row.facts.title, language)}`,
        href: commitmentPath(language, plan.slug, row.facts),
      })),
      planWay(plan, language),
    ],
  }
}

/** A commitment in data, with what is derived from its milestones beside what was said. */
export const commitmentData = (
  { row, milestones, completion }: Followed,
  planSlug: string,
  { origin, language }: Reading,
): Record<string, Json> => ({
  type: 'commitment',
  id: row.key,
  ulid: row.id,
  url: `${origin}${permanentPath('commitment', row.id)}`,
  page: `${origin}${commitmentPath(language, planSlug, row.facts)}`,
  ...(row.facts as unknown as Record<string, Json>),
  completion: completion as unknown as Json,
  milestones: milestones.map(({ row: milestone, standing }) => ({
    id: milestone.key,
    ulid: milestone.id,
    ...(milestone.facts as unknown as Record<string, Json>),
    state: standing.state,
    late: standing.late,
  })),
})

function dataOf(page: CommitmentPage, reading: Reading): Record<string, Json> {
  const { origin } = reading
  return {
    ...commitmentData(page.commitment, page.plan.slug, reading),
    plan: {
      id: page.plan.key,
      ulid: page.plan.id,
      slug: page.plan.slug,
      url: `${origin}${permanentPath('plan', page.plan.id)}`,
    },
    organisations: [...page.organisations.values()].map(({ key, id, facts }) => ({
      id: key,
      ulid: id,
      name: facts.name as unknown as Json,
      url: `${origin}${permanentPath('organisation', id)}`,
    })),
    links: page.related.map(({ kind, forward, commitment, plan }) => ({
      kind,
      direction: forward ? 'from' : 'to',
      commitment: { id: commitment.row.key, ulid: commitment.row.id, number: commitment.row.number, plan: plan.slug },
    })),
    mandates: mandatesData(page.mandates),
    history: page.history.map(entry => ({
      id: entry.id,
      type: entry.type,
      recorded: entry.recorded.toISOString(),
      url: `${origin}${permanentPath('entry', entry.id)}`,
    })),
  }
}
