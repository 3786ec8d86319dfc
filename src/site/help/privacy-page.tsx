import type { FC } from 'hono/jsx'
import { Band, Cell, EmptyState, FoldingTable, formatDay, formatNumber, Row, Typeset } from '../../design/index.ts'
import { type Kept, keptKinds, keptWords, passingKinds, type Run, readRuns } from '../../people/index.ts'
import type { Json } from '../../platform/canonical.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { PageRoute } from '../../platform/http/answer.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { TextView } from './text-page.tsx'
import { words } from './words.ts'

/** How many runs are shown. */
const runsShown = 14

/** What is said of a kind of what is kept. */
function said(kept: Kept, language: Language) {
  const { grounds, endedBy } = keptWords(language)
  const { name, holds, purpose } = kept.words(language)
  return {
    name,
    holds,
    purpose,
    ground: grounds[kept.ground ?? 'none'],
    howLong: kept.endedBy === 'run' ? kept.words(language).howLong(kept.term) : kept.words(language).howLong,
    ends: endedBy[kept.endedBy],
  }
}

const KeptTable: FC<{ language: Language }> = ({ language }) => {
  const { table } = words(language).privacyTables
  const { kind: sort, what, why, until } = table
  return (
    <FoldingTable language={language} caption={table.heading} headings={[sort, what, why, until]}>
      {keptKinds().map(kept => {
        const { name, holds, purpose, ground, howLong, ends } = said(kept, language)
        return (
          <Row id={kept.kind}>
            <Cell class="w t">
              <Typeset words={name} language={language} />
            </Cell>
            <Cell class="w" label={what} language={language}>
              <Typeset words={holds} language={language} />
            </Cell>
            <Cell class="w" label={why} language={language}>
              <Typeset words={purpose} language={language} />
              <br />
              <Typeset words={ground} language={language} />
            </Cell>
            <Cell class="w" label={until} language={language}>
              <Typeset words={howLong} language={language} />
              <br />
              <Typeset words={ends} language={language} />
            </Cell>
          </Row>
        )
      })}
    </FoldingTable>
  )
}

const Runs: FC<{ runs: readonly Run[]; language: Language }> = ({ runs, language }) => {
  const say = words(language).privacyTables.runs
  if (runs.length === 0) return <EmptyState language={language} sentence={say.none} />
  return (
    <FoldingTable language={language} caption={say.heading} headings={[say.day, say.taken]}>
      {runs.map(({ day, taken }) => {
        const some = passingKinds().filter(({ kind }) => (taken[kind] ?? 0) > 0)
        return (
          <Row>
            <Cell class="n t">{formatDay(day, language)}</Cell>
            <Cell class="w" label={say.taken} language={language}>
              {some.length === 0 && <Typeset words={say.nothing} language={language} />}
              {some.map(({ kind, words: wordsOfKind }, place) => (
                <>
                  {place > 0 && <br />}
                  <Typeset
                    words={`${wordsOfKind(language).name}${words(language).colon}${formatNumber(taken[kind] ?? 0, language)}`}
                    language={language}
                  />
                </>
              ))}
            </Cell>
          </Row>
        )
      })}
    </FoldingTable>
  )
}

/** What the site knows of its readers, and of those who sign in: in words, as the table that the program goes by, and as what it did. */
export const privacyRoute: PageRoute = {
  page: 'privacy',
  async answer({ db, language }) {
    const text = words(language).privacy
    const { table, runs: say } = words(language).privacyTables
    const runs = await readRuns(db, runsShown)
    return {
      kind: 'page',
      section: 'other',
      title: text.title,
      description: text.description,
      breadcrumb: [],
      crumb: text.title,
      paths: { fr: pathOf('privacy', 'fr'), en: pathOf('privacy', 'en') },
      body: (
        <>
          <TextView text={text} language={language} />
          <Band language={language} id="garde" heading={table.heading} intro={table.intro}>
            <KeptTable language={language} />
            <p class="small">
              <Typeset words={table.grounds} language={language} />
            </p>
          </Band>
          <Band language={language} id="passages" heading={say.heading} intro={say.intro}>
            <Runs runs={runs} language={language} />
          </Band>
        </>
      ),
      data: {
        title: text.title,
        lede: text.lede,
        sections: text.sections as unknown as Json,
        kept: keptKinds().map(kept => {
          const { kind, ground, tables, endedBy, term } = kept
          const told = said(kept, language)
          return {
            kind,
            ...told,
            ground: ground && { code: ground, says: told.ground },
            endedBy,
            days: term?.days ?? null,
            atMostDays: term?.atMost ?? null,
            tables: tables as unknown as Json,
          }
        }),
        runs: runs as unknown as Json,
      },
    }
  },
}
