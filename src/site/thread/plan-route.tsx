import type { FC } from 'hono/jsx'
import {
  type CountedTheme,
  type Led,
  type LedCommitment,
  readLedCommitments,
  readLedFrom,
  readLedTo,
  readPublished,
  readThemes,
  themePath,
} from '../../answers/index.ts'
import {
  type CommitmentTold,
  commitmentOriginPath,
  commitmentPath,
  commitmentWords,
  type Followed,
  readCommitments,
  readCommitmentsTold,
} from '../../commitments/index.ts'
import { type ConsultationRow, readConsultations } from '../../consultations/index.ts'
import { Band, countSentence, EmptyState, Formats, Link, PageHead, Status, Typeset } from '../../design/index.ts'
import type { PlanRow } from '../../plans/index.ts'
import type { Json } from '../../platform/canonical.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { pathOf, permanentPath } from '../../platform/http/addresses.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Reading } from '../../platform/reading.ts'
import { ofPlan, planReference, plansWay, planWay } from '../of-plan.ts'
import { graphFile } from './graph-file.ts'
import { words } from './words.ts'

/** Of more themes than this, the page of themes has the others. */
const themesShown = 100

type Thread = {
  plan: PlanRow
  consultations: ConsultationRow[]
  published: ReadonlyMap<string, number>
  themes: CountedTheme[]
  /** Where each theme led, and what belongs to none. */
  led: Led[]
  /** What led to each commitment of the plan. */
  arrived: Led[]
  reached: LedCommitment[]
  commitments: CommitmentTold[]
}

async function readThread(reading: Reading, plan: PlanRow): Promise<Thread> {
  const { db, today, uses } = reading
  const consultations = await readConsultations(db, plan.id)
  const ids = consultations.map(({ id }) => id)
  uses('all:consultation', 'all:commitment', ...ids.map(id => `consultation:${id}`), ...ids.map(id => `answers:${id}`))
  const [published, themes, led, followed] = await Promise.all([
    readPublished(db, ids),
    readThemes(db, ids),
    readLedFrom(db, ids),
    readCommitments(db, plan, today),
  ])
  const [arrived, reached, commitments] = await Promise.all([
    readLedTo(
      db,
      followed.map(({ row }) => row.id),
    ),
    readLedCommitments(reading, led),
    readCommitmentsTold(reading, plan, followed),
  ])
  return { plan, consultations, published, themes, led, arrived, reached, commitments }
}

/** The whole thread of a plan: from what was said to what is promised, and back. As a page that can be walked and printed; every link as data. */
export const planThreadRoute = ofPlan('planThread', {
  formats: ['csv'],
  async answer(reading, plan) {
    const { language } = reading
    const say = words(language).plan
    const thread = await readThread(reading, plan)
    return {
      title: say.title(plan.slug),
      description: say.description(plan.slug),
      breadcrumb: [plansWay(language), planWay(plan.slug, language)],
      crumb: say.crumb,
      body: <ThreadView thread={thread} language={language} />,
      data: dataOf(thread, reading),
      table: () => graphFile(plan.id, reading),
    }
  },
})

function dataOf(thread: Thread, reading: Reading): Record<string, Json> {
  const { origin, language } = reading
  const { plan, consultations, published, themes, led, arrived, commitments } = thread
  const url = (type: string, id: string) => `${origin}${permanentPath(type, id)}`
  const leads = (consultationId: string, themeId: string | null): Json =>
    led
      .filter(one => one.consultation_id === consultationId && one.theme_id === themeId)
      .map(({ target_type, target_id, count }) => ({
        [target_type]: url(target_type, target_id),
        contributions: count,
      }))
  return {
    plan: planReference(plan, reading),
    consultations: consultations.map(({ id }) => ({
      url: url('consultation', id),
      contributions: published.get(id) ?? 0,
      themes: themes
        .filter(({ consultation_id }) => consultation_id === id)
        .map(theme => ({
          url: url('theme', theme.id),
          number: theme.number,
          title: theme.title,
          counts: theme.counts,
          leads: leads(id, theme.id),
        })),
      withoutTheme: { leads: leads(id, null) },
    })),
    commitments: commitments.map(({ commitment: { row, milestones }, related }) => ({
      url: url('commitment', row.id),
      number: row.number,
      from: arrived
        .filter(({ target_id }) => target_id === row.id)
        .map(({ theme_id, consultation_id, count }) => ({
          theme: theme_id && url('theme', theme_id),
          consultation: url('consultation', consultation_id),
          contributions: count,
        })),
      milestones: milestones.map(({ row: milestone, standing }) => ({
        url: url('milestone', milestone.id),
        number: milestone.number,
        state: standing.state,
      })),
      related: related.map(({ kind, forward, commitment }) => ({
        kind,
        direction: forward ? 'from' : 'to',
        commitment: url('commitment', commitment.row.id),
      })),
    })),
    edges: `${origin}${pathOf('planThread', language, { plan: plan.slug }, 'csv')}`,
  }
}

const anchorOf = ({ row }: Followed) => `engagement-${row.number.toLowerCase()}`

const ThreadView: FC<{ thread: Thread; language: Language }> = ({ thread, language }) => {
  const { plan, consultations, commitments } = thread
  const say = words(language).plan
  return (
    <>
      <PageHead language={language} title={say.title(plan.slug)} lede={say.lede} />
      {consultations.length === 0 && (
        <Band language={language} id="consultations" heading={say.from} tight>
          <EmptyState language={language} sentence={say.noConsultation} />
        </Band>
      )}
      {consultations.map(consultation => (
        <Said consultation={consultation} thread={thread} language={language} />
      ))}
      <Band language={language} id="engagements" heading={say.commitments} tight>
        {commitments.length === 0 ? (
          <EmptyState language={language} sentence={say.noCommitments} />
        ) : (
          <ol class="list">
            {commitments.map(told => (
              <Promised told={told} thread={thread} language={language} />
            ))}
          </ol>
        )}
        <p class="small muted">
          <Typeset words={say.data} language={language} />
        </p>
        <Formats
          language={language}
          links={(['json', 'csv', 'md'] as const).map(format => ({
            format,
            href: pathOf('planThread', language, { plan: plan.slug }, format),
          }))}
        />
      </Band>
    </>
  )
}

type SaidProps = { consultation: ConsultationRow; thread: Thread; language: Language }

/** What was said in one consultation: its themes, and where each led. */
const Said: FC<SaidProps> = ({ consultation, thread, language }) => {
  const say = words(language).plan
  const { id, slug, facts } = consultation
  const own = thread.themes.filter(({ consultation_id }) => consultation_id === id)
  const hasLoose = thread.led.some(one => one.consultation_id === id && one.theme_id === null)
  return (
    <Band
      language={language}
      id={`consultation-${slug}`}
      heading={
        <Link href={pathOf('consultation', language, { consultation: slug })}>
          <Typeset words={wordsOf(facts.title, language)} language={language} />
        </Link>
      }
      intro={
        <>
          <Typeset words={say.received(thread.published.get(id) ?? 0)} language={language} />
          {'. '}
          <Link href={`${pathOf('contributions', language)}?consultation=${slug}`}>
            <Typeset words={say.all} language={language} />
          </Link>
        </>
      }
      tight
    >
      {own.length === 0 && <EmptyState language={language} sentence={say.noTheme} />}
      {(own.length > 0 || hasLoose) && (
        <ol class="list">
          {own.slice(0, themesShown).map(theme => (
            <li id={`theme-${slug}-${theme.number}`}>
              <div class="stack near">
                <h3 lang={language === 'fr' ? undefined : 'fr'}>
                  <Link href={themePath(language, slug, theme)}>{theme.title}</Link>
                </h3>
                <p class="small muted">
                  <Typeset words={say.held(theme.counts.all)} language={language} />
                </p>
                <Leads consultationId={id} themeId={theme.id} thread={thread} language={language} />
              </div>
            </li>
          ))}
          {hasLoose && (
            <li>
              <div class="stack near">
                <h3>
                  <Typeset words={say.loose} language={language} />
                </h3>
                <Leads consultationId={id} themeId={null} thread={thread} language={language} />
              </div>
            </li>
          )}
        </ol>
      )}
      {own.length > themesShown && (
        <p>
          <Link href={pathOf('themes', language, { consultation: slug })}>
            <Typeset words={say.others(own.length - themesShown)} language={language} />
          </Link>
        </p>
      )}
    </Band>
  )
}

type LeadsProps = { consultationId: string; themeId: string | null; thread: Thread; language: Language }

/** To which commitments a theme led: on this page where they are of this plan. */
const Leads: FC<LeadsProps> = ({ consultationId, themeId, thread, language }) => {
  const say = words(language).plan
  const led = thread.led.flatMap(one => {
    if (one.consultation_id !== consultationId || one.theme_id !== themeId || one.target_type !== 'commitment')
      return []
    const reached = thread.reached.find(({ commitment }) => commitment.row.id === one.target_id)
    return reached ? [{ ...reached, count: one.count }] : []
  })
  if (led.length === 0)
    return (
      <p class="small muted">
        <Typeset words={say.nowhere} language={language} />
      </p>
    )
  return (
    <>
      <p class="small">
        <Typeset words={say.leads} language={language} />
      </p>
      <ul class="small">
        {led.map(({ commitment, plan, count }) => (
          <li>
            <Link
              href={
                plan.id === thread.plan.id
                  ? `#${anchorOf(commitment)}`
                  : commitmentPath(language, plan.slug, commitment.row.facts)
              }
            >
              <span class="nb">{commitment.row.number}</span>{' '}
              <Typeset words={wordsOf(commitment.row.facts.title, language)} language={language} />
            </Link>
            {', '}
            <Typeset words={say.contributions(count)} language={language} />
          </li>
        ))}
      </ul>
    </>
  )
}

type PromisedProps = { told: CommitmentTold; thread: Thread; language: Language }

/** One commitment: from where it comes, its milestones, and what goes on in other plans. */
const Promised: FC<PromisedProps> = ({ told: { commitment, related }, thread, language }) => {
  const say = words(language)
  const { row, milestones, completion } = commitment
  const of = commitmentWords(language)
  const arrived = thread.arrived.filter(({ target_id }) => target_id === row.id)
  const count = arrived.reduce((sum, one) => sum + one.count, 0)
  const states = milestones.map(({ standing }) => standing.state)
  return (
    <li id={anchorOf(commitment)}>
      <div class="stack near">
        <h3>
          <Link href={commitmentPath(language, thread.plan.slug, row.facts)}>
            <span class="nb">{row.number}</span>{' '}
            <Typeset words={wordsOf(row.facts.title, language)} language={language} />
          </Link>
        </h3>
        <p class="small">
          <Typeset words={say.plan.comesFrom} language={language} />{' '}
          {count > 0 ? (
            <Link href={commitmentOriginPath(language, thread.plan.slug, row.facts)}>
              <Typeset words={say.plan.contributions(count)} language={language} />
            </Link>
          ) : (
            <span class="muted">
              <Typeset
                words={thread.consultations.length > 0 ? say.origin.none : say.origin.unknown}
                language={language}
              />
            </span>
          )}
        </p>
        <p class="small row">
          <Status language={language} completion={completion.level} late={completion.late} />
          {states.length > 0 && <span>{countSentence(states, language)}</span>}
        </p>
        {related.length > 0 && (
          <ul class="small">
            {related.map(other => (
              <li>
                <Link href={commitmentPath(language, other.plan.slug, other.commitment.row.facts)}>
                  <Typeset
                    words={of.relation(
                      (other.forward ? of.links : of.linksBack)[other.kind] ?? other.kind,
                      other.plan.slug,
                      other.commitment.row.number,
                    )}
                    language={language}
                  />
                </Link>
              </li>
            ))}
          </ul>
        )}
      </div>
    </li>
  )
}
