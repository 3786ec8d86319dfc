import type { FC } from 'hono/jsx'
import type { Language } from '../../platform/locales/languages.ts'
import { drawBars } from './bars.tsx'
import type { Chart } from './chart.ts'
import { width } from './legend.tsx'
import { Words } from './marks.tsx'
import { drawSpans } from './spans.tsx'
import { wrapped } from './wrapped.ts'

const drawn = ({ drawing }: Chart, language: Language) =>
  drawing.kind === 'bars' ? drawBars(drawing, language) : drawSpans(drawing, language)

/** A picture within a page, in the page's colours; its table stands beside it. */
export const Drawing: FC<{ chart: Chart; language: Language }> = ({ chart, language }) => {
  const { height, shapes } = drawn(chart, language)
  return (
    <svg class="drawing" viewBox={`0 0 ${width} ${Math.ceil(height)}`} role="img" aria-label={chart.summary}>
      {shapes}
    </svg>
  )
}

type Alone = {
  language: Language
  /** Where it comes from and of which day it is: it is passed on without its page. */
  imprint: readonly string[]
}

const margin = 24

/**
 * A picture as a file that says itself what it is, on white.
 * @returns SVG without fonts: `Figtree` where it is there
 */
export async function drawingAlone(chart: Chart, { language, imprint }: Alone): Promise<string> {
  const { height, shapes } = drawn(chart, language)
  const title = wrapped(chart.title, width, 20)
  const above = title.length * 26 + 14
  const below = imprint.flatMap(words => wrapped(words, width, 12))
  const whole = { width: width + 2 * margin, height: Math.ceil(above + height + below.length * 16 + 12 + 2 * margin) }
  const svg = (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${whole.width} ${whole.height}`}
      {...whole}
      font-family="Figtree, Noto Sans, Vazirmatn, Noto Sans Arabic, sans-serif"
      lang={language}
      role="img"
      aria-label={chart.summary}
    >
      <title>{chart.title}</title>
      <desc>{chart.summary}</desc>
      <rect width={whole.width} height={whole.height} fill="#fff" />
      <g transform={`translate(${margin} ${margin})`}>
        {title.map((words, place) => (
          <Words x={0} y={20 + place * 26} size={20} words={words} strong />
        ))}
        <g transform={`translate(0 ${above})`}>{shapes}</g>
        {below.map((words, place) => (
          <Words x={0} y={Math.ceil(above + height + 24 + place * 16)} size={12} words={words} quiet />
        ))}
      </g>
    </svg>
  )
  return String(await svg)
}

/**
 * Letters that are drawn one by one. In a tagged PDF each sign that is drawn has to be told, which nothing does for the words of a picture
 * where several signs make one (accents that combine, Arabic) or one of them isn't seen.
 */
const drawnOneByOne =
  /^[\u0020-\u007e\u00a0-\u00ac\u00ae-\u017f\u0386-\u03ce\u0400-\u045f\u2010-\u2027\u2030-\u203a\u20ac]*$/

/**
 * A picture for the page of a document, which says around it what it is.
 * @returns null where its words hold signs that a tagged PDF can't have in a picture: its table says all of it
 */
export async function drawingOnPaper(chart: Chart, language: Language): Promise<string | null> {
  const { rows } = chart.drawing
  if (!rows.every(({ label }) => drawnOneByOne.test(label.words.normalize('NFC')))) return null
  const { height, shapes } = drawn(chart, language)
  const svg = (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${Math.ceil(height)}`}
      width={width}
      height={Math.ceil(height)}
      font-family="Figtree, Noto Sans, Vazirmatn, Noto Sans Arabic"
      role="img"
      aria-label={chart.summary}
    >
      {shapes}
    </svg>
  )
  return String(await svg)
}
