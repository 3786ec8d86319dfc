import type { FC } from 'hono/jsx'
import {
  type ActiveFilter,
  ActiveFilters,
  Cell,
  EmptyState,
  type Fact,
  Facts,
  FigureBlock,
  Figures,
  FilterForm,
  FoldingTable,
  Formats,
  FuzzyDate,
  Link,
  Notice,
  PageHead,
  Pagination,
  PermanentLink,
  Row,
  Section,
  SourceList,
  SourceNote,
  Split,
  TextView,
  Typeset,
  typographic,
  Wrap,
} from '../../design/index.ts'
import { type Text, wordsOf } from '../../platform/facts/text.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Reading } from '../../platform/reading.ts'
import { figureProps } from '../figure-props.ts'
import { seriesName } from '../series-name.ts'
import { words as siteWords } from '../words.ts'
import type { FigureLine } from './columns.ts'
import { citationOf, labelAfterAmount, type Named, phraseOf } from './name.ts'
import { type FigurePage, type FiguresPage, filterNames, searchOf } from './read.ts'
import { words } from './words.ts'

type ListPart = FC<{ page: FiguresPage; reading: Reading }>

/** Every figure, each with its date and its sources, and the way to its page. */
export const FiguresView: ListPart = ({ page, reading }) => {
  const { language } = reading
  const say = words(language)
  const { values, plans, measures, ignored, strayed } = page
  const field = (name: 'plan' | 'measure') => ({ name, label: say.fields[name], value: values[name] ?? '' })
  const sentences = [
    ...ignored.map(({ name, value }) => say.ignored(say.fields[name], value)),
    ...(strayed ? [say.strayed] : []),
  ]
  return (
    <>
      <PageHead language={language} title={say.title} lede={say.lede} />
      <Wrap>
        <FilterForm
          language={language}
          label={say.filters}
          action={pathOf('figures', language)}
          submit={say.submit}
          fields={[
            {
              ...field('plan'),
              kind: 'select',
              options: [{ value: '', label: say.all.plan }, ...plans.map(({ slug }) => ({ value: slug, label: slug }))],
            },
            {
              ...field('measure'),
              kind: 'select',
              options: [
                { value: '', label: say.all.measure },
                ...measures
                  .map(figure => ({ value: figure.measure, label: measureInWords(figure, page, language) }))
                  .sort((a, b) => a.label.localeCompare(b.label, language)),
              ],
            },
          ]}
        />
        {sentences.length > 0 && (
          <Notice language={language}>
            {sentences.map(sentence => (
              <p>
                <Typeset words={sentence} language={language} />
              </p>
            ))}
          </Notice>
        )}
        <Lines page={page} reading={reading} />
      </Wrap>
    </>
  )
}

const longestOption = 60

/** What a measure is called: by the figure that was first given of it. */
function measureInWords(figure: FiguresPage['measures'][number], { series }: FiguresPage, language: Language): string {
  const said = typographic(seriesName(figure, series, language) ?? wordsOf(figure.facts.label, language), language)
  return said.length > longestOption ? `${said.slice(0, longestOption).trimEnd()}…` : said
}

const Lines: ListPart = ({ page, reading: { language } }) => {
  const say = words(language)
  const { lines, values, total, previous, next } = page
  const path = pathOf('figures', language)
  const filters = chosenOf(page, language)
  if (lines.length === 0) {
    return (
      <EmptyState language={language} sentence={filters.length > 0 ? say.nothing : say.none}>
        <ActiveFilters language={language} label={say.chosen} filters={filters} />
      </EmptyState>
    )
  }
  return (
    <>
      <ActiveFilters language={language} label={say.chosen} filters={filters} />
      <p role="status" class="t1">
        <b>
          <Typeset words={say.found(total)} language={language} />
        </b>
      </p>
      <Figures>
        {lines.map(({ named }) => (
          <FigureBlock
            language={language}
            {...figureProps(named.figure)}
            unit={<NameLink named={named} language={language} />}
          />
        ))}
      </Figures>
      <Pagination
        language={language}
        count={say.onPage(lines.length, total)}
        previous={previous === null ? null : path + searchOf(values, { before: String(previous) })}
        next={next === null ? null : path + searchOf(values, { after: String(next) })}
      />
      <Formats
        language={language}
        links={(['json', 'csv'] as const).map(format => ({
          format,
          href: pathOf('figures', language, undefined, format) + searchOf(values),
        }))}
      />
    </>
  )
}

function chosenOf(page: FiguresPage, language: Language): ActiveFilter[] {
  const say = words(language)
  const measured = page.measures.find(({ measure }) => measure === page.values.measure)
  const inWords = { plan: page.values.plan, measure: measured && measureInWords(measured, page, language) }
  return filterNames.flatMap(name => {
    const value = inWords[name]
    if (!value) return []
    const label = say.filter(say.fields[name], value)
    const href = pathOf('figures', language) + searchOf({ ...page.values, [name]: undefined })
    return [{ label, remove: say.remove(label), href }]
  })
}

const NameLink: FC<{ named: Named; language: Language }> = ({ named: { figure, series }, language }) => (
  <Link href={pathOf('figure', language, { figure: figure.key })}>
    <Words of={seriesName(figure, series, language) ?? labelAfterAmount(figure, language)} language={language} />
  </Link>
)

/** Words of ours, or a text in its own language. */
const Words: FC<{ of: Text | string; language: Language }> = ({ of, language }) =>
  typeof of === 'string' ? (
    <Typeset words={of} language={language} />
  ) : (
    <TextView text={of} language={language} mark={false} />
  )

/** A figure in one phrase, each part in its own language. */
const PhraseView: FC<{ named: Named; language: Language }> = ({ named, language }) => {
  const { before, what, after } = phraseOf(named, language)
  return (
    <>
      <Typeset words={before} language={language} />
      <Words of={what} language={language} />
      {after}
    </>
  )
}

type OnePart = FC<{ page: FigurePage; reading: Reading }>

/** A figure's page: how exactly, how many, of what, when, from where; ready to be cited; beside the other values of its measure. */
export const FigureView: OnePart = ({ page, reading }) => {
  const { language } = reading
  const say = words(language)
  const { named, plan } = page.line
  const { note, sources, asOf } = named.figure.facts
  return (
    <>
      <PageHead
        language={language}
        title={<PhraseView named={named} language={language} />}
        kicker={
          <>
            {plan && (
              <Link href={pathOf('plan', language, { plan: plan.slug })}>
                <Typeset words={siteWords(language).plan(plan.slug)} language={language} />
              </Link>
            )}
            <span>{say.kicker}</span>
          </>
        }
        lede={<FuzzyDate language={language} period={asOf} />}
      />
      <Split language={language} aside={<Aside page={page} reading={reading} />}>
        <Section language={language} id="citer" heading={say.cite}>
          <p class="small muted">
            <Typeset words={say.citeLabel} language={language} />
          </p>
          <p class="cite">
            <Typeset words={citationOf(named, reading)} language={language} />
          </p>
        </Section>
        {note && (
          <Section language={language} id="note" heading={say.note}>
            <p>
              <TextView text={note} language={language} />
            </p>
          </Section>
        )}
        <Section language={language} id="sources" heading={say.sources}>
          <SourceList language={language} sources={sources} />
        </Section>
        <Values page={page} reading={reading} />
      </Split>
    </>
  )
}

/** What each source says of the same thing, with its date. */
const Values: OnePart = ({ page: { line, values }, reading: { language } }) => {
  const say = words(language)
  return (
    <Section language={language} id="valeurs" heading={say.values}>
      {values.length < 2 ? (
        <EmptyState language={language} sentence={say.onlyValue} />
      ) : (
        <>
          <p class="muted">
            <Typeset words={say.valuesIntro} language={language} />
          </p>
          <FoldingTable language={language} caption={say.values} headings={[say.kicker, say.facts.asOf, say.sources]}>
            {values.map(value => (
              <Value value={value} here={value.named.figure.id === line.named.figure.id} language={language} />
            ))}
          </FoldingTable>
        </>
      )}
    </Section>
  )
}

const Value: FC<{ value: FigureLine; here: boolean; language: Language }> = ({ value: { named }, here, language }) => {
  const { asOf, sources } = named.figure.facts
  const phrase = <PhraseView named={named} language={language} />
  return (
    <Row>
      <Cell class="w t">
        {here ? <b>{phrase}</b> : <Link href={pathOf('figure', language, { figure: named.figure.key })}>{phrase}</Link>}{' '}
        {here && <span class="sub">{words(language).here}</span>}
      </Cell>
      <Cell class="w">
        <FuzzyDate language={language} period={asOf} />
      </Cell>
      <Cell class="w">
        <SourceNote language={language} sources={sources} />
      </Cell>
    </Row>
  )
}

const Aside: OnePart = ({ page: { line }, reading: { language, origin } }) => {
  const say = words(language)
  const { figure } = line.named
  const { unit, qualifier, asOf } = figure.facts
  const list: Fact[] = [
    { label: say.facts.qualifier, value: say.qualifiers[qualifier] },
    { label: say.facts.unit, value: siteWords(language).units[unit] ?? unit },
    { label: say.facts.asOf, value: <FuzzyDate language={language} period={asOf} /> },
    {
      label: say.facts.plan,
      value: line.plan ? (
        <Link href={pathOf('plan', language, { plan: line.plan.slug })}>
          <TextView text={line.plan.facts.title} language={language} mark={false} />
        </Link>
      ) : (
        say.noPlan
      ),
    },
    {
      label: say.facts.measure,
      value: <Link href={pathOf('figures', language) + searchOf({ measure: figure.measure })}>{figure.measure}</Link>,
    },
    {
      label: say.facts.permanent,
      value: <PermanentLink origin={origin} type="figure" id={figure.id} />,
    },
  ]
  return (
    <>
      <Facts language={language} facts={list} />
      <Formats
        language={language}
        links={[{ format: 'json', href: pathOf('figure', language, { figure: figure.key }, 'json') }]}
      />
    </>
  )
}
