import type { Child, FC } from 'hono/jsx'
import type { Language } from '../platform/locales/languages.ts'
import { type Content, Shown } from './content.tsx'
import { Icon } from './icons.tsx'
import { Link } from './link.tsx'
import { messagesOf } from './messages.ts'
import { slabIcons } from './phases.tsx'
import type { SlabState } from './states.ts'

export type PlanSlab = {
  /** The years, large: “2021-2023”. */
  name: string
  href: string
  state: SlabState
  /** Other words for the state: a plan whose period is over is not a plan that was kept. */
  stateWords?: string
  title?: Content
  /** One short line each: the number of commitments, what was kept. */
  lines?: readonly Child[]
}

/** Every plan as a slab, with its state in words; the whole slab is its link. */
export const PlanSlabs: FC<{ language: Language; plans: readonly PlanSlab[]; level?: 2 | 3 }> = ({
  language,
  plans,
  level = 3,
}) => {
  const Heading = `h${level}` as const
  return (
    <ul class="plans">
      {plans.map(({ name, href, state, stateWords, title, lines = [] }) => (
        <li class={`slab ${state}`}>
          <p class="state">
            <Icon name={slabIcons[state]} />
            {stateWords ?? messagesOf(language).slab[state]}
          </p>
          <Heading>
            <Link class="cover" href={href}>
              {name}
            </Link>
          </Heading>
          {title && (
            <p>
              <Shown of={title} language={language} />
            </p>
          )}
          {lines.map(line => (
            <p class="small">
              <Shown of={line} language={language} />
            </p>
          ))}
        </li>
      ))}
    </ul>
  )
}
