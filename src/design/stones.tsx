import type { FC } from 'hono/jsx'
import type { Language } from '../platform/locales/languages.ts'
import { messagesOf } from './messages.ts'
import type { MilestoneStanding } from './states.ts'

const order = ['reached', 'in-progress', 'postponed', 'not-started', 'no-information', 'abandoned'] as const

/** Milestones counted in a sentence: “8 jalons : 5 atteints, 1 en cours, 2 à venir”. */
export function countSentence(states: readonly MilestoneStanding[], language: Language): string {
  const { milestones } = messagesOf(language)
  const counted = order
    .map(state => ({ state, count: states.filter(one => one === state).length }))
    .filter(({ count }) => count > 0)
    .map(({ state, count }) => milestones.count[state](count))
  return `${milestones.of(states.length)} ${counted.join(messagesOf(language).list.separator)}`
}

/** What is said beside the stones: how many are reached of those that count; an abandoned milestone leaves the count. */
export function reachedSentence(states: readonly MilestoneStanding[], language: Language): string {
  const { milestones } = messagesOf(language)
  const counted = states.filter(state => state !== 'abandoned')
  if (states.every(state => state === 'no-information')) return milestones.unreported(states.length)
  return milestones.reachedOf(counted.filter(state => state === 'reached').length, counted.length)
}

type StonesProps = {
  language: Language
  /** One stone for each milestone, in its order. */
  states: readonly MilestoneStanding[]
  /** Small, in a list. */
  mini?: boolean
  /** The sentence stands beside them: the drawing is left out for screen readers. */
  silent?: boolean
}

/** One stone for each milestone: filled is reached, half is in progress, an outline is to come. */
export const Stones: FC<StonesProps> = ({ language, states, mini, silent }) => {
  if (states.length === 0) return null
  const spoken = silent
    ? ({ 'aria-hidden': 'true' } as const)
    : ({ role: 'img', 'aria-label': countSentence(states, language) } as const)
  return (
    <span class={mini ? 'stones mini' : 'stones'} {...spoken}>
      {states.map(state => (
        <i class={state} />
      ))}
    </span>
  )
}
