import type { FC } from 'hono/jsx'
import type { Fill } from './chart.ts'

/** Colours of a picture that stands alone, or on paper; on a page its classes give it those of the page. */
export const ink = {
  text: '#14201d',
  quiet: '#4a5550',
  laid: '#07635a',
  late: '#a32a22',
  edge: '#74786b',
  joint: '#d8d3c2',
}

type Box = { x: number; y: number; width: number; height: number }

/** Part of a bar, drawn as the stone of its state: it fills up, so that it needs no colour to be told. */
export const Part: FC<Box & { fill: Fill }> = ({ x, y, width, height, fill }) => {
  // A line is drawn on both sides of its place.
  const box = { x: x + 0.75, y: y + 0.75, width: Math.max(0.5, width - 1.5), height: height - 1.5 }
  const filled = (share: number) => (
    <rect
      x={box.x}
      y={box.y + box.height * (1 - share)}
      width={box.width}
      height={box.height * share}
      class="c-laid"
      fill={ink.laid}
    />
  )
  const outline = (dashes?: string) => (
    <rect
      {...box}
      class={dashes ? 'c-edge' : 'c-line'}
      fill="none"
      stroke={dashes ? ink.edge : ink.laid}
      stroke-width="1.5"
      stroke-dasharray={dashes}
    />
  )
  const { right, bottom } = { right: box.x + box.width, bottom: box.y + box.height }
  switch (fill) {
    case 'tick':
      return filled(1)
    case 'half':
      return (
        <>
          {filled(0.5)}
          {outline()}
        </>
      )
    case 'quarter':
      return (
        <>
          {filled(0.25)}
          {outline()}
        </>
      )
    case 'late':
      return <rect {...box} class="c-late" fill={ink.late} />
    case 'cross':
    case 'postponed': {
      const middle = (box.y + bottom) / 2
      const lines =
        fill === 'cross'
          ? `M${box.x} ${box.y}L${right} ${bottom}M${box.x} ${bottom}L${right} ${box.y}`
          : `M${box.x} ${middle}H${right}M${right - 4} ${middle - 3}L${right} ${middle}L${right - 4} ${middle + 3}`
      return (
        <>
          {outline()}
          <path d={lines} class="c-line" fill="none" stroke={ink.laid} stroke-width="1.5" />
        </>
      )
    }
    case 'dashed':
      return outline('4 3')
    case 'announced':
      return outline('1.5 2.5')
    default:
      return outline()
  }
}

type WordsProps = {
  x: number
  y: number
  size?: number
  quiet?: boolean
  strong?: boolean
  end?: boolean
  lang?: string | undefined
  words: string
}

export const Words: FC<WordsProps> = ({ x, y, size = 15, quiet, strong, end, lang, words }) => (
  <text
    x={x}
    y={y}
    font-size={size}
    font-weight={strong ? 700 : undefined}
    text-anchor={end ? 'end' : undefined}
    class={quiet ? 'c-quiet' : 'c-text'}
    fill={quiet ? ink.quiet : ink.text}
    lang={lang}
  >
    {words}
  </text>
)
