import type { FC, PropsWithChildren } from 'hono/jsx'
import {
  Band,
  DatedList,
  EmptyState,
  type FilterField,
  FilterForm,
  type FormatLink,
  Formats,
  formatMonth,
  Link,
  Notice,
  Pagination,
  Typeset,
} from '../../design/index.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Reading } from '../../platform/reading.ts'
import { kindInWords } from '../../record/index.ts'
import { shortened } from '../shortened.ts'
import { words as siteWords } from '../words.ts'
import { type FilterName, type Filters, filterNames, kinds, searchOf } from './filters.ts'
import { lineItem, type Names } from './lines.ts'
import type { Lines } from './read.ts'
import { words } from './words.ts'

/** `2026-11` in words: “novembre 2026”. */
export const monthInWords = (month: string, language: Language): string => formatMonth(`${month}-01`, language)

type FilterBoxProps = { filters: Filters; names: Names; language: Language }

/** The filters of the record as a form, and what they couldn't take. */
export const FilterBox: FC<FilterBoxProps> = ({ filters, names, language }) => {
  const say = words(language)
  const { values, ignored, search } = filters
  const path = pathOf('record', language)
  const subject = values.subject && names.get(values.subject)
  return (
    <>
      <FilterForm
        language={language}
        label={say.filters}
        action={path}
        submit={say.submit}
        fields={fieldsOf(values, language)}
        clear={search ? { href: path, label: say.clear } : undefined}
      />
      {ignored.length > 0 && (
        <Notice language={language}>
          {ignored.map(({ name, value }) => (
            <p>
              <Typeset
                words={name === 'to' && value === '' ? say.order : say.ignored(say.fields[name], shortened(value))}
                language={language}
              />
            </p>
          ))}
        </Notice>
      )}
      {subject && (
        <p class="muted">
          <Typeset
            words={say.about(typeof subject === 'string' ? subject : wordsOf(subject, language))}
            language={language}
          />
        </p>
      )}
    </>
  )
}

function fieldsOf(values: Filters['values'], language: Language): FilterField[] {
  const say = words(language)
  const field = (name: FilterName) => ({ name, label: say.fields[name], value: values[name] ?? '' })
  const first = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
  const all = { value: '', label: first(say.all) }
  const named = kinds()
    .filter(kind => kind !== 'import')
    .map(kind => ({ value: kind, label: first(kindInWords(kind, language)) }))
    .sort((a, b) => a.label.localeCompare(b.label, language))
  return [
    { ...field('kind'), kind: 'select', options: [all, ...named] },
    {
      ...field('change'),
      kind: 'select',
      options: [all, ...Object.entries(say.changes).map(([value, label]) => ({ value, label: first(label) }))],
    },
    { ...field('from'), kind: 'date' },
    { ...field('to'), kind: 'date' },
    ...(values.subject ? [{ ...field('subject'), kind: 'hidden' } as const] : []),
  ]
}

/** What is said when no line fits: nothing yet, or each filter to take off. */
export const WaysOut: FC<{ filters: Filters; language: Language }> = ({ filters: { values }, language }) => (
  <ul>
    {filterNames
      .filter(name => values[name])
      .map(name => (
        <li>
          <Link href={pathOf('record', language) + searchOf({ ...values, [name]: undefined })}>
            <Typeset words={words(language).without(words(language).fields[name])} language={language} />
          </Link>
        </li>
      ))}
  </ul>
)

type RecordLinesProps = {
  lines: Lines
  names: Names
  ways: { newer: string | null; older: string | null }
  reading: Reading
  /** What is said when there is no line. */
  none: string
  formats: readonly FormatLink[]
}

/** Lines of the record, the way to their neighbours, and how the record is checked. */
export const RecordLines: FC<PropsWithChildren<RecordLinesProps>> = ({
  lines,
  names,
  ways,
  reading,
  none,
  formats,
  children,
}) => {
  const { language } = reading
  const say = words(language)
  return (
    <>
      {lines.strayed && (
        <Notice language={language}>
          <p>
            <Typeset words={say.cursor} language={language} />
          </p>
        </Notice>
      )}
      {lines.items.length === 0 ? (
        <EmptyState language={language} sentence={none}>
          {children}
        </EmptyState>
      ) : (
        <>
          <h2 class="vh">{say.listed}</h2>
          <DatedList language={language} items={lines.items.map(entry => lineItem(entry, names, reading))} />
        </>
      )}
      {lines.items.length > 0 && (
        <Pagination
          language={language}
          count={say.shown(lines.items.length)}
          previous={ways.newer}
          next={ways.older}
          previousLabel={say.newer}
          nextLabel={say.older}
        />
      )}
      <p class="small muted">
        <Typeset words={siteWords(language).record.verify} language={language} />{' '}
        <Link href={`${pathOf('help', language)}#registre`}>{say.howToVerify}</Link>
      </p>
      <Formats language={language} links={formats} />
    </>
  )
}

type MonthListProps = { months: readonly { month: string; lines: number }[]; current?: string; language: Language }

/** The months of the record, each with how many lines it has. */
export const MonthList: FC<MonthListProps> = ({ months, current, language }) => {
  const say = words(language)
  return months.length === 0 ? null : (
    <Band language={language} id="mois" heading={say.months} tight>
      <ul class="tally">
        {months.map(({ month, lines }) => {
          const [year = '', number = ''] = month.split('-')
          return (
            <li>
              <span>
                <Link
                  href={pathOf('recordMonth', language, { year, month: number })}
                  aria-current={month === current ? 'page' : undefined}
                >
                  {monthInWords(month, language)}
                </Link>{' '}
                <small class="muted">{say.lines(lines)}</small>
              </span>
            </li>
          )
        })}
      </ul>
      {current && (
        <p>
          <Link href={pathOf('record', language)}>
            <Typeset words={say.everything} language={language} />
          </Link>
        </p>
      )}
    </Band>
  )
}
