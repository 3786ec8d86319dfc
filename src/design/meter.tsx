import type { FC } from 'hono/jsx'
import type { Language } from '../platform/locales/languages.ts'
import { formatNumber } from './formatting.ts'
import { Link } from './link.tsx'
import { messagesOf } from './messages.ts'
import type { Completion } from './states.ts'
import { Typeset } from './typography.tsx'

export type MeterPart = {
  kind: Completion
  count: number
  /** Where only these are shown. */
  href?: string
  current?: boolean
  /** What it is called, where what is counted is no completion. */
  word?: string
}

type MeterProps = {
  language: Language
  /** What is counted, in words: “71 engagements”. */
  label: string
  parts: readonly MeterPart[]
  /** Unique on the page: its patterns are named after it. */
  id: string
}

const order = ['complete', 'substantial', 'limited', 'not-started', 'no-information', 'withdrawn'] as const
const patterned: readonly Completion[] = ['substantial', 'limited', 'withdrawn']
const gap = 0.35

/** A pattern as well as a colour, so that a part is told from its neighbours by anyone, and on paper. */
const Patterns: FC<{ id: string }> = ({ id }) => (
  <defs>
    <pattern id={`${id}-substantial`} width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <path class="ground" d="M0 0h9v9H0z" />
      <path class="laid" d="M0 0h5v9H0z" />
    </pattern>
    <pattern id={`${id}-limited`} width="9" height="9" patternUnits="userSpaceOnUse">
      <path class="ground" d="M0 0h9v9H0z" />
      <path class="laid" d="M3 3h3v3H3z" />
    </pattern>
    <pattern id={`${id}-withdrawn`} width="9" height="9" patternUnits="userSpaceOnUse">
      <path class="crossed" d="M0 0l9 9M9 0L0 9" />
    </pattern>
  </defs>
)

const fillOf = (kind: Completion, id: string) => (patterned.includes(kind) ? { fill: `url(#${id}-${kind})` } : {})

/** How a whole is made up, as one bar of paving, with its key in words under it: a part that has nothing is left out. */
export const Meter: FC<MeterProps> = ({ language, label, parts, id }) => {
  const words = messagesOf(language)
  const shown = order.flatMap(kind => parts.filter(part => part.kind === kind && part.count > 0))
  const total = shown.reduce((sum, { count }) => sum + count, 0)
  if (total === 0) return null
  const said = shown.map(
    ({ kind, count, word }) => `${formatNumber(count, language)} ${(word ?? words.completion[kind]).toLowerCase()}`,
  )
  let before = 0
  const stones = shown.map(({ kind, count }) => {
    const x = (before / total) * 100
    before += count
    return { kind, x, width: Math.max((count / total) * 100 - (before < total ? gap : 0), gap) }
  })
  return (
    <div class="stack near">
      <svg
        class="meter"
        role="img"
        aria-label={`${label}${language === 'fr' ? '\u00a0:' : ':'} ${said.join(words.list.separator)}`}
      >
        <Patterns id={id} />
        {stones.map(({ kind, x, width }) => (
          <rect
            class={kind}
            x={`${x.toFixed(2)}%`}
            width={`${width.toFixed(2)}%`}
            height="100%"
            {...fillOf(kind, id)}
          />
        ))}
      </svg>
      <ul class="key">
        {shown.map(({ kind, count, href, current, word }) => (
          <li>
            <svg class="meter" aria-hidden="true">
              <rect class={kind} width="100%" height="100%" {...fillOf(kind, id)} />
            </svg>
            <span class="num">{formatNumber(count, language)}</span>{' '}
            <Link href={href} aria-current={current ? 'true' : undefined}>
              <Typeset words={word ?? words.completion[kind]} language={language} />
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}
