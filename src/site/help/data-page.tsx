import type { FC } from 'hono/jsx'
import { Band, Cell, FoldingTable, Link, PageHead, Row, Typeset } from '../../design/index.ts'
import { addresses, formats, mediaTypes, pathOf } from '../../platform/http/addresses.ts'
import type { PageRoute } from '../../platform/http/answer.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { type CsvList, csvLists } from '../csv-columns.ts'
import { schemaPath } from '../plan-schema.ts'
import { readSettings } from '../read-settings.ts'
import { Blocks } from './text-page.tsx'
import { words } from './words.ts'

/** The address of a list's CSV, with its parameters in braces: `/plans/{plan}/evaluation.csv`. */
const csvAddress = ({ page }: CsvList, language: Language): string =>
  `${addresses[page][language].replace(/:(\w+)(?:\{[^}]*\})?/g, '{$1}')}.csv`

/** Lists of the same columns stand together. */
function listsByColumns(): CsvList[][] {
  const groups = new Map<CsvList['columns'], CsvList[]>()
  for (const list of csvLists) groups.set(list.columns, [...(groups.get(list.columns) ?? []), list])
  return [...groups.values()]
}

/** An address that a narrow screen may break after its slashes. */
const Breakable: FC<{ address: string }> = ({ address }) => (
  <>
    {address.split(/(?<=\/)/).map((part, place) => (
      <>
        {place > 1 && <wbr />}
        {part}
      </>
    ))}
  </>
)

const Lists: FC<{ language: Language }> = ({ language }) => {
  const say = words(language).data
  return (
    <>
      {listsByColumns().map(lists => {
        const [{ columns } = { columns: [] }] = lists
        const places = lists.map(list => csvAddress(list, language))
        return (
          <div class="stack near">
            <h3>
              {lists.map(list => (
                <span class="version">
                  <code>
                    <Breakable address={csvAddress(list, language)} />
                  </code>{' '}
                </span>
              ))}
            </h3>
            <details>
              <summary>
                <Typeset words={say.columnsCount(columns.length)} language={language} />
              </summary>
              <FoldingTable
                language={language}
                caption={say.columnsOf(places.join(', '))}
                headings={[say.column, say.meaning]}
              >
                {columns.map(({ name, description }) => (
                  <Row>
                    <Cell class="w t">
                      <code>{name}</code>
                    </Cell>
                    <Cell class="w">
                      <Typeset words={description[language]} language={language} />
                    </Cell>
                  </Row>
                ))}
              </FoldingTable>
            </details>
          </div>
        )
      })}
    </>
  )
}

/** How the data of the site can be had and reused. */
export const dataRoute: PageRoute = {
  page: 'data',
  async answer({ db, language, origin }) {
    const say = words(language).data
    const { licence } = await readSettings(db)
    const { legal } = words(language)
    const record = pathOf('record', language)
    const plan = pathOf('plan', language, { plan: '2021-2023' })
    const examples = [
      `curl ${origin}${plan}.json`,
      `curl "${origin}${record}.csv?change=corrected"`,
      `curl ${origin}${plan}.atom`,
      `curl -L -H "Accept: application/json" ${origin}/id/plan/01…`,
    ]
    return {
      kind: 'page',
      section: 'other',
      title: say.title,
      description: say.description,
      breadcrumb: [],
      crumb: say.title,
      paths: { fr: pathOf('data', 'fr'), en: pathOf('data', 'en') },
      body: (
        <>
          <PageHead language={language} title={say.title} lede={say.lede} />
          <Band language={language} id="formats" heading={say.formats} intro={say.formatsIntro}>
            <Blocks blocks={[{ terms: say.formatTerms }, say.both, say.unknown]} language={language} />
          </Band>
          <Band language={language} id="adresses" heading={say.permanent}>
            <Blocks blocks={say.permanentText} language={language} />
          </Band>
          <Band language={language} id="exemples" heading={say.examples} intro={say.examplesIntro}>
            <Blocks
              blocks={[...examples.flatMap((code, place) => [`${say.exampleTerms[place]}`, { code }]), say.politeness]}
              language={language}
            />
          </Band>
          <Band language={language} id="listes" heading={say.lists} intro={say.listsIntro}>
            <Lists language={language} />
          </Band>
          <Band language={language} id="schema" heading={say.schema}>
            <Blocks blocks={[say.schemaText]} language={language} />
            <p>
              <Link href={schemaPath} type="application/schema+json">
                {say.schemaLink}
              </Link>
            </p>
          </Band>
          <Band language={language} id="licences" heading={say.licences}>
            <Blocks
              blocks={[
                ...(licence
                  ? [legal.licence(licence.title), { label: licence.title, href: licence.address }]
                  : [legal.noLicence]),
                legal.sources,
              ]}
              language={language}
            />
          </Band>
        </>
      ),
      data: {
        formats: formats.map(format => ({ format, mediaType: mediaTypes[format] })),
        schema: `${origin}${schemaPath}`,
        permanentAddress: `${origin}/id/{type}/{ulid}`,
        lists: csvLists.map(list => ({
          address: `${origin}${csvAddress(list, language)}`,
          columns: list.columns.map(({ name, description }) => ({ name, description: description[language] })),
        })),
        examples,
      },
    }
  },
}
