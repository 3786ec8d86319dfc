import type { FC } from 'hono/jsx'
import type { Day } from '../platform/facts/period.ts'
import type { Language } from '../platform/locales/languages.ts'
import { type Content, Shown } from './content.tsx'
import { formatDay } from './formatting.ts'
import { Typeset } from './typography.tsx'

export type ThreadNode = {
  when: Day | null
  /** Said instead of a day that isn't there yet. */
  whenNote?: string
  title: Content
  text?: Content
  isHere?: boolean
}

/** Where something went, from the first day to the last: one line through dated places. */
export const Thread: FC<{ language: Language; nodes: readonly ThreadNode[]; hereWords: string }> = ({
  language,
  nodes,
  hereWords,
}) => (
  <ol class="thread">
    {nodes.map(({ when, whenNote, title, text, isHere }) => (
      <li class={isHere ? 'here' : undefined}>
        <p class="k">
          {when ? (
            <time datetime={when}>
              <Typeset words={formatDay(when, language)} language={language} />
            </time>
          ) : (
            whenNote && <Typeset words={whenNote} language={language} />
          )}
          {isHere && (
            <span class="vh">
              {' '}
              <Typeset words={hereWords} language={language} />
            </span>
          )}
        </p>
        <h3>
          <Shown of={title} language={language} />
        </h3>
        {text && (
          <p class="small">
            <Shown of={text} language={language} />
          </p>
        )}
      </li>
    ))}
  </ol>
)
