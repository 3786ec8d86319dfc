import type { Child, FC } from 'hono/jsx'
import { contributionPath, numberInWords } from '../../consultations/index.ts'
import { excerptOf, formatDay, Link, Mark, Typeset } from '../../design/index.ts'
import type { Json } from '../../platform/canonical.ts'
import { dayIn } from '../../platform/clock.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { permanentPath } from '../../platform/http/addresses.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Reading } from '../../platform/reading.ts'
import { outcomeShown } from '../shown/outcome-shown.ts'
import { themePath } from '../thread/paths.ts'
import { words as shared } from '../words.ts'
import type { AnswerListed } from './read.ts'
import { words } from './words.ts'

const longestReason = 220

/** Where an answer stands on a page that shows it. */
export const answerAnchor = (id: string): string => `reponse-${id}`

/** Where an answer is read whole: on the page of what it answers. */
export function answerPath(
  language: Language,
  { id, theme, contribution, consultation }: Pick<AnswerListed, 'id' | 'theme' | 'contribution' | 'consultation'>,
): string {
  const page = theme
    ? themePath(language, consultation, theme)
    : contribution && contributionPath(language, { ...contribution, state: 'published' })
  return `${page}#${answerAnchor(id)}`
}

/** What it answers, as people call it: « Réponse à C-0142 », « Réponse au thème 3 ». */
function answersInWords({ theme, contribution }: AnswerListed, language: Language): string {
  const say = words(language)
  return theme ? say.toTheme(theme.number) : say.toContribution(contribution ? numberInWords(contribution.number) : '')
}

/** The title of what it answers, and in which language that is: themes are named in French. */
export const answeredTitle = ({ theme, contribution }: AnswerListed): { title: string; language: Language } =>
  theme
    ? { title: theme.title, language: 'fr' }
    : { title: contribution?.title ?? '', language: contribution?.language ?? 'fr' }

/** What was decided, until when or by whom where that isn’t decided yet. */
export function decidedInWords({ outcome, until, passed_to }: AnswerListed, language: Language): string {
  const say = shared(language)
  if (until) return say.underStudyUntil(formatDay(until, language))
  if (passed_to) return say.passedOnTo(wordsOf(passed_to, language))
  return outcomeShown(outcome).word[language]
}

type ItemProps = {
  of: AnswerListed
  reading: Pick<Reading, 'language' | 'timeZone'>
  /** Of its heading. */
  level?: 3 | 4
  /** Words of its reason, where a list has a better choice of them than the first ones. */
  children?: Child
}

/** An answer in a list: what it answers, what was decided, the first words of why, by whom and when. */
export const AnswerItem: FC<ItemProps> = ({ of, reading: { language, timeZone }, level = 3, children }) => {
  const Heading = `h${level}` as const
  const { icon, isClosed } = outcomeShown(of.outcome)
  const { title, language: written } = answeredTitle(of)
  const lang = of.language === language ? undefined : of.language
  const organisation = wordsOf(of.organisation, language)
  return (
    <li>
      <div class="stack near">
        <p class="small muted">
          <Typeset words={answersInWords(of, language)} language={language} />
          {' · '}
          <Typeset words={formatDay(dayIn(timeZone, of.published_at), language)} language={language} />
        </p>
        <Heading dir="auto" lang={written === language ? undefined : written}>
          <Link href={answerPath(language, of)}>{title}</Link>
        </Heading>
        <p dir="auto" lang={lang}>
          {children ?? <Typeset words={excerptOf(of.reason, longestReason)} language={of.language} />}
        </p>
        <p class="small">
          <Mark
            language={language}
            icon={icon}
            word={decidedInWords(of, language)}
            tone={isClosed ? 'closed' : 'plain'}
          />{' '}
          <span class="muted">
            <Typeset words={words(language).by(organisation)} language={language} />
          </span>
        </p>
      </div>
    </li>
  )
}

/** An answer of a list as data. */
export const listedData = (
  of: AnswerListed,
  { origin, language }: Pick<Reading, 'origin' | 'language'>,
): Record<string, Json> => ({
  id: of.id,
  url: `${origin}${permanentPath('answer', of.id)}`,
  page: `${origin}${answerPath(language, of)}`,
  outcome: of.outcome,
  until: of.until,
  reason: of.reason,
  language: of.language,
  organisation: of.organisation as unknown as Json,
  published: of.published_at.toISOString(),
  plan: of.plan,
  contribution: of.contribution ? numberInWords(of.contribution.number) : null,
  theme: of.theme?.number ?? null,
})
