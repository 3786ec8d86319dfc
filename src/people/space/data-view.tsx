import type { Child, FC } from 'hono/jsx'
import { Band, Cell, type Fact, Facts, FoldingTable, Link, PageHead, Row, Typeset, Wrap } from '../../design/index.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { HoldingWords, Item, Value } from '../holdings/holding.ts'
import { momentInWords } from '../moments.ts'
import { words } from '../words.ts'

/** What a room keeps about a person, with its words. */
export type Held = { name: string; words: HoldingWords; items: readonly Item[] }

type MyDataProps = { language: Language; timeZone: string; held: readonly Held[]; written: number }

/** All that the site keeps about whoever reads it, room by room. */
export const MyDataView: FC<MyDataProps> = ({ language, timeZone, held, written }) => {
  const say = words(language).myData
  return (
    <>
      <PageHead language={language} title={say.title} lede={say.lede} />
      <Wrap>
        <p>
          <Link href={pathOf('myData', language, undefined, 'json')} type="application/json">
            <Typeset words={say.json} language={language} />
          </Link>
        </p>
      </Wrap>
      {held.map(({ name, words: own, items }) => (
        <Band language={language} id={name} heading={own.title} intro={own.why} tight>
          <Items language={language} timeZone={timeZone} words={own} items={items} />
        </Band>
      ))}
      <Band language={language} id="wrote" heading={say.wrote} tight>
        <p>
          <Typeset words={written === 0 ? say.wroteNothing : say.count(written)} language={language} />
        </p>
      </Band>
      <Band language={language} id="else" heading={say.else} tight>
        <ul>
          {say.elses.map(one => (
            <li>
              <Typeset words={one} language={language} />
            </li>
          ))}
        </ul>
        <p>
          <Link href={pathOf('eraseMe', language)}>
            <Typeset words={say.erase} language={language} />
          </Link>
        </p>
      </Band>
    </>
  )
}

type ItemsProps = { language: Language; timeZone: string; words: HoldingWords; items: readonly Item[] }

/** Items with more fields stand one under the other, since no table of so many columns is read with ease. */
const widestTable = 6

const Items: FC<ItemsProps> = ({ language, timeZone, words: own, items }) => {
  const shown = (field: string, value: Value | undefined) => said(language, timeZone, own, field, value)
  if (items.length === 0)
    return (
      <p>
        <Typeset words={own.none} language={language} />
      </p>
    )
  const fields = [...new Set(items.flatMap(item => Object.keys(item)))]
  const label = (field: string) => own.fields[field] ?? field
  if (items.length === 1 || fields.length > widestTable) {
    const factsOf = (item: Item): Fact[] =>
      fields.map(field => ({ label: label(field), value: shown(field, item[field]) }))
    return (
      <>
        {items.map(item => (
          <Facts language={language} facts={factsOf(item)} />
        ))}
      </>
    )
  }
  return (
    <FoldingTable language={language} caption={own.title} headings={fields.map(label)}>
      {items.map(item => (
        <Row>
          {fields.map(field => (
            <Cell label={label(field)} language={language} class="w">
              {shown(field, item[field])}
            </Cell>
          ))}
        </Row>
      ))}
    </FoldingTable>
  )
}

/** A value as people say it. What they typed themselves isn’t set in type: it is shown as it is kept. */
function said(language: Language, timeZone: string, own: HoldingWords, field: string, value: Value | undefined): Child {
  const say = words(language).myData
  if (value === null || value === undefined) return '–'
  if (value === '') return `(${say.empty})`
  if (typeof value === 'boolean') return value ? say.yes : say.no
  if (value instanceof Date) return momentInWords(value, timeZone, language)
  if (typeof value === 'object') return <Link href={value.path}>{value.label}</Link>
  return own.values?.[field]?.[String(value)] ?? <bdi>{String(value)}</bdi>
}
