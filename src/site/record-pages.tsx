import type { Child, FC } from 'hono/jsx'
import {
  type Change,
  Diff,
  type Fact,
  Facts,
  Formats,
  Link,
  LinkList,
  PageHead,
  Pagination,
  PermanentLink,
  Section,
  SourceNote,
  Split,
  severalValues,
  Typeset,
} from '../design/index.ts'
import type { Json } from '../platform/canonical.ts'
import { recordedOn } from '../platform/facts/moment.ts'
import type { Source } from '../platform/facts/source.ts'
import { pathOf, permanentPath } from '../platform/http/addresses.ts'
import type { Answer, PageRoute } from '../platform/http/answer.ts'
import { isUlid } from '../platform/ids.ts'
import type { Language } from '../platform/locales/languages.ts'
import type { Reading } from '../platform/reading.ts'
import {
  actorInWords,
  type Difference,
  type Entry,
  entryTitle,
  kindInWords,
  namesByKey,
  namesOf,
  readDetails,
  readEntry,
} from '../record/index.ts'
import { EntryTitle, entryItem } from './entry-item.tsx'
import { fieldName } from './field-names.ts'
import { entryData } from './record-list/lines.ts'
import { referredType, usesIn } from './references.ts'
import { ValueView } from './value-view.tsx'
import { type Saying, valueInWords } from './values.ts'
import { words } from './words.ts'

const detailsOnPage = 50

type Names = Awaited<ReturnType<typeof namesOf>>
const subjectsOf = (entries: readonly Entry[]) =>
  entries.map(entry => ({ type: entry.subject_type, id: entry.subject_id }))
const cursor = (text: string | null): number | undefined =>
  text !== null && /^\d{1,15}$/.test(text) ? Number(text) : undefined

/** One line of the record: what changed, before and after, and its place in the chain. */
export const entryRoute: PageRoute = {
  page: 'entry',
  query: ['after'],
  async answer(reading, { entry: id = '' }, query): Promise<Answer> {
    const { db, language, uses } = reading
    const say = words(language).entry
    const entry = isUlid(id.toUpperCase()) ? await readEntry(db, id.toUpperCase()) : null
    uses('record')
    if (!entry)
      return { kind: 'missing', nearest: [{ label: words(language).record.title, href: pathOf('record', language) }] }
    const details = await readDetails(db, entry.id, cursor(query.get('after')) ?? 0, detailsOnPage)
    const batch = entry.batch_id ? await readEntry(db, entry.batch_id) : null
    const names = await namesOf(db, subjectsOf([entry, ...details.items]))
    const referred = await namesByKey(db, referencesIn(entry))
    const title = entryTitle(entry, names.get(entry.subject_id), language)
    const paths = { fr: pathOf('entry', 'fr', { entry: entry.id }), en: pathOf('entry', 'en', { entry: entry.id }) }
    const next = details.next === null ? null : `${paths[language]}?after=${details.next}`
    return {
      kind: 'page',
      section: 'record',
      title,
      description: say.description,
      breadcrumb: [{ label: words(language).record.title, href: pathOf('record', language) }],
      crumb: entry.seq === null ? entry.id : String(entry.seq),
      paths,
      body: (
        <>
          <PageHead
            language={language}
            title={<EntryTitle entry={entry} name={names.get(entry.subject_id)} language={language} />}
          />
          <Split language={language} aside={<EntryFacts entry={entry} batch={batch} names={names} reading={reading} />}>
            <Changes entry={entry} referred={referred} language={language} />
            {details.items.length > 0 && (
              <Section language={language} id="differences" heading={say.details}>
                <LinkList
                  language={language}
                  items={details.items.map(one => {
                    const { title: label, href } = entryItem(one, names, reading)
                    return { label, href }
                  })}
                />
                <Pagination
                  language={language}
                  count={say.detailsCount(details.items.length)}
                  next={next}
                  nextLabel={say.more}
                />
              </Section>
            )}
          </Split>
        </>
      ),
      data: { ...entryData(entry, reading), details: details.items.map(one => entryData(one, reading)), next },
    }
  },
}

const isDifference = (value: Json): value is Difference & { [key: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && 'before' in value && 'after' in value

type ChangesProps = { entry: Entry; referred: Names; language: Language }

/** What an entry says: for something new, what it is; else each field before and after. */
const Changes: FC<ChangesProps> = ({ entry, referred, language }) => {
  const say = words(language).entry
  const colon = language === 'fr' ? ' :' : ':'
  const saying: Saying = {
    language,
    fieldName: field => fieldName(field, language),
    nameOf: (field, key) => referred.get(`${referredType[field]}:${key}`) ?? key,
  }
  const { reason, source, ...differences } = entry.erasable
  const gone = entry.withheld ? say.withheld : say.erased
  const order = (entry.public.fields ?? []) as string[]
  const said = Object.entries(differences).sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
  const addresses = (entry.public.otherAddresses ?? []) as string[]
  const changes = said.flatMap(([field, value]): Change[] => {
    const name = saying.fieldName(field)
    if (value === null) return [{ field: name, before: null, after: gone }]
    if (!isDifference(value)) return []
    return [
      {
        field: name,
        before: valueInWords(value.before, field, saying),
        after: valueInWords(value.after, field, saying),
      },
    ]
  })
  if (changes.length === 0 && addresses.length === 0 && reason === undefined) return null
  const isNew = entry.public.change === 'added'
  return (
    <Section language={language} id="changements" heading={isNew ? say.said : say.changes}>
      {reason !== undefined && (
        <p class="letter">
          <Typeset words={`${say.reason}${colon} ${reason ?? gone}`} language={language} />
        </p>
      )}
      {source !== undefined && source !== null && (
        <SourceNote language={language} sources={[source as unknown as Source]} />
      )}
      {addresses.length > 0 && (
        <p>
          <Typeset
            words={`${fieldName('otherAddresses', language)}${colon} ${addresses.join(', ')}`}
            language={language}
          />
        </p>
      )}
      {isNew ? (
        <Facts
          language={language}
          facts={said.map(([field, value]) => ({
            label: saying.fieldName(field),
            value: (
              <span class="version">
                {value !== null && isDifference(value) ? (
                  <ValueView value={value.after} field={field} saying={saying} />
                ) : (
                  gone
                )}
              </span>
            ),
          }))}
        />
      ) : (
        changes.length > 0 && <Diff language={language} caption={say.caption} changes={changes} />
      )}
    </Section>
  )
}

/** What the values of an entry refer to by key. */
const referencesIn = (entry: Entry) =>
  Object.entries(entry.erasable).flatMap(([field, value]) =>
    value !== null && isDifference(value)
      ? [...usesIn({ [field]: value.before }, []), ...usesIn({ [field]: value.after }, [])]
      : [],
  )

const moment = (at: Date, timeZone: string, language: Language) =>
  new Intl.DateTimeFormat(language === 'fr' ? 'fr-FR' : 'en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZone,
    timeZoneName: 'short',
  }).format(at)

const EntryFacts: FC<{ entry: Entry; batch: Entry | null; names: Names; reading: Reading }> = ({
  entry,
  batch,
  names,
  reading,
}) => {
  const { language, timeZone } = reading
  const say = words(language).entry
  const files = Array.isArray(entry.erasable.files) ? (entry.erasable.files as { name: string; sha256: string }[]) : []
  const known = names.has(entry.subject_id)
  const subject: Child = known ? (
    <Link href={permanentPath(entry.subject_type, entry.subject_id)}>{kindInWords(entry.subject_type, language)}</Link>
  ) : null
  const facts: Fact[] = [
    ...(subject ? [{ label: say.subject, value: subject }] : []),
    {
      label: say.recorded,
      value: recordedOn(entry.recorded, timeZone).text,
      note: moment(entry.recorded, timeZone, language),
    },
    { label: say.by, value: actorInWords(entry.actor, language) },
    ...(batch
      ? [
          {
            label: say.batch,
            value: (
              <Link href={pathOf('entry', language, { entry: batch.id })}>
                {entryTitle(batch, undefined, language)}
              </Link>
            ),
          },
        ]
      : []),
    { label: say.number, value: entry.seq === null ? say.waiting : String(entry.seq) },
    ...(entry.chain ? [{ label: say.chain, value: <code class="hash">{entry.chain.toString('hex')}</code> }] : []),
    ...severalValues(
      say.files,
      files.map(({ name, sha256 }) => (
        <>
          {name} <small class="hash">{say.sha256(sha256)}</small>
        </>
      )),
    ),
    {
      label: say.permanent,
      value: <PermanentLink origin={reading.origin} type="entry" id={entry.id} />,
    },
  ]
  return (
    <>
      <Facts language={language} facts={facts} />
      <Formats
        language={language}
        links={[{ format: 'json', href: pathOf('entry', language, { entry: entry.id }, 'json') }]}
      />
    </>
  )
}
