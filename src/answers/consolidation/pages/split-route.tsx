import type { ConsultationRow } from '../../../consultations/index.ts'
import { Band, Button, Form, TextArea, Typeset } from '../../../design/index.ts'
import type { Reader } from '../../../people/index.ts'
import type { PersonalAnswer, PersonalPage, PersonalRoute } from '../../../platform/http/personal.ts'
import { pointInWords, seenIn } from '../../points/point.ts'
import { longestPart, mostParts, splitContribution } from '../split.ts'
import { benchPath } from './asked.ts'
import type { V } from './door.tsx'
import { itemPage, type Wrong } from './item-page.tsx'
import { type Opened, onContribution, pathHere } from './opened.ts'
import { words } from './words.ts'

/** As many empty fields as follow what is proposed. */
const spare = 1
const fewestFields = 2

/** The paragraphs of a text; its lines where it is but one; its sentences where it is but one line. */
export function paragraphsOf(text: string): string[] {
  const pieces = (between: RegExp) =>
    text
      .split(between)
      .map(one => one.trim())
      .filter(Boolean)
  const found = [/\n\s*\n/, /\n/, /(?<=[.!?…])\s+/].map(pieces).find(some => some.length > 1) ?? [text.trim()]
  // What is more than there may be points stays together in the last one.
  return found.length <= mostParts ? found : [...found.slice(0, mostParts - 1), found.slice(mostParts - 1).join('\n')]
}

const proposed = (text: string): string[] => {
  const parts = paragraphsOf(text)
  return [...parts, ...Array.from({ length: Math.max(spare, fewestFields - parts.length) }, () => '')].slice(
    0,
    mostParts,
  )
}

type More = Wrong & { parts: readonly string[] }

const nameOf = (place: number) => `part-${place}`

async function show(visit: V, opened: Opened, consultation: ConsultationRow, more: More): Promise<PersonalPage> {
  const { db, language } = visit
  const { row } = opened
  const say = words(language).split
  const title = say.title(pointInWords(row))
  const isSplit = row.state === 'split'
  const already = isSplit
    ? await db
        .selectFrom('points')
        .selectAll()
        .where('contribution_id', '=', row.contribution_id)
        .where('number', '>', 1)
        .orderBy('number')
        .execute()
    : []
  return itemPage(
    visit,
    { opened, consultation, title, say, wrong: more },
    isSplit ? (
      <Band language={language} id="points" heading={say.split}>
        <ul class="list">
          {already.map(point => (
            <li>
              <p>
                <b>{pointInWords(point)}</b>
              </p>
              <p class="version written" dir="auto">
                {point.part}
              </p>
            </li>
          ))}
        </ul>
      </Band>
    ) : (
      <Band
        language={language}
        id="points"
        heading={say.parts}
        intro={<Typeset words={say.partsHint} language={language} />}
      >
        <Form action={pathHere(visit, 'splitContribution')} sends={{ seen: String(row.version) }} isLenient>
          {more.parts.map((part, place) => (
            <TextArea
              language={language}
              name={nameOf(place + 1)}
              label={say.part(place + 1)}
              value={part}
              rows={4}
              longest={longestPart}
              {...(more.problem?.field === nameOf(place + 1) ? { error: more.problem.why } : {})}
            />
          ))}
          <div class="form-row">
            <Button language={language} label={say.submit} sends={{ name: 'do', value: 'split' }} />
            {more.parts.length < mostParts && (
              <Button language={language} label={say.more} sends={{ name: 'do', value: 'more' }} kind="alt" />
            )}
          </div>
        </Form>
      </Band>
    ),
  )
}

/** Which field is wrong: the refusal counts the points that aren't empty. */
function fieldOf(place: number, parts: readonly string[]): string {
  let said = 0
  const at = parts.findIndex(part => part.trim() !== '' && ++said === place)
  return nameOf(Math.max(at, 0) + 1)
}

/** Separating what says several things: its words are there, and fields for the points that it makes, its paragraphs in them. */
export const splitRoute: PersonalRoute<Reader> = {
  page: 'splitContribution',
  // As many points as there may be, each as long as it may be, as forms write them.
  longest: 3 * mostParts * longestPart,
  answer: visit =>
    onContribution(visit, 'splitContribution', async (opened, consultation) =>
      show(visit, opened, consultation, { parts: proposed(opened.text) }),
    ),
  send: (visit, form) =>
    onContribution(visit, 'splitContribution', async (opened, consultation): Promise<PersonalAnswer> => {
      const { db, language, reader, now } = visit
      const say = words(language).split
      const typed = Array.from({ length: mostParts }, (_, place) => form.get(nameOf(place + 1)))
      const parts = typed.flatMap(part => part ?? [])
      const said = parts.filter(part => part.trim() !== '')
      const again = (more: Omit<More, 'parts'>) =>
        show(visit, opened, consultation, { parts: parts.length < fewestFields ? [...parts, '', ''] : parts, ...more })
      if (form.get('do') === 'more')
        return show(visit, opened, consultation, { parts: [...parts, ''].slice(0, mostParts) })
      const long = parts.findIndex(part => part.length > longestPart)
      if (long >= 0) return again({ problem: { field: nameOf(long + 1), why: say.tooLong(longestPart) }, status: 422 })
      if (said.length < 2)
        return again({ problem: { field: nameOf(Math.max(1, parts.length)), why: say.tooFew }, status: 422 })
      const outcome = await splitContribution.perform(db, reader.who, now, {
        consultationId: consultation.id,
        point: { id: opened.row.contribution_id, number: 1, version: seenIn(form) },
        parts: said,
      })
      if (outcome.done)
        return {
          kind: 'see-other',
          to: `${benchPath(language, consultation)}?done=${outcome.result.consolidation}#fait`,
        }
      const { sentence, code } = outcome.refusal
      const place = Number(/\d+/.exec(code === 'part-not-its-words' ? sentence.en : '')?.[0] ?? 1)
      return again({ problem: { field: fieldOf(place, parts), why: sentence[language] }, status: 409 })
    }),
}
