import type { Child } from 'hono/jsx'
import { Link, Typeset } from '../../design/index.ts'
import type { Reader } from '../../people/index.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { Visit } from '../../platform/http/personal.ts'
import { words } from '../words.ts'
import { countInWords, waitingFor } from './lists.ts'
import { moderatedBy } from './moderated.ts'

/** How much waits for whoever moderates, in one line of the workshop, with the way there; nothing for anybody else. */
export async function moderationWaiting(visit: Visit<Reader>): Promise<Child> {
  const { db, language } = visit
  const moderated = await moderatedBy(visit)
  if (!moderated) return null
  const { reported, setAside, appeals } = await waitingFor(db, moderated)
  const say = words(language).desk
  const line = [
    countInWords('reported', reported, language),
    countInWords('set-aside', setAside, language),
    countInWords('appeals', appeals, language),
  ].join(', ')
  return (
    <p>
      <Link href={pathOf('moderationDesk', language)}>
        <Typeset words={say.title} language={language} />
      </Link>
      <Typeset words={`${language === 'fr' ? ' : ' : ': '}${line}`} language={language} />
    </p>
  )
}
