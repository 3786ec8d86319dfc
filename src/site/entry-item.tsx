import type { FC } from 'hono/jsx'
import { TextView, Typeset } from '../design/index.ts'
import { recordedOn } from '../platform/facts/moment.ts'
import type { Text } from '../platform/facts/text.ts'
import { pathOf } from '../platform/http/addresses.ts'
import type { Language } from '../platform/locales/languages.ts'
import type { Reading } from '../platform/reading.ts'
import { type Entry, entryLine } from '../record/index.ts'

type EntryTitleProps = { entry: Entry; name: Text | string | undefined; language: Language }

/** A line of the record, with the name of its subject in its own language. */
export const EntryTitle: FC<EntryTitleProps> = ({ entry, name, language }) => {
  const { line, quotes } = entryLine(entry, language)
  return (
    <>
      <Typeset words={line} language={language} />
      {quotes && name && (
        <>
          {quotes[0]}
          {typeof name === 'string' ? (
            <Typeset words={name} language={language} />
          ) : (
            <TextView text={name} language={language} mark={false} />
          )}
          {quotes[1]}
        </>
      )}
    </>
  )
}

/** A line of the record in a list. */
export const entryItem = (
  entry: Entry,
  names: ReadonlyMap<string, Text | string>,
  { language, timeZone }: Reading,
) => ({
  when: recordedOn(entry.recorded, timeZone),
  title: <EntryTitle entry={entry} name={names.get(entry.subject_id)} language={language} />,
  href: pathOf('entry', language, { entry: entry.id }),
})
