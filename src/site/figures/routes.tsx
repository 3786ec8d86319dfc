import { type FigureRow, nearestFigures, readFigureAt } from '../../plans/index.ts'
import type { Json } from '../../platform/canonical.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { Answer, PageRoute } from '../../platform/http/answer.ts'
import { table } from '../../platform/http/formats/csv.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Reading } from '../../platform/reading.ts'
import { figureColumns, figureData } from './columns.ts'
import { phraseInWords } from './name.ts'
import { parameters, readAllFigures, readFigurePage, readFiguresPage, searchOf } from './read.ts'
import { FiguresView, FigureView } from './view.tsx'
import { words } from './words.ts'

/** Every figure, by plan and by what it measures. */
export const figuresRoute: PageRoute = {
  page: 'figures',
  query: parameters,
  formats: ['csv'],
  async answer(reading, _, query): Promise<Answer> {
    const { language, origin } = reading
    const say = words(language)
    const page = await readFiguresPage(reading, query)
    const search = searchOf(page.values)
    const path = `${origin}${pathOf('figures', language, undefined, 'json')}`
    const to = (name: string, position: number | null) =>
      position === null ? null : path + searchOf(page.values, { [name]: String(position) })
    return {
      kind: 'page',
      section: 'other',
      title: say.title,
      description: say.description,
      breadcrumb: [],
      crumb: say.title,
      paths: { fr: pathOf('figures', 'fr'), en: pathOf('figures', 'en') },
      search,
      unlisted: search !== '' || query.has('after') || query.has('before'),
      body: <FiguresView page={page} reading={reading} />,
      data: {
        filters: { ...page.values } as Json,
        ignored: page.ignored.map(({ name, value }) => ({ name, value })),
        strayed: page.strayed,
        total: page.total,
        figures: page.lines.map(figureData),
        previous: to('before', page.previous),
        next: to('after', page.next),
      },
      table: async () => table(figureColumns, await readAllFigures(reading, page)),
    }
  },
}

const nearby = 5
const allWay = (language: Language) => ({ label: words(language).title, href: pathOf('figures', language) })

/** One figure, ready to be cited. */
export const figureRoute: PageRoute = {
  page: 'figure',
  async answer(reading, { figure: key = '' }): Promise<Answer> {
    const { db, language, uses } = reading
    const figure = await readFigureAt(db, key.slice(0, 200))
    if (!figure) return missing(reading, key)
    if (figure.removed) {
      uses(`figure:${figure.id}`)
      const { reason, recorded } = figure.removed
      return {
        kind: 'gone',
        title: wordsOf(figure.facts.label, language),
        reason,
        recorded,
        ways: [allWay(language)],
      }
    }
    return pageOf(reading, figure)
  },
}

async function pageOf(reading: Reading, figure: FigureRow): Promise<Answer> {
  const { language } = reading
  const page = await readFigurePage(reading, figure)
  const { line, values } = page
  const phrase = phraseInWords(line.named, language)
  const when = wordsOf(figure.facts.asOf.text, language)
  const path = (one: Language) => pathOf('figure', one, { figure: figure.key })
  return {
    kind: 'page',
    section: 'other',
    title: `${phrase}, ${when}`,
    description: words(language).oneDescription(phrase, when),
    breadcrumb: [allWay(language)],
    crumb: phrase,
    paths: { fr: path('fr'), en: path('en') },
    body: <FigureView page={page} reading={reading} />,
    data: { ...figureData(line), values: values.map(figureData) },
  }
}

async function missing({ db, language, uses }: Reading, key: string): Promise<Answer> {
  uses('all:figure')
  const near = await nearestFigures(db, key.slice(0, 200), nearby)
  return {
    kind: 'missing',
    nearest: [
      ...near.map(one => ({
        label: wordsOf(one.facts.label, language),
        href: pathOf('figure', language, { figure: one.key }),
      })),
      allWay(language),
    ],
  }
}
