import type { Json } from '../../platform/canonical.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { Answer, PageRoute } from '../../platform/http/answer.ts'
import { table } from '../../platform/http/formats/csv.ts'
import type { Reading } from '../../platform/reading.ts'
import { parameters, searchOf } from './asked.ts'
import { trackedData, trackerColumns } from './columns.ts'
import { readAllTracked, readTrackerPage, type TrackerPage } from './read.ts'
import { TrackerView } from './view.tsx'
import { words } from './words.ts'

/** Every commitment of every plan, to be narrowed and ordered. */
export const trackerRoute: PageRoute = {
  page: 'commitments',
  query: parameters,
  formats: ['csv'],
  async answer(reading, _, query): Promise<Answer> {
    const { language } = reading
    const say = words(language)
    const page = await readTrackerPage(reading, query)
    const search = searchOf(page.asked.values)
    return {
      kind: 'page',
      section: 'commitments',
      title: say.title,
      description: say.description,
      breadcrumb: [],
      crumb: say.title,
      paths: { fr: pathOf('commitments', 'fr'), en: pathOf('commitments', 'en') },
      search,
      unlisted: search !== '' || query.has('after') || query.has('before'),
      body: <TrackerView page={page} reading={reading} />,
      data: dataOf(page, reading),
      table: async () => {
        const all = await readAllTracked(reading, page.asked)
        return table(
          trackerColumns,
          all.map(tracked => ({ tracked, reading })),
        )
      },
    }
  },
}

function dataOf({ asked, tracked, counts, total, previous, next, strayed }: TrackerPage, reading: Reading) {
  const path = `${reading.origin}${pathOf('commitments', reading.language, undefined, 'json')}`
  return {
    filters: Object.fromEntries(
      Object.entries(asked.values).flatMap(([name, value]) => (value ? [[name, value]] : [])),
    ),
    ignored: asked.ignored.map(({ name, value }) => ({ name, value })),
    strayed,
    total,
    counts: { ...counts, levels: { ...counts.levels } },
    commitments: tracked.map(one => trackedData(one, reading)),
    previous: previous && path + searchOf(asked.values, { before: previous }),
    next: next && path + searchOf(asked.values, { after: next }),
  } satisfies Record<string, Json>
}
