import { formatDay, notInText, onLinesOfTheirOwn } from '../design/index.ts'
import type { Day } from '../platform/facts/period.ts'
import type { PageAnswer } from '../platform/http/answer.ts'
import { markdownOfPage } from '../platform/markdown/of-page.ts'
import { words } from './print/words.ts'
import type { Shell } from './shell.tsx'

/** What a page says, as Markdown; at its end, of which day it is and where it can be read. */
export async function pageMarkdown(
  answer: PageAnswer,
  today: Day,
  { language, origin }: Pick<Shell, 'language' | 'origin'>,
): Promise<string> {
  const address = origin + answer.paths[language] + (answer.search ?? '')
  const html = String(await (<main>{answer.body}</main>))
  const said = await markdownOfPage(html, { base: address, without: notInText, below: onLinesOfTheirOwn })
  return `${said}\n---\n\n${words(language).current(formatDay(today, language))} · <${address}>\n`
}
