import type { FC } from 'hono/jsx'
import { type CountedTheme, type Led, readLedTo, readThemes, themePath } from '../../answers/index.ts'
import { type CommitmentPage, commitmentOriginPath } from '../../commitments/index.ts'
import { type ConsultationRow, readConsultations } from '../../consultations/index.ts'
import { EmptyState, Link, type LinkItem, LinkList, Section, Typeset } from '../../design/index.ts'
import type { Json } from '../../platform/canonical.ts'
import { pathOf, permanentPath } from '../../platform/http/addresses.ts'
import type { Reading } from '../../platform/reading.ts'
import { words } from './words.ts'

/** What led to a commitment: from which themes of which consultations, how many contributions. */
export type Origin = {
  led: Led[]
  /** What led to each of its milestones, by the milestone’s number. */
  milestones: { number: number; count: number }[]
  themes: CountedTheme[]
  consultations: ConsultationRow[]
  /** Whether people could say anything about its plan on this site. */
  wasAsked: boolean
}

/** Reads what led to a commitment, in as many queries however much that is. */
export async function readOrigin({ db, uses }: Reading, { plan, commitment }: CommitmentPage): Promise<Origin> {
  const ownIds = [commitment.row.id, ...commitment.milestones.map(({ row }) => row.id)]
  const [all, asked] = await Promise.all([readLedTo(db, ownIds), readConsultations(db, plan.id)])
  const led = all.filter(({ target_id }) => target_id === commitment.row.id)
  const ids = [...new Set(led.map(({ consultation_id }) => consultation_id))]
  uses('all:consultation', ...ids.map(id => `answers:${id}`))
  const known = asked.filter(({ id }) => ids.includes(id))
  const others = ids.filter(id => !known.some(row => row.id === id))
  const [themes, elsewhere] = await Promise.all([
    readThemes(db, ids),
    // A commitment may come of what was said about another plan.
    others.length === 0 ? [] : db.selectFrom('consultations').selectAll().where('id', 'in', others).execute(),
  ])
  const milestones = commitment.milestones.map(({ row: { id, number } }) => ({
    number,
    count: all.filter(({ target_id }) => target_id === id).reduce((sum, { count }) => sum + count, 0),
  }))
  return {
    led,
    milestones,
    themes,
    consultations: [...known, ...elsewhere],
    wasAsked: asked.length > 0 || led.length > 0,
  }
}

export const countOf = ({ led }: Origin): number => led.reduce((sum, { count }) => sum + count, 0)

type Props = { origin: Origin; page: CommitmentPage; reading: Reading }

/** Where a commitment comes from, on its page. */
export const OriginSection: FC<Props> = ({ origin, page, reading: { language } }) => {
  const say = words(language).origin
  const count = countOf(origin)
  return (
    <Section language={language} id="origine" heading={say.heading}>
      {count === 0 ? (
        <EmptyState language={language} sentence={origin.wasAsked ? say.none : say.unknown} />
      ) : (
        <>
          <p>
            <Link href={commitmentOriginPath(language, page.plan.slug, page.commitment.row.facts)}>
              <Typeset words={say.count(count)} language={language} />
            </Link>
          </p>
          <OriginThemes origin={origin} language={language} />
          <OriginMilestones origin={origin} language={language} />
        </>
      )}
      <p class="small">
        <Link href={pathOf('planThread', language, { plan: page.plan.slug })}>
          <Typeset words={say.whole} language={language} />
        </Link>
      </p>
    </Section>
  )
}

/** Which of its milestones contributions led to, and which nobody asked for. */
const OriginMilestones: FC<{ origin: Origin; language: Reading['language'] }> = ({
  origin: { milestones },
  language,
}) => {
  const say = words(language).origin
  const asked = milestones.filter(({ count }) => count > 0)
  if (asked.length === 0) return null
  const others = milestones.length - asked.length
  return (
    <ul class="small">
      {asked.map(({ number, count }) => (
        <li>
          <Link href={`#jalon-${number}`}>
            <Typeset words={say.milestone(number)} language={language} />
          </Link>
          {', '}
          <Typeset words={words(language).plan.contributions(count)} language={language} />
        </li>
      ))}
      {others > 0 && (
        <li>
          <Typeset words={say.otherMilestones(others)} language={language} />
        </li>
      )}
    </ul>
  )
}

/** The themes from which something comes, those from which most does first. */
export const OriginThemes: FC<{ origin: Origin; language: Reading['language'] }> = ({
  origin: { led, themes, consultations },
  language,
}) => (
  <LinkList
    language={language}
    items={led.map(({ theme_id, consultation_id, count }): LinkItem => {
      const theme = themes.find(({ id }) => id === theme_id)
      const consultation = consultations.find(({ id }) => id === consultation_id)
      const note = words(language).plan.contributions(count)
      if (!theme || !consultation) return { label: words(language).origin.noTheme, note }
      return {
        label: <span lang={language === 'fr' ? undefined : 'fr'}>{theme.title}</span>,
        href: themePath(language, consultation.slug, theme),
        note,
      }
    })}
  />
)

/** The same as data. */
export const originData = (origin: Origin, page: CommitmentPage, reading: Reading): Json => ({
  contributions: countOf(origin),
  asked: origin.wasAsked,
  milestones: origin.milestones.map(({ number, count }) => ({ number, contributions: count })),
  page: `${reading.origin}${commitmentOriginPath(reading.language, page.plan.slug, page.commitment.row.facts, 'json')}`,
  from: origin.led.map(({ theme_id, consultation_id, count }) => ({
    theme: theme_id && `${reading.origin}${permanentPath('theme', theme_id)}`,
    consultation: `${reading.origin}${permanentPath('consultation', consultation_id)}`,
    contributions: count,
  })),
})
