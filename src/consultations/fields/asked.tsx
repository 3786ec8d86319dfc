import type { FC } from 'hono/jsx'
import { ChoiceField, SelectField, TextArea, TextField, TickField } from '../../design/index.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { words } from '../words.ts'
import { type AskedField, longestAnswer, longestLine, yesNo } from './field.ts'

/** What an answer of few is called. */
export function answerInWords(field: AskedField, value: string, language: Language): string {
  const say = words(language).form
  if (field.kind === 'yes-no') return value === 'oui' ? say.yes : say.no
  const option = field.options?.find(one => one.value === value)
  return option ? wordsOf(option.label, language) : value
}

type Props = {
  field: AskedField
  /** All that the consultation asks: what a field depends on is one of them. */
  fields: readonly AskedField[]
  typed: Readonly<Record<string, string>>
  error?: string | undefined
  language: Language
}

/** From so many on, what can be chosen is a list to open. */
const manyOptions = 7

/**
 * A field that a consultation asks. One that is asked only of those who answered so before says it: it stands there for everybody, so that it
 * works without a script, and counts only then.
 */
export const Asked: FC<Props> = ({ field, fields, typed, error, language }) => {
  const say = words(language)
  const { key, kind, required, onlyIf } = field
  const name = `q-${key}`
  const label = `${wordsOf(field.label, language)} (${required ? say.consultation.obligatory : say.consultation.optional})`
  const on = onlyIf && fields.find(one => one.key === onlyIf.field)
  const condition = on && say.form.onlyIf(wordsOf(on.label, language), answerInWords(on, onlyIf.is, language))
  const hint = [condition, field.hint && wordsOf(field.hint, language)].filter(Boolean).join(' ') || undefined
  const value = typed[name] ?? ''
  const options = (
    kind === 'yes-no' ? yesNo.map(one => one as string) : (field.options ?? []).map(one => one.value)
  ).map(one => ({ value: one, label: answerInWords(field, one, language) }))
  const common = { language, name, label, error, ...(hint ? { hint } : {}) }
  switch (kind) {
    case 'text':
      return <TextArea {...common} value={value} rows={4} longest={longestAnswer} />
    case 'choices':
      return (
        <TickField
          language={language}
          legend={label}
          hint={hint}
          error={error}
          id={name}
          ticks={options.map(one => ({
            name: `${name}.${one.value}`,
            label: one.label,
            checked: typed[`${name}.${one.value}`] !== undefined,
          }))}
        />
      )
    case 'choice':
    case 'yes-no':
      return options.length < manyOptions && required && !onlyIf ? (
        <ChoiceField {...common} value={value} options={options} />
      ) : (
        <SelectField {...common} value={value} options={[{ value: '', label: say.form.choose }, ...options]} />
      )
    case 'number':
      return <TextField {...common} value={value} autocomplete="off" inputmode="numeric" maxlength={20} />
    case 'date':
      return <TextField {...common} value={value} type="date" autocomplete="off" />
    default:
      return <TextField {...common} value={value} autocomplete="off" maxlength={longestLine} />
  }
}
