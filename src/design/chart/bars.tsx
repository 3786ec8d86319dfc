import type { Language } from '../../platform/locales/languages.ts'
import { formatNumber } from '../formatting.ts'
import type { Bars } from './chart.ts'
import { type Drawn, key, width } from './legend.tsx'
import { Part, Words } from './marks.tsx'
import { widthOf, wrapped } from './wrapped.ts'

const line = 20
const bar = 18

/** Bars one below the other: above each one what it is of and how many there are in all, above each part how many. */
export function drawBars({ parts, rows, more }: Bars, language: Language): Drawn {
  const used = parts.filter((_, place) => rows.some(({ counts }) => (counts[place] ?? 0) > 0))
  const legend = key(
    used.map(({ label, fill }) => ({
      label,
      sample: (x, y) => <Part x={x} y={y} width={20} height={14} fill={fill} />,
    })),
  )
  const totals = rows.map(({ counts }) => counts.reduce((sum, count) => sum + count, 0))
  const unit = width / Math.max(1, ...totals)
  const shapes = [...legend.shapes]
  let y = legend.height
  for (const [place, { label, counts }] of rows.entries()) {
    const lines = wrapped(label.words, width - 50, 15)
    shapes.push(
      ...lines.map((words, at) => <Words x={0} y={y + 15 + at * line} words={words} lang={label.lang} />),
      <Words x={width} y={y + 15} words={formatNumber(totals[place] ?? 0, language)} strong end />,
    )
    y += lines.length * line + 2
    const some = counts.filter(count => count > 0).length
    if (some > 1) y += 14
    let x = 0
    for (const [at, count] of counts.entries()) {
      const wide = count * unit
      const number = formatNumber(count, language)
      if (count > 0) {
        shapes.push(<Part x={x} y={y} width={Math.max(2, wide - 1.5)} height={bar} fill={parts[at]?.fill ?? 'empty'} />)
        if (some > 1 && widthOf(number, 13) + 4 <= wide)
          shapes.push(<Words x={x + 1} y={y - 4} size={13} words={number} quiet />)
      }
      x += wide
    }
    y += bar + 14
  }
  if (more) {
    shapes.push(<Words x={0} y={y + 8} size={14} words={more} quiet />)
    y += 18
  }
  return { height: y, shapes }
}
