import type { Child } from 'hono/jsx'
import { Words } from './marks.tsx'
import { widthOf } from './wrapped.ts'

/** What is drawn, and how high it is. */
export type Drawn = { height: number; shapes: Child[] }

/** The width of every picture, in its own unit: narrow, so that its words stay readable on a telephone. */
export const width = 420
/** What the fills mean, in as many lines as it takes. */
export function key(parts: readonly { label: string; sample: (x: number, y: number) => Child }[]): Drawn {
  const shapes: Child[] = []
  let [x, y] = [0, 4]
  for (const { label, sample } of parts) {
    const wide = 26 + widthOf(label, 14) + 16
    if (x > 0 && x + wide > width) [x, y] = [0, y + 22]
    shapes.push(sample(x, y), <Words x={x + 26} y={y + 12} size={14} words={label} />)
    x += wide
  }
  return { height: parts.length > 0 ? y + 30 : 0, shapes }
}
