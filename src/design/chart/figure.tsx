import type { FC } from 'hono/jsx'
import type { Language } from '../../platform/locales/languages.ts'
import { Link } from '../link.tsx'
import { messagesOf } from '../messages.ts'
import { Cell, FoldingTable, Row } from '../table.tsx'
import { Typeset } from '../typography.tsx'
import type { Chart } from './chart.ts'
import { Drawing } from './drawing.tsx'

type ChartFigureProps = {
  language: Language
  chart: Chart
  /** Its own page. */
  href?: string
  /** It as files: their names and addresses. */
  files?: readonly { label: string; type: string; href: string }[]
  /** The page has its numbers as a table already. */
  untabled?: boolean
  /** The table stands open, where nothing else is on the page. */
  open?: boolean
  /** The level of its title; 3 where nothing else is said. */
  level?: 2 | 3
  /** The page says its title already. */
  untitled?: boolean
}

/** A picture of numbers with what it says in a sentence, its numbers as a table, and itself as files. */
export const ChartFigure: FC<ChartFigureProps> = ({
  language,
  chart,
  href,
  files = [],
  open,
  untabled,
  untitled,
  level = 3,
}) => {
  const say = messagesOf(language).chart
  const words = <Typeset words={chart.title} language={language} />
  const title = href ? <Link href={href}>{words}</Link> : words
  const table = (
    <FoldingTable language={language} caption={chart.title} headings={chart.table.headings}>
      {chart.table.rows.map(({ label, cells }) => (
        <Row>
          <Cell class="w t">
            <span lang={label.lang}>
              <Typeset words={label.words} language={label.lang ?? language} />
            </span>
          </Cell>
          {cells.map((words, place) => (
            <Cell class="w n" label={chart.table.headings[place + 1] ?? ''} language={language}>
              <Typeset words={words} language={language} />
            </Cell>
          ))}
        </Row>
      ))}
    </FoldingTable>
  )
  return (
    <figure class="chart stack near" id={chart.id}>
      <figcaption class="stack near">
        {!untitled && (level === 2 ? <h2>{title}</h2> : <h3>{title}</h3>)}
        <p>
          <Typeset words={chart.summary} language={language} />
        </p>
      </figcaption>
      <Drawing chart={chart} language={language} />
      {untabled ? null : open ? (
        table
      ) : (
        <details>
          <summary>{say.table}</summary>
          {table}
        </details>
      )}
      {files.length > 0 && (
        <ul class="formats formatbox" aria-label={say.files(chart.title)}>
          {files.map(({ label, type, href: at }) => (
            <li>
              <Link href={at} type={type}>
                {label}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </figure>
  )
}
