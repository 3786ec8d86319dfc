import type { Child, FC } from 'hono/jsx'
import type { Period } from '../platform/facts/period.ts'
import type { Language } from '../platform/locales/languages.ts'
import { type Content, Shown } from './content.tsx'
import { FuzzyDate } from './fuzzy-date.tsx'
import { Icon, type IconName } from './icons.tsx'
import { messagesOf } from './messages.ts'
import type { SlabState } from './states.ts'

export type PhaseSlab = {
  label: Content
  state: SlabState
  period?: Period | null
  /** Words for the period where no single one says it; they win over `period`. */
  when?: Child
}

export const slabIcons: Record<SlabState, IconName> = { done: 'tick', now: 'half', todo: 'empty', unknown: 'dashed' }

type PhasesProps = {
  language: Language
  /** Heading of the timeline, heard and not seen: “Les étapes du plan 2021-2023”. */
  label: string
  phases: readonly PhaseSlab[]
  /** Not laid under a `Hero`: keeps its distance from what is above. */
  apart?: boolean
}

/** A plan's timeline as slabs laid in a row: green is laid, yellow is open now, stone is to come, an outline has no date. */
export const Phases: FC<PhasesProps> = ({ language, label, phases, apart }) => (
  <div class={apart ? 'wrap lead' : 'wrap'}>
    <h2 class="vh">
      <Shown of={label} language={language} />
    </h2>
    <ol class={phases.length > 6 ? 'phases many' : 'phases'}>
      {phases.map(phase => (
        <li class={phase.state} aria-current={phase.state === 'now' ? 'step' : undefined}>
          <Icon name={slabIcons[phase.state]} />
          <b>
            <Shown of={phase.label} language={language} mark={false} />
          </b>{' '}
          <span>
            <When language={language} phase={phase} />
            <i>{messagesOf(language).slab[phase.state]}</i>
          </span>
        </li>
      ))}
    </ol>
  </div>
)

const When: FC<{ language: Language; phase: PhaseSlab }> = ({ language, phase: { when, period } }) => {
  if (when) {
    return (
      <span class="p">
        <Shown of={when} language={language} />
      </span>
    )
  }
  return period ? (
    <span class="p">
      <FuzzyDate language={language} period={period} />
    </span>
  ) : null
}
