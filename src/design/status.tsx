import type { FC } from 'hono/jsx'
import type { Language } from '../platform/locales/languages.ts'
import { formatNumber } from './formatting.ts'
import { Icon, type IconName } from './icons.tsx'
import { messagesOf } from './messages.ts'
import { type Completion, completionIcons, type MilestoneStanding, milestoneIcons, toneOf } from './states.ts'
import { Typeset } from './typography.tsx'

const tones = { plain: 'st', quiet: 'st quiet', closed: 'st closed', late: 'st late' }

/** The separate mark of what is followed here, due, and not reported on. */
const Late: FC<{ language: Language }> = ({ language }) => (
  <span class={tones.late}>
    <Icon name="late" />
    {messagesOf(language).late}
  </span>
)

type MarkProps = { language: Language; icon: IconName; word: string; tone?: keyof typeof tones; size?: 'large' }

/** A state of something else than a commitment: a stone, and always the word. */
export const Mark: FC<MarkProps> = ({ language, icon, word, tone = 'plain', size }) => (
  <span class={size === 'large' ? 'statuses num t2' : 'statuses'}>
    <span class={tones[tone]}>
      <Icon name={icon} />
      <Typeset words={word} language={language} />
    </span>
  </span>
)

type StatusProps = {
  language: Language
  completion: Completion
  late?: boolean | undefined
  /** Large, for the head of a commitment's page. */
  size?: 'large'
}

/** How far a commitment is: a stone that fills up, and always the word; then, when it is due and unreported, the mark of lateness. */
export const Status: FC<StatusProps> = ({ language, completion, late, size }) => (
  <span class={size === 'large' ? 'statuses num t2' : 'statuses'}>
    <span class={tones[toneOf(completion)]}>
      <Icon name={completionIcons[completion]} />
      {messagesOf(language).completion[completion]}
    </span>
    {late && (
      <>
        {' '}
        <Late language={language} />
      </>
    )}
  </span>
)

/** Where a milestone is, the same way. */
export const MilestoneState: FC<{ language: Language; state: MilestoneStanding; late?: boolean | undefined }> = ({
  language,
  state,
  late,
}) => (
  <span class="statuses">
    <span class={tones[toneOf(state)]}>
      <Icon name={milestoneIcons[state]} />
      {messagesOf(language).milestone[state]}
    </span>
    {late && (
      <>
        {' '}
        <Late language={language} />
      </>
    )}
  </span>
)

export const completionOrder = [
  'complete',
  'substantial',
  'limited',
  'not-started',
  'no-information',
  'withdrawn',
] as const

/** How many commitments have each status, in words; a status that none has is left out. */
export const StatusTally: FC<{ language: Language; counts: Partial<Record<Completion, number>> }> = ({
  language,
  counts,
}) => (
  <ul class="tally">
    {completionOrder
      .filter(completion => counts[completion])
      .map(completion => (
        <li>
          <span class="num">{formatNumber(counts[completion] ?? 0, language)}</span>{' '}
          <Status language={language} completion={completion} />
        </li>
      ))}
  </ul>
)
