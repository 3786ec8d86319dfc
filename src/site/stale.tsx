import { formatDay, Notice } from '../design/index.ts'
import { dayIn } from '../platform/clock.ts'
import { encoded } from '../platform/http/encoded.ts'
import { type CachedAnswer, etagOf } from '../platform/http/page-cache.ts'
import type { Language } from '../platform/locales/languages.ts'
import { words } from './words.ts'

/** What every page has once, and before which a word about the page itself stands. */
const matter = '<main id="contenu"'

/**
 * A page of the cache while the database is away, when nobody can tell whether it is still true: it says so, and of when it is.
 * @param madeAt when it was made, in milliseconds
 */
export async function staleAnswer(
  answer: CachedAnswer,
  { madeAt, language, timeZone }: { madeAt: number; language: Language; timeZone: string },
): Promise<CachedAnswer> {
  const headers = { ...answer.headers, 'Cache-Control': 'no-store' }
  if (!answer.contentType.startsWith('text/html')) return { ...answer, headers }
  const made = new Date(madeAt)
  const time = new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  })
  const say = words(language).away
  const notice = (
    <aside class="wrap lead" aria-label={say.label}>
      <Notice language={language} kind="late">
        <p>{say.notice(formatDay(dayIn(timeZone, made), language), time.format(made))}</p>
      </Notice>
    </aside>
  )
  const html = Buffer.from(answer.body.identity)
    .toString()
    .replace(matter, `${String(await notice)}${matter}`)
  return { ...answer, headers, etag: etagOf(html), body: encoded(html) }
}
