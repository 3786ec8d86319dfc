import type { Child } from 'hono/jsx'
import { Link, Typeset } from '../../../design/index.ts'
import { pathOf } from '../../../platform/http/addresses.ts'
import type { V } from '../../page-parts.tsx'
import { mostCounted } from '../../points/others.ts'
import { words } from '../words.ts'
import { countLists } from './lists.ts'
import { doorsOf, whoseOf } from './whose.ts'

/** How much waits for whoever answers, in one line of the workshop, with the way there; nothing for anybody else. */
export async function answersWaiting(visit: V): Promise<Child> {
  const { db, language } = visit
  const whose = await whoseOf(visit)
  if (!whose) return null
  const sums = { owed: 0, second: 0, underway: 0 }
  for (const door of doorsOf(whose)) {
    const counts = await countLists(db, door)
    for (const list of ['owed', 'second', 'underway'] as const) sums[list] += counts[list] ?? 0
  }
  const say = words(language).desk
  const said = (list: keyof typeof sums) =>
    sums[list] > mostCounted ? say.more(say.counts[list](mostCounted)) : say.counts[list](sums[list])
  return (
    <p>
      <Link href={pathOf('answersDesk', language)}>
        <Typeset words={say.title} language={language} />
      </Link>
      <Typeset
        words={`${language === 'fr' ? ' : ' : ': '}${say.waiting(said('owed'), said('second'), said('underway'))}`}
        language={language}
      />
    </p>
  )
}
