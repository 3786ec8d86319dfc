import type { FC } from 'hono/jsx'
import { Band, Button, ErrorSummary, Facts, Form, Notice, TextArea, Typeset, Wrap } from '../../../design/index.ts'
import type { Reader } from '../../../people/index.ts'
import { wordsOf } from '../../../platform/facts/text.ts'
import { pathOf } from '../../../platform/http/addresses.ts'
import type { PersonalAnswer, PersonalPage, PersonalRoute, Visit } from '../../../platform/http/personal.ts'
import type { Language } from '../../../platform/locales/languages.ts'
import type { AskedField } from '../../fields/field.ts'
import { words as roomWords } from '../../words.ts'
import type { Circumstances } from '../circumstances.ts'
import { columnNames, requiredColumns } from '../columns.ts'
import { errorsFile } from '../errors-file.ts'
import { type Imported, importFile, lookAhead, type Outlook } from '../import-file.ts'
import { howRead, whatComes, whatIsWrong } from '../outlook-words.ts'
import type { Source } from '../reading/table.ts'
import { Unreadable } from '../reading/unreadable.ts'
import { words } from '../words.ts'
import { Done, entering, inConsultation } from './for-editors.tsx'
import { enteringPath } from './ways.tsx'

type V = Visit<Reader>
/** What was pasted: a table, and rows of it that were mended. */
type Typed = { content: string; mended: string }

/** As many signs as a form brings. */
const longestPasted = 60_000
const mostShown = 50

const sourceOf = ({ content, mended }: Typed): Source => ({
  bytes: Buffer.from(content),
  ...(mended.trim() === '' ? {} : { mended: Buffer.from(mended) }),
})

/** The columns that a table may have, each with what it holds. */
const Columns: FC<{ fields: readonly AskedField[]; language: Language }> = ({ fields, language }) => {
  const say = words(language).file
  return (
    <details>
      <summary>
        <Typeset words={say.columns} language={language} />
      </summary>
      <p>
        <Typeset words={say.columnsIntro} language={language} />
      </p>
      <Facts
        language={language}
        facts={[
          ...(Object.keys(say.about) as (keyof typeof say.about)[]).map(key => ({
            label: columnNames[key][language],
            value: requiredColumns.some(one => one === key) ? `${say.about[key]} (${say.obligatory})` : say.about[key],
          })),
          ...fields.map(({ key, label }) => ({ label: key, value: wordsOf(label, language) })),
        ]}
      />
    </details>
  )
}

type Shown = {
  typed: Typed
  outlook?: Outlook | undefined
  /** Why the table as a whole can't be read, or nothing was done. */
  why?: string | undefined
  done?: string | null
}

const page = (visit: V, circumstances: Circumstances, { typed, outlook, why, done = null }: Shown): PersonalPage => {
  const { language } = visit
  const { consultation } = circumstances
  const { fields } = consultation.facts
  const { file: say } = words(language)
  const isWrong = why !== undefined || (outlook?.refused ?? 0) > 0
  const refused = outlook && outlook.refused > 0 ? outlook : null
  const isReady = outlook !== undefined && !refused && outlook.fresh > 0
  return entering(visit, circumstances, {
    page: 'importContributions',
    lede: say.lede,
    ...(isWrong ? { status: 422 as const, isWrong } : {}),
    body: (
      <>
        {(done !== null || why !== undefined) && (
          <Wrap>
            {done !== null && <Done said={done} consultation={consultation} language={language} />}
            {why !== undefined && (
              <ErrorSummary
                language={language}
                title={roomWords(language).form.errors(1)}
                errors={[{ field: 'content', why }]}
              />
            )}
          </Wrap>
        )}
        {outlook && <OutlookView outlook={outlook} fields={fields} language={language} />}
        <Wrap>
          <Form
            action={pathOf('importContributions', language)}
            sends={{ consultation: consultation.slug }}
            label={say.title}
            isLenient
          >
            {(refused || typed.mended.trim() !== '') && (
              <TextArea
                language={language}
                name="mended"
                label={say.mended}
                hint={say.mendedHint}
                value={refused ? errorsFile(refused, fields, language) : typed.mended}
                rows={8}
                longest={longestPasted}
              />
            )}
            <TextArea
              language={language}
              name="content"
              label={say.content}
              hint={say.contentHint}
              value={typed.content}
              error={why}
              rows={12}
              longest={longestPasted}
              required
            />
            <div class="form-row">
              {isReady && <Button language={language} label={say.import} sends={{ name: 'do', value: 'import' }} />}
              <Button
                language={language}
                label={say.look}
                sends={{ name: 'do', value: 'look' }}
                kind={isReady ? 'alt' : 'main'}
              />
            </div>
          </Form>
          <Columns fields={fields} language={language} />
        </Wrap>
      </>
    ),
  })
}

type OutlookProps = { outlook: Outlook; fields: readonly AskedField[]; language: Language }

const OutlookView: FC<OutlookProps> = ({ outlook, fields, language }) => {
  const { file: say } = words(language)
  const wrong = whatIsWrong(outlook, fields, language, mostShown)
  const Sentences: FC<{ lines: readonly string[] }> = ({ lines }) => (
    <ul>
      {lines.map(line => (
        <li>
          <Typeset words={line} language={language} />
        </li>
      ))}
    </ul>
  )
  return (
    <>
      <Band language={language} id="apercu" heading={say.outlook}>
        <div role="status">
          <Sentences lines={[...howRead(outlook, language), ...whatComes(outlook, false, language)]} />
        </div>
      </Band>
      {wrong.length > 0 && (
        <Band language={language} id="a-corriger" heading={say.wrong}>
          <Notice language={language} kind="late" alert>
            <Sentences lines={wrong} />
          </Notice>
        </Band>
      )}
    </>
  )
}

/** The page on which an editor imports a table: tried first, mended, and then all of it or nothing. */
export const importContributionsRoute: PersonalRoute<Reader> = {
  page: 'importContributions',
  query: ['consultation', 'done', 'there'],
  answer: (visit, query) =>
    inConsultation(visit, 'importContributions', query.get('consultation'), async circumstances => {
      const count = (name: string) => (/^\d{1,6}$/.test(query.get(name) ?? '') ? Number(query.get(name)) : 0)
      const done = query.has('done') ? words(visit.language).file.done(count('done'), count('there')) : null
      return page(visit, circumstances, { typed: { content: '', mended: '' }, done })
    }),
  send: (visit, form) =>
    inConsultation(
      visit,
      'importContributions',
      form.get('consultation'),
      async (circumstances): Promise<PersonalAnswer> => {
        const { language } = visit
        const typed = { content: form.get('content') ?? '', mended: form.get('mended') ?? '' }
        if (typed.content.trim() === '') return page(visit, circumstances, { typed, why: words(language).file.missing })
        return carriedOut(visit, circumstances, typed, form.get('do') === 'import')
      },
    ),
}

/** Tries a table, or imports it. */
async function carriedOut(
  visit: V,
  circumstances: Circumstances,
  typed: Typed,
  isMeant: boolean,
): Promise<PersonalAnswer> {
  const { db, language, now, reader } = visit
  const { consultation } = circumstances
  const source = sourceOf(typed)
  try {
    if (!isMeant) return page(visit, circumstances, { typed, outlook: await lookAhead(db, consultation, now, source) })
    const imported: Imported = await importFile(db, { who: reader.who, now, consultation }, source)
    const { done, outlook } = imported
    if (!done) return page(visit, circumstances, { typed, outlook, why: imported.refusal?.sentence[language] })
    const counts = `&done=${outlook.fresh}&there=${outlook.there}`
    return { kind: 'see-other', to: `${enteringPath('importContributions', language, consultation.slug)}${counts}` }
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return page(visit, circumstances, { typed, why: error.sentence[language] })
  }
}
