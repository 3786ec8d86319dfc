import type { Child } from 'hono/jsx'
import type { Day } from '../../platform/facts/period.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Span, Spans } from './chart.ts'
import { type Drawn, key, width } from './legend.tsx'
import { ink, Words } from './marks.tsx'
import { widthOf, wrapped } from './wrapped.ts'

const line = 20
const track = 8
const axis = 28

const thin = { class: 'c-joint', fill: 'none', stroke: ink.joint, 'stroke-width': '1' }

const time = (day: Day): number => Date.parse(`${day}T00:00:00Z`)
const oneDay = 86_400_000

/** Where years, or the quarters of a short time, begin. */
function ticks(from: Day, to: Day, language: Language): { day: Day; label: string }[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))]
  const years = Array.from({ length: last - first + 2 }, (_, more) => first + more)
  const short = time(to) - time(from) < 2.2 * 365 * oneDay
  const step = Math.ceil(years.length / 8)
  const all = short
    ? years.flatMap(year =>
        [1, 4, 7, 10].map(month => ({
          day: `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-01`,
          label: month === 1 ? String(year) : `${language === 'fr' ? 'T' : 'Q'}${(month + 2) / 3}`,
        })),
      )
    : years
        .filter((_, place) => place % step === 0)
        .map(year => ({ day: `${String(year).padStart(4, '0')}-01-01`, label: String(year) }))
  const within = all.filter(({ day }) => day >= from && day <= to)
  return within.map((tick, place) =>
    place === 0 && !tick.label.includes(tick.day.slice(0, 4))
      ? { ...tick, label: `${tick.label} ${tick.day.slice(0, 4)}` }
      : tick,
  )
}

/** Stretches of time on one axis: of each row the planned one above the real one. */
export function drawSpans({ from, to, today, words, rows }: Spans, language: Language): Drawn {
  const all = Math.max(oneDay, time(to) - time(from) + oneDay)
  const at = (day: Day) => ((time(day) - time(from)) / all) * width
  const bar = (span: Span, y: number, real: boolean): Child => {
    const [start, end] = [at(span.from ?? from), span.to ? at(span.to) + (oneDay / all) * width : width]
    // One day of several years would not be seen.
    const wide = Math.max(6, end - start)
    const x = Math.max(0, Math.min(start, width - wide))
    const box = { y: y + 0.75, height: track - 1.5, 'stroke-width': '1.5' }
    return (
      <rect
        {...box}
        x={x + 0.75}
        width={wide - 1.5}
        class={real ? 'c-laid c-line' : 'c-line'}
        fill={real ? ink.laid : 'none'}
        stroke={ink.laid}
        stroke-dasharray={span.from && span.to ? undefined : '4 3'}
      />
    )
  }
  const legend = key(
    [
      { label: words.planned, real: false },
      { label: words.actual, real: true },
    ].map(({ label, real }) => ({
      label,
      sample: (x: number, y: number): Child => (
        <rect
          x={x + 0.75}
          y={y + 3}
          width={19}
          height={track}
          class={real ? 'c-laid c-line' : 'c-line'}
          fill={real ? ink.laid : 'none'}
          stroke={ink.laid}
          stroke-width="1.5"
        />
      ),
    })),
  )
  const marks = ticks(from, to, language)
  const shapes: Child[] = []
  const top = legend.height + axis
  let y = top
  for (const { label, planned, actual } of rows) {
    const lines = wrapped(label.words, width, 15)
    shapes.push(...lines.map((some, place) => <Words x={0} y={y + 15 + place * line} words={some} lang={label.lang} />))
    y += lines.length * line + 4
    const bars = [
      ...(planned ? [{ span: planned, real: false }] : []),
      ...(actual ? [{ span: actual, real: true }] : []),
    ]
    // Lines of time stand behind the bars only: words are read without them.
    const tall = Math.max(1, bars.length) * (track + 3)
    shapes.push(...marks.map(({ day }) => <path d={`M${at(day).toFixed(1)} ${y - 2}v${tall + 1}`} {...thin} />))
    shapes.push(...bars.map(({ span, real }, place) => bar(span, y + place * (track + 3), real)))
    if (bars.length === 0) shapes.push(<Words x={0} y={y + 10} size={13} words={words.none} quiet />)
    y += tall + 12
  }
  const grid = marks.flatMap(({ day, label }, place): Child[] => {
    const x = at(day)
    const next = marks[place + 1]
    const room = (next ? at(next.day) : width) - x
    return [
      <path d={`M${x.toFixed(1)} ${top - 24}v6`} {...thin} />,
      ...(widthOf(label, 13) <= room ? [<Words x={x} y={top - 6} size={13} words={label} quiet />] : []),
    ]
  })
  const now: Child[] =
    today && today.day >= from && today.day <= to
      ? [
          <path
            d={`M${at(today.day).toFixed(1)} ${top - 4}V${y}`}
            class="c-edge"
            fill="none"
            stroke={ink.edge}
            stroke-width="2"
            stroke-dasharray="2 3"
          />,
          <Words
            x={Math.min(at(today.day) + 4, width - widthOf(today.label, 13))}
            y={y + 12}
            size={13}
            words={today.label}
            quiet
          />,
        ]
      : []
  return { height: y + (now.length > 0 ? 18 : 0), shapes: [...legend.shapes, ...grid, ...now, ...shapes] }
}
