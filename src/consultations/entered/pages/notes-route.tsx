import type { FC } from 'hono/jsx'
import { Band, Button, ErrorSummary, Form, TextArea, TickField, UserText, Wrap } from '../../../design/index.ts'
import type { Reader } from '../../../people/index.ts'
import { pathOf } from '../../../platform/http/addresses.ts'
import type { PersonalAnswer, PersonalPage, PersonalRoute, Visit } from '../../../platform/http/personal.ts'
import { newUlid } from '../../../platform/ids.ts'
import type { Language } from '../../../platform/locales/languages.ts'
import { words as roomWords } from '../../words.ts'
import type { Circumstances } from '../circumstances.ts'
import { enterContributions } from '../enter-contributions.ts'
import type { Entered } from '../entered.ts'
import { problemInWords } from '../errors-file.ts'
import { notesIn } from '../notes.ts'
import type { Problem } from '../problems.ts'
import { entryOf } from '../reading/entry-of.ts'
import { words } from '../words.ts'
import { DayField, EventField, LanguageField, PriorityField } from './fields.tsx'
import { Done, entering, inConsultation } from './for-editors.tsx'
import { enteringPath } from './ways.tsx'

type V = Visit<Reader>

const names = ['event', 'date', 'priority', 'language', 'consent', 'notes'] as const
type Typed = Readonly<Record<(typeof names)[number], string>>
type Wrong = { field: (typeof names)[number]; why: string }

/** As many as a sheet of a workshop holds, and more. */
const mostNotes = 300
/** As many signs as a form brings. */
const longestSheet = 60_000

const typedIn = (form: URLSearchParams): Typed =>
  Object.fromEntries(names.map(name => [name, form.get(name) ?? ''])) as Typed

/** The notes of a sheet as what can be entered, or everything that is wrong with it. */
function entriesIn(
  typed: Typed,
  circumstances: Circumstances,
  language: Language,
): { entries: Entered[] } | { wrong: Wrong[] } {
  const say = words(language).notes.wrong
  const { fields } = circumstances.consultation.facts
  const notes = notesIn(typed.notes)
  const wrong: Wrong[] = []
  if (typed.event === '') wrong.push({ field: 'event', why: say.event })
  if (notes.length === 0) wrong.push({ field: 'notes', why: say.notes })
  if (notes.length > mostNotes) wrong.push({ field: 'notes', why: say.tooMany(notes.length, mostNotes) })
  if (typed.consent === '') wrong.push({ field: 'consent', why: say.consent })
  if (wrong.length > 0) return { wrong }
  const told = (place: number, problem: Problem) => {
    // What is wrong with the event or the day is wrong with each note, and said once.
    const field = names.find(name => name === problem.column)
    if (field && wrong.some(one => one.field === field)) return
    wrong.push(
      field
        ? { field, why: problem.sentence[language] }
        : { field: 'notes', why: say.note(place + 1, problemInWords(problem, fields, language)) },
    )
  }
  const entries = notes.flatMap(({ title, text }, place) => {
    const values = new Map([
      ['title', title] as const,
      ['text', text] as const,
      ['channel', 'room'] as const,
      ['event', typed.event] as const,
      ['date', typed.date] as const,
      ['priority', typed.priority] as const,
      ['language', typed.language] as const,
    ])
    const read = entryOf(values, circumstances, { isKnownAgain: false })
    if ('entry' in read) return read.entry
    // A note is its title and its text: what is wrong with one of them is said once.
    const [problem] = read.problems
    if (problem) told(place, problem)
    return []
  })
  return wrong.length > 0 ? { wrong } : { entries }
}

type Shown = { typed: Typed; wrong?: readonly Wrong[]; done?: number | null; key: string }

const sheet = (
  visit: V,
  circumstances: Circumstances,
  { typed, wrong = [], done = null, key }: Shown,
): PersonalPage => {
  const { language } = visit
  const { consultation } = circumstances
  const { notes: say } = words(language)
  const error = (field: Wrong['field']) => wrong.find(one => one.field === field)?.why
  const common = { circumstances, language }
  return entering(visit, circumstances, {
    page: 'enterNotes',
    lede: say.lede,
    ...(wrong.length > 0 ? { status: 422 as const, isWrong: true } : {}),
    body: (
      <Wrap>
        {done !== null && <Done said={say.done(done)} consultation={consultation} language={language} />}
        {wrong.length > 0 && (
          <ErrorSummary language={language} title={roomWords(language).form.errors(wrong.length)} errors={wrong} />
        )}
        <Form
          action={pathOf('enterNotes', language)}
          sends={{ consultation: consultation.slug, key }}
          label={say.title}
          isLenient
        >
          <EventField {...common} value={typed.event} error={error('event')} />
          <DayField {...common} value={typed.date} error={error('date')} />
          <PriorityField {...common} value={typed.priority} error={error('priority')} />
          <LanguageField {...common} value={typed.language || circumstances.language} />
          <TextArea
            language={language}
            name="notes"
            label={say.notes}
            hint={say.notesHint}
            value={typed.notes}
            error={error('notes')}
            rows={16}
            longest={longestSheet}
            required
          />
          <TickField
            language={language}
            legend={say.consent}
            id="consent"
            error={error('consent')}
            ticks={[{ name: 'consent', label: say.consentTick, checked: typed.consent !== '' }]}
          />
          <Button language={language} label={say.look} sends={{ name: 'do', value: 'look' }} />
        </Form>
      </Wrap>
    ),
  })
}

const Preview: FC<{ entries: readonly Entered[]; language: Language }> = ({ entries, language }) => (
  <ol class="list">
    {entries.map(({ said }) => (
      <li>
        <div class="stack near">
          <h3 dir="auto" lang={said.language === language ? undefined : said.language}>
            {said.title}
          </h3>
          <UserText text={said.text} language={said.language} page={language} />
        </div>
      </li>
    ))}
  </ol>
)

const preview = (
  visit: V,
  circumstances: Circumstances,
  { typed, key, entries }: { typed: Typed; key: string; entries: readonly Entered[] },
): PersonalPage => {
  const { language } = visit
  const { notes: say } = words(language)
  return entering(visit, circumstances, {
    page: 'enterNotes',
    lede: say.previewLede,
    body: (
      <Band language={language} id="notes" heading={say.preview(entries.length)}>
        <Preview entries={entries} language={language} />
        <Form
          action={pathOf('enterNotes', language)}
          sends={{ consultation: circumstances.consultation.slug, key, ...typed }}
        >
          <div class="form-row">
            <Button language={language} label={say.publish(entries.length)} sends={{ name: 'do', value: 'publish' }} />
            <Button language={language} label={say.back} sends={{ name: 'do', value: 'back' }} kind="alt" />
          </div>
        </Form>
      </Band>
    ),
  })
}

/** The page on which an editor enters all the notes of a workshop at once: typed, read over, published. */
export const enterNotesRoute: PersonalRoute<Reader> = {
  page: 'enterNotes',
  query: ['consultation', 'done', 'event', 'date'],
  answer: (visit, query) =>
    inConsultation(visit, 'enterNotes', query.get('consultation'), async circumstances => {
      const done = query.get('done')
      const typed = {
        ...typedIn(new URLSearchParams()),
        event: query.get('event') ?? '',
        date: query.get('date') ?? '',
      }
      return sheet(visit, circumstances, {
        typed,
        done: done !== null && /^\d{1,4}$/.test(done) ? Number(done) : null,
        key: newUlid(),
      })
    }),
  send: (visit, form) =>
    inConsultation(visit, 'enterNotes', form.get('consultation'), async (circumstances): Promise<PersonalAnswer> => {
      const { db, language, now, reader } = visit
      const { consultation } = circumstances
      const typed = typedIn(form)
      const key = form.get('key') || newUlid()
      if (form.get('do') === 'back') return sheet(visit, circumstances, { typed, key })
      const read = entriesIn(typed, circumstances, language)
      if ('wrong' in read) return sheet(visit, circumstances, { typed, key, wrong: read.wrong })
      const { entries } = read
      if (form.get('do') !== 'publish') return preview(visit, circumstances, { typed, key, entries })
      const input = { consultationId: consultation.id, contributions: entries }
      const outcome = await enterContributions.perform(db, reader.who, now, input, `notes ${key}`)
      if (!outcome.done)
        return sheet(visit, circumstances, {
          typed,
          key,
          wrong: [{ field: 'notes', why: outcome.refusal.sentence[language] }],
        })
      const made = outcome.result.made.length
      return { kind: 'see-other', to: `${enteringPath('enterNotes', language, consultation.slug)}&done=${made}` }
    }),
}
