import type { FC } from 'hono/jsx'
import { formatDay, SelectField, TextField } from '../../../design/index.ts'
import { wordsOf } from '../../../platform/facts/text.ts'
import { interfaceLanguages, type Language } from '../../../platform/locales/languages.ts'
import type { Circumstances } from '../circumstances.ts'
import { words } from '../words.ts'

type FieldProps = {
  circumstances: Circumstances
  language: Language
  value: string
  error?: string | undefined
}

/** The day on which something was written, sent or said. */
export const DayField: FC<FieldProps> = ({ circumstances: { first, last }, language, value, error }) => {
  const { common } = words(language)
  return (
    <TextField
      language={language}
      name="date"
      type="date"
      label={common.day}
      hint={common.dayHint(formatDay(first, language), formatDay(last, language))}
      value={value}
      error={error}
      autocomplete="off"
      required
    />
  )
}

/** An event of the plan. */
export const EventField: FC<FieldProps> = ({ circumstances: { events }, language, value, error }) => {
  const { common } = words(language)
  return (
    <SelectField
      language={language}
      name="event"
      label={common.event}
      hint={events.length > 0 ? common.eventHint : common.noEvents}
      value={value}
      error={error}
      options={[
        { value: '', label: common.noEvent },
        ...events.map(({ slug, facts }) => ({ value: slug, label: wordsOf(facts.title, language) })),
      ]}
    />
  )
}

/** A priority that the consultation is on; nothing where it is on none. */
export const PriorityField: FC<FieldProps> = ({ circumstances: { priorities }, language, value, error }) => {
  const { common } = words(language)
  return priorities.length === 0 ? null : (
    <SelectField
      language={language}
      name="priority"
      label={common.priority}
      value={value}
      error={error}
      options={[
        { value: '', label: common.noPriority },
        ...priorities.map(({ key, number, facts }) => ({
          value: key,
          label: `${number}. ${wordsOf(facts.label, language)}`,
        })),
      ]}
    />
  )
}

/** The language in which something was written. */
export const LanguageField: FC<FieldProps> = ({ language, value }) => {
  const { common } = words(language)
  return (
    <SelectField
      language={language}
      name="language"
      label={common.language}
      value={value}
      options={interfaceLanguages.map(one => ({ value: one, label: common.languages[one] }))}
    />
  )
}
