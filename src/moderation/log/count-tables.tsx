import type { FC } from 'hono/jsx'
import { Cell, FoldingTable, formatMonth, formatNumber, Row, Typeset } from '../../design/index.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { charter } from '../charter/rules.ts'
import type { Counts } from '../counts.ts'
import { countedThings } from '../tables.ts'
import { words } from '../words.ts'

/** How many in all. */
export const inAll = (counts: Counts): number => counts.reduce((sum, { count }) => sum + count, 0)

type TableProps = {
  caption: string
  first: string
  lines: readonly { label: string; counts: Counts }[]
  language: Language
}

const CountTable: FC<TableProps> = ({ caption, first, lines, language }) => {
  const { counted } = words(language).log
  return (
    <FoldingTable
      language={language}
      caption={caption}
      headings={[first, ...countedThings.map(what => counted[what])]}
      visibleCaption
    >
      {lines.map(({ label, counts }) => (
        <Row>
          <Cell class="w t">
            <Typeset words={label} language={language} />
          </Cell>
          {countedThings.map(what => (
            <Cell class="n" label={counted[what]} language={language}>
              {formatNumber(inAll(counts.filter(one => one.what === what)), language)}
            </Cell>
          ))}
        </Row>
      ))}
    </FoldingTable>
  )
}

/** How often what was done, by month and by rule. */
export const CountTables: FC<{ counts: Counts; language: Language }> = ({ counts, language }) => {
  const say = words(language)
  const months = [...new Set(counts.map(({ month }) => month))]
  const rules = [
    ...charter.rules.map(({ code, number, wordings }) => ({
      code,
      label: say.rule(number, wordings.at(-1)?.title[language] ?? code),
    })),
    { code: 'other', label: say.other },
  ]
  return (
    <>
      <CountTable
        caption={say.log.byMonth}
        first={say.log.month}
        language={language}
        lines={months.map(month => ({
          label: formatMonth(`${month}-01`, language),
          counts: counts.filter(one => one.month === month),
        }))}
      />
      <CountTable
        caption={say.log.byRule}
        first={say.log.ruleName}
        language={language}
        lines={rules
          .map(({ code, label }) => ({ label, counts: counts.filter(({ rule }) => rule === code) }))
          .filter(line => line.counts.length > 0)}
      />
    </>
  )
}
