import {
  Button,
  ChoiceField,
  ErrorSummary,
  Form,
  SelectField,
  TextArea,
  TextField,
  Wrap,
} from '../../../design/index.ts'
import { type Reader, readAllOrganisations } from '../../../people/index.ts'
import { wordsOf } from '../../../platform/facts/text.ts'
import { pathOf } from '../../../platform/http/addresses.ts'
import type { PersonalAnswer, PersonalPage, PersonalRoute, Visit } from '../../../platform/http/personal.ts'
import { newUlid } from '../../../platform/ids.ts'
import type { Language } from '../../../platform/locales/languages.ts'
import type { Secret } from '../../../platform/secret.ts'
import { contributionPath, longestEntered, numberInWords } from '../../contributions/contribution.ts'
import { FilesField } from '../../contributions/form/form-view.tsx'
import { filesField, type Held, heldIn, takesAttachments } from '../../contributions/form/held.ts'
import { answersIn, namesOf } from '../../contributions/form/typed.ts'
import { Asked } from '../../fields/asked.tsx'
import { words as roomWords } from '../../words.ts'
import type { Circumstances } from '../circumstances.ts'
import type { ColumnKey } from '../columns.ts'
import { enterContributions } from '../enter-contributions.ts'
import { ways } from '../entered.ts'
import { type Problem, problems } from '../problems.ts'
import { entryOf } from '../reading/entry-of.ts'
import { words } from '../words.ts'
import { DayField, EventField, LanguageField, PriorityField } from './fields.tsx'
import { Done, entering, inConsultation } from './for-editors.tsx'
import { enteringPath } from './ways.tsx'

type V = Visit<Reader>
type Typed = Readonly<Record<string, string>>

const names = [
  'title',
  'text',
  'priority',
  'channel',
  'date',
  'event',
  'consent',
  'author',
  'organisation',
  'language',
] as const
/** What whoever types in several keeps from one to the next. */
const kept = ['channel', 'date', 'event', 'language', 'priority'] as const
const mostKept = 100_000

function typedIn(form: URLSearchParams, { consultation }: Circumstances): Typed {
  const all = [...names, ...consultation.facts.fields.flatMap(namesOf)]
  return Object.fromEntries(all.map(name => [name, (form.get(name) ?? '').slice(0, mostKept)]))
}

/** What was typed, by what it is. */
function valuesOf(typed: Typed, { consultation }: Circumstances): Map<ColumnKey, string> {
  const answers = answersIn(
    Object.fromEntries(Object.entries(typed).filter(([, value]) => value !== '')),
    consultation.facts.fields,
  )
  return new Map<ColumnKey, string>([
    ...names.map(name => [name, typed[name] ?? ''] as const),
    ...Object.entries(answers).map(
      ([key, value]) => [`answer:${key}` as const, typeof value === 'string' ? value : value.join(';')] as const,
    ),
  ])
}

/** The field of the form in which something is wrong. */
const fieldOf = (column: ColumnKey | null): string =>
  column === null ? 'title' : column.startsWith('answer:') ? `q-${column.slice('answer:'.length)}` : column

const consentMissing = (): Problem => ({ ...problems.missing('consent'), code: 'consent-missing' })

const wrongIn = (found: readonly Problem[], language: Language) =>
  found.map(({ code, column, sentence }) => ({
    field: fieldOf(column),
    why: code === 'consent-missing' ? words(language).one.consentMissing : sentence[language],
  }))

type Shown = {
  typed: Typed
  held?: readonly Held[]
  found?: readonly Problem[]
  /** What is wrong with files. */
  inFiles?: readonly { field: string; why: string }[]
  status?: PersonalPage['status']
  done?: string | null
  key?: string
}

async function page(
  visit: V,
  circumstances: Circumstances,
  { typed, held = [], found = [], inFiles = [], status = 422, done = null, key = newUlid() }: Shown,
): Promise<PersonalPage> {
  const { db, language } = visit
  const { consultation } = circumstances
  const { fields } = consultation.facts
  const { one: say } = words(language)
  const wrong = [...wrongIn(found, language), ...inFiles]
  const error = (field: string) => wrong.find(one => one.field === field)?.why
  const value = (name: string) => typed[name] ?? ''
  const common = { circumstances, language }
  const organisations = await readAllOrganisations(db)
  return entering(visit, circumstances, {
    page: 'enterContribution',
    lede: say.lede,
    ...(wrong.length > 0 ? { status, isWrong: true } : {}),
    body: (
      <Wrap>
        {done && <Done said={say.saved(done)} consultation={consultation} language={language} />}
        {wrong.length > 0 && (
          <ErrorSummary language={language} title={roomWords(language).form.errors(wrong.length)} errors={wrong} />
        )}
        <Form
          action={pathOf('enterContribution', language)}
          sends={{ consultation: consultation.slug, key }}
          label={say.title}
          isLenient
          withFiles
        >
          <SelectField
            language={language}
            name="channel"
            label={say.fields.channel}
            value={value('channel')}
            error={error('channel')}
            options={ways.map(way => ({ value: way, label: say.channels[way] }))}
          />
          <DayField {...common} value={value('date')} error={error('date')} />
          <EventField {...common} value={value('event')} error={error('event')} />
          <TextField
            language={language}
            name="title"
            label={say.fields.title}
            hint={say.hints.title}
            value={value('title')}
            error={error('title')}
            autocomplete="off"
            required
          />
          <TextArea
            language={language}
            name="text"
            label={say.fields.text}
            hint={say.hints.text}
            value={value('text')}
            error={error('text')}
            rows={10}
            longest={longestEntered}
            required
          />
          <LanguageField {...common} value={value('language') || circumstances.language} />
          <PriorityField {...common} value={value('priority')} error={error('priority')} />
          {fields.map(field => (
            <Asked
              field={{ ...field, required: false }}
              fields={fields}
              typed={typed}
              error={error(`q-${field.key}`)}
              language={language}
            />
          ))}
          <FilesField held={held} problems={wrong} language={language} />
          <TextField
            language={language}
            name="author"
            label={say.fields.author}
            hint={say.hints.author}
            value={value('author')}
            error={error('author')}
            autocomplete="off"
          />
          <ChoiceField
            language={language}
            name="consent"
            label={say.fields.consent}
            value={value('consent')}
            error={error('consent')}
            options={(['oui', 'non'] as const).map(one => ({ value: one, label: say.consents[one] }))}
          />
          <SelectField
            language={language}
            name="organisation"
            label={say.fields.organisation}
            hint={say.hints.organisation}
            value={value('organisation')}
            error={error('organisation')}
            options={[
              { value: '', label: say.noOrganisation },
              ...organisations.map(({ key: own, facts }) => ({ value: own, label: wordsOf(facts.name, language) })),
            ]}
          />
          <div class="form-row">
            <Button language={language} label={say.save} sends={{ name: 'do', value: 'save' }} />
            <Button language={language} label={say.saveNext} sends={{ name: 'do', value: 'next' }} kind="alt" />
          </div>
        </Form>
      </Wrap>
    ),
  })
}

/** Where whoever goes on typing finds what stays the same. */
const nextPath = (language: Language, slug: string, typed: Typed, number: number): string => {
  const query = new URLSearchParams([
    ['done', numberInWords(number)],
    ...kept.flatMap(name => (typed[name] ? [[name, typed[name]] as [string, string]] : [])),
  ])
  return `${enteringPath('enterContribution', language, slug)}&${query}`
}

/** The page on which an editor types in what came on paper, by mail, or was said. */
export const enterContributionRoute = (secret: Secret): PersonalRoute<Reader> => ({
  page: 'enterContribution',
  uploads: { ...takesAttachments, from: ({ reader }) => reader.signedIn !== null },
  query: ['consultation', 'done', ...kept],
  answer: (visit, query) =>
    inConsultation(visit, 'enterContribution', query.get('consultation'), async circumstances => {
      const done = query.get('done')
      return page(visit, circumstances, {
        typed: Object.fromEntries(kept.map(name => [name, query.get(name) ?? ''])),
        done: done !== null && /^C-\d{4,9}$/.test(done) ? done : null,
      })
    }),
  send: (visit, form, uploads) =>
    inConsultation(
      visit,
      'enterContribution',
      form.get('consultation'),
      async (circumstances): Promise<PersonalAnswer> => {
        const { db, language, now, reader } = visit
        const { consultation } = circumstances
        const typed = typedIn(form, circumstances)
        const key = form.get('key') || newUlid()
        const read = entryOf(valuesOf(typed, circumstances), circumstances, { isKnownAgain: false })
        const found = [
          ...('problems' in read ? read.problems : []),
          ...(typed.author?.trim() && !typed.consent ? [consentMissing()] : []),
        ]
        const { held, lost, problems: inFiles, status } = await heldIn(visit, secret, form, uploads)
        const again = { typed, held, key, ...(status ? { status } : {}) }
        if (!('entry' in read) || found.length + inFiles.length > 0)
          return page(visit, circumstances, { ...again, found, inFiles })
        const files = [...held.map(({ value }) => value), ...lost]
        const input = { consultationId: consultation.id, contributions: [{ ...read.entry, files }] }
        const outcome = await enterContributions.perform(db, reader.who, now, input, `entered ${key}`)
        if (!outcome.done) {
          const { code, field, sentence } = outcome.refusal
          return field === filesField
            ? page(visit, circumstances, { ...again, inFiles: [{ field, why: sentence[language] }] })
            : page(visit, circumstances, { ...again, found: [{ code, column: null, sentence }] })
        }
        const [made] = outcome.result.made
        const to = made
          ? form.get('do') === 'next'
            ? nextPath(language, consultation.slug, typed, made.number)
            : contributionPath(language, { number: made.number, title: read.entry.said.title, state: 'published' })
          : pathOf('workshop', language)
        return { kind: 'see-other', to }
      },
    ),
})
