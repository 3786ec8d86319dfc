import { numberInWords } from '../../consultations/index.ts'
import {
  Band,
  Cell,
  EmptyState,
  FilterForm,
  FoldingTable,
  Formats,
  formatDay,
  Link,
  Notice,
  PageHead,
  Pagination,
  Row,
  Typeset,
} from '../../design/index.ts'
import { dayIn } from '../../platform/clock.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { Answer, PageRoute } from '../../platform/http/answer.ts'
import { table } from '../../platform/http/formats/csv.ts'
import { isUlid } from '../../platform/ids.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Reading } from '../../platform/reading.ts'
import { actorInWords } from '../../record/index.ts'
import { RuleLink } from '../charter/rule-link.tsx'
import { charter, cited } from '../charter/rules.ts'
import { readCounts } from '../counts.ts'
import { words } from '../words.ts'
import { CountTables, inAll } from './count-tables.tsx'
import { decisionColumns, decisionData, feedOf, pathOfNumber } from './decisions.ts'
import { changedAt, type LoggedDecision, readAllDecisions, readDecisions, readLatest } from './read-log.ts'

const onOnePage = 25
const newestInFeed = 50

/** Every rule that there was, by code: decisions cite those of before too. */
const everyRule = charter.rules.map(({ code, number, wordings }) => ({ code, number, title: wordings.at(-1)?.title }))

const idIn = (value: string | null): string | undefined =>
  value !== null && isUlid(value.toUpperCase()) ? value.toUpperCase() : undefined

/** The public log: how much was hidden, by which rules; and each decision, without any word of what it hid. */
export const moderationLogRoute: PageRoute = {
  page: 'moderation',
  query: ['rule', 'before', 'after'],
  formats: ['csv', 'atom'],
  async answer(reading, _, query): Promise<Answer> {
    const { db, language, origin, uses } = reading
    uses('all:moderation')
    const say = words(language).log
    const asked = query.get('rule')
    const rule = everyRule.find(({ code }) => code === asked)?.code ?? null
    const [before, after] = [idIn(query.get('before')), idIn(query.get('after'))]
    const counts = await readCounts(db)
    let page = await readDecisions(db, rule, { before, after }, onOnePage)
    const strayed = page.items.length === 0 && (query.has('before') || query.has('after'))
    if (strayed) page = await readDecisions(db, rule, {}, onOnePage)
    const search = rule ? `?rule=${rule}` : ''
    const path = pathOf('moderation', language)
    const to = (at: string, name: 'before' | 'after', cursor: string | null) =>
      cursor && `${at}${search}${search ? '&' : '?'}${name}=${cursor}`
    const count = inAll(counts.filter(one => one.what === 'hidden' && (rule === null || one.rule === rule)))
    const dataPath = origin + pathOf('moderation', language, undefined, 'json')
    return {
      kind: 'page',
      section: 'other',
      title: say.title,
      description: say.description,
      breadcrumb: [],
      crumb: say.crumb,
      paths: { fr: pathOf('moderation', 'fr'), en: pathOf('moderation', 'en') },
      search,
      unlisted: search !== '' || query.has('before') || query.has('after'),
      body: (
        <>
          <PageHead language={language} title={say.title} lede={say.lede} />
          <Band
            language={language}
            id="comptes"
            heading={say.counts}
            intro={
              <Link href={pathOf('charter', language)}>
                <Typeset words={say.charter} language={language} />
              </Link>
            }
          >
            {counts.length === 0 ? (
              <EmptyState language={language} sentence={say.none} />
            ) : (
              <CountTables counts={counts} language={language} />
            )}
          </Band>
          <Band language={language} id="decisions" heading={say.decisions}>
            {strayed && <Said words={say.cursor} language={language} />}
            {asked && !rule && <Said words={say.ignored} language={language} />}
            {(count > 0 || rule) && (
              <FilterForm
                language={language}
                label={say.filter}
                action={path}
                submit={say.show}
                clear={rule ? { href: path, label: say.all } : undefined}
                fields={[
                  {
                    name: 'rule',
                    kind: 'select',
                    label: say.rule,
                    value: rule ?? '',
                    options: [
                      { value: '', label: say.any },
                      ...everyRule.map(({ code, number, title }) => ({
                        value: code,
                        label: words(language).rule(number, title?.[language] ?? code),
                      })),
                    ],
                  },
                ]}
              />
            )}
            {page.items.length === 0 ? (
              <EmptyState language={language} sentence={rule ? say.noneSuch : say.none} />
            ) : (
              <Decisions items={page.items} reading={reading} />
            )}
            {page.items.length > 0 && (
              <Pagination
                language={language}
                count={say.count(count)}
                previous={to(path, 'after', page.newer)}
                next={to(path, 'before', page.older)}
                previousLabel={say.newer}
                nextLabel={say.older}
              />
            )}
            <Formats
              language={language}
              links={(['json', 'csv', 'atom'] as const).map(format => ({
                format,
                href: pathOf('moderation', language, undefined, format) + search,
              }))}
            />
          </Band>
        </>
      ),
      data: {
        counts: counts.map(({ month, rule: code, what, count: many }) => ({ month, rule: code, what, count: many })),
        decisions: page.items.map(one => decisionData(one, reading)),
        newer: to(dataPath, 'after', page.newer),
        older: to(dataPath, 'before', page.older),
      },
      table: async () =>
        table(
          decisionColumns,
          (await readAllDecisions(db, rule)).map(decision => ({ decision, reading })),
        ),
      feed: async () => feedOf(say.title, await readLatest(db, newestInFeed), reading),
    }
  },
}

const Said = ({ words: said, language }: { words: string; language: Language }) => (
  <Notice language={language}>
    <p>
      <Typeset words={said} language={language} />
    </p>
  </Notice>
)

const Decisions = ({ items, reading }: { items: readonly LoggedDecision[]; reading: Reading }) => {
  const { language, timeZone } = reading
  const say = words(language).log
  const day = (moment: Date) => formatDay(dayIn(timeZone, moment), language)
  return (
    <FoldingTable
      language={language}
      caption={say.decisions}
      headings={[say.number, say.ruleName, say.hidden, say.as, say.state]}
    >
      {items.map(one => (
        <Row id={one.id}>
          <Cell class="t n">
            <Link href={pathOfNumber(one.number, language)}>{numberInWords(one.number)}</Link>
          </Cell>
          <Cell class="w" label={say.ruleName} language={language}>
            <RuleLink rule={cited(one.rule, one.charter)} language={language} />
          </Cell>
          <Cell class="w" label={say.hidden} language={language}>
            <Typeset words={day(one.hidden_at)} language={language} />
          </Cell>
          <Cell class="w" label={say.as} language={language}>
            <Typeset words={actorInWords(one.hidden_as, language)} language={language} />
          </Cell>
          <Cell class="w" label={say.state} language={language}>
            <Typeset
              words={
                one.state === 'hidden' ? say.states.hidden : say.stateSince(say.states[one.state], day(changedAt(one)))
              }
              language={language}
            />
          </Cell>
        </Row>
      ))}
    </FoldingTable>
  )
}
