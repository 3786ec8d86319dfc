import type { Json } from '../../platform/canonical.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { PersonalRoute } from '../../platform/http/personal.ts'
import { countWritten, holdings, type Item, type Value } from '../holdings/holding.ts'
import type { Reader } from '../sign-in/accounts.ts'
import { signInThen } from '../sign-in/sign-in-then.ts'
import { words } from '../words.ts'
import { MyDataView } from './data-view.tsx'
import { underSpace } from './ways.ts'

/** Moments in UTC, and a page of ours by its path. */
const asJson = (value: Value): Json => {
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'object' && value !== null ? value.path : value
}
const dataOf = (item: Item): Json =>
  Object.fromEntries(Object.entries(item).map(([field, value]) => [field, asJson(value)]))

/** All that the site keeps about whoever has signed in, to read and to take away. */
export const dataRoute: PersonalRoute<Reader> = {
  page: 'myData',
  formats: ['json'],
  async answer({ db, language, timeZone, now, reader }) {
    const { signedIn } = reader
    if (!signedIn) return signInThen(language, pathOf('myData', language))
    const whose = { id: signedIn.personId, email: signedIn.email }
    const held = []
    for (const { name, words: wordsOf, read } of holdings())
      held.push({ name, words: wordsOf(language), items: await read(db, whose, language) })
    const written = await countWritten(db, whose)
    const { title, elses } = words(language).myData
    return {
      kind: 'personal',
      title,
      breadcrumb: underSpace(language),
      body: <MyDataView language={language} timeZone={timeZone} held={held} written={written} />,
      data: {
        made: now.toISOString(),
        ...Object.fromEntries(held.map(({ name, items }) => [name, items.map(dataOf)])),
        written,
        notHere: elses,
      },
    }
  },
}
