import type { FC, PropsWithChildren } from 'hono/jsx'
import type { Language } from '../platform/locales/languages.ts'
import { Typeset } from './typography.tsx'

type FormProps = PropsWithChildren<{
  action: string
  /** What it sends beside what is typed. */
  sends?: Readonly<Record<string, string>>
  /** Heard before its fields, where no heading says what it is for. */
  label?: string
  /** Sent even where something is missing: then it is said on the page, all of it at once, in words that help. */
  isLenient?: boolean
  /** That it has a field for files, and brings them. */
  withFiles?: boolean
  /** Its fields stand in bands across the page, beside what they are about. */
  inBands?: boolean
}>

/** A form that changes something: sent as it is, without a script. */
export const Form: FC<FormProps> = ({ action, sends = {}, label, isLenient, withFiles, inBands, children }) => (
  <form
    class={inBands ? 'form bands' : 'form stack'}
    method="post"
    action={action}
    enctype={withFiles ? 'multipart/form-data' : undefined}
    aria-label={label}
    novalidate={isLenient}
  >
    {Object.entries(sends).map(([name, value]) => (
      <input type="hidden" name={name} value={value} />
    ))}
    {children}
  </form>
)

type TextFieldProps = {
  language: Language
  name: string
  label: string
  hint?: string
  /** Why what was typed can't be taken. */
  error?: string | undefined
  value?: string
  type?: 'text' | 'email' | 'date' | 'datetime-local' | 'number'
  required?: boolean
  maxlength?: number
  autocomplete: string
  inputmode?: 'numeric' | 'email'
  /** As wide as so few signs. */
  short?: boolean
}

/** A line to type: its label, what helps to fill it in, what is wrong with it, in this order. */
export const TextField: FC<TextFieldProps> = ({ language, name, label, hint, error, value = '', short, ...input }) => {
  const described = [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter(Boolean).join(' ')
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <FieldHead language={language} name={name} label={label} hint={hint} error={error} />
      <input
        id={name}
        name={name}
        value={value}
        class={short ? 'short' : undefined}
        spellcheck={false}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={described || undefined}
        {...input}
      />
    </div>
  )
}

type TextAreaProps = Pick<TextFieldProps, 'language' | 'name' | 'label' | 'hint' | 'error' | 'value' | 'required'> & {
  rows: number
  /** As many signs as it takes: what is longer is said, and kept. */
  longest: number
  /** What it is to be written in, where that isn’t the page’s language. */
  lang?: Language | undefined
}

/** Several lines to type. Nothing stops whoever types too much: they are told, with what they typed. */
export const TextArea: FC<TextAreaProps> = ({
  language,
  name,
  label,
  hint,
  error,
  value = '',
  rows,
  lang,
  required,
}) => {
  const described = [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter(Boolean).join(' ')
  return (
    <div class={error ? 'field wrong' : 'field'}>
      <FieldHead language={language} name={name} label={label} hint={hint} error={error} />
      <textarea
        id={name}
        name={name}
        rows={rows}
        dir="auto"
        lang={lang}
        required={required}
        aria-invalid={error ? 'true' : undefined}
        aria-describedby={described || undefined}
      >
        {/* The line end after the opening tag is not part of the text: without it, a first one of the text would be lost. */}
        {`\n${value}`}
      </textarea>
    </div>
  )
}

type FieldHeadProps = Pick<TextFieldProps, 'language' | 'name' | 'label' | 'error'> & { hint?: string | undefined }

const FieldHead: FC<FieldHeadProps> = ({ language, name, label, hint, error }) => (
  <>
    <label for={name}>
      <Typeset words={label} language={language} />
    </label>
    {hint && (
      <p class="hint" id={`${name}-hint`}>
        <Typeset words={hint} language={language} />
      </p>
    )}
    {error && (
      <p class="wrong-why" id={`${name}-error`}>
        <Typeset words={error} language={language} />
      </p>
    )}
  </>
)

type TicksProps = {
  language: Language
  legend: string
  hint?: string | undefined
  error?: string | undefined
  /** The id by which what is wrong leads to it. */
  id: string
  ticks: readonly { name: string; label: string; value?: string; checked: boolean }[]
}

/** Any of a few things. */
export const TickField: FC<TicksProps> = ({ language, legend, hint, error, id, ticks }) => (
  <fieldset
    class={error ? 'field choice wrong' : 'field choice'}
    id={id}
    aria-describedby={error ? `${id}-error` : undefined}
  >
    <legend>
      <Typeset words={legend} language={language} />
    </legend>
    {hint && (
      <p class="hint">
        <Typeset words={hint} language={language} />
      </p>
    )}
    {error && (
      <p class="wrong-why" id={`${id}-error`}>
        <Typeset words={error} language={language} />
      </p>
    )}
    {ticks.map(({ name, label, value = 'yes', checked }) => (
      <label>
        <input type="checkbox" name={name} value={value} checked={checked} />
        <span>
          <Typeset words={label} language={language} />
        </span>
      </label>
    ))}
  </fieldset>
)

/** What is wrong with a form, first in it: each line leads to its field. It has the focus: there the page begins for whoever listens to it. */
export const ErrorSummary: FC<{
  language: Language
  title: string
  errors: readonly { field: string; why: string }[]
}> = ({ language, title, errors }) => (
  <div class="note late stack near" role="alert" id="erreurs" tabindex={-1} autofocus>
    <h2 class="t1">
      <Typeset words={title} language={language} />
    </h2>
    <ul>
      {errors.map(({ field, why }) => (
        <li>
          <a href={`#${field}`}>
            <Typeset words={why} language={language} />
          </a>
        </li>
      ))}
    </ul>
  </div>
)

type SelectFieldProps = {
  language: Language
  name: string
  label: string
  value: string
  hint?: string
  error?: string | undefined
  options: readonly { value: string; label: string }[]
}

/** One of a few things to choose. */
export const SelectField: FC<SelectFieldProps> = ({ language, name, label, value, options, hint, error }) => (
  <div class={error ? 'field wrong' : 'field'}>
    <FieldHead language={language} name={name} label={label} hint={hint} error={error} />
    <select
      id={name}
      name={name}
      aria-invalid={error ? 'true' : undefined}
      aria-describedby={
        [hint ? `${name}-hint` : '', error ? `${name}-error` : ''].filter(Boolean).join(' ') || undefined
      }
    >
      {options.map(option => (
        <option value={option.value} selected={option.value === value}>
          {option.label}
        </option>
      ))}
    </select>
  </div>
)

type ChoiceFieldProps = Omit<SelectFieldProps, 'value'> & {
  /** What is chosen already, if anything is. */
  value?: string | undefined
  error?: string | undefined
}

/** One of a few things that have to be chosen knowingly: none is chosen before. */
export const ChoiceField: FC<ChoiceFieldProps> = ({ language, name, label, value, hint, error, options }) => (
  <fieldset
    id={name}
    class={error ? 'field choice wrong' : 'field choice'}
    aria-describedby={error ? `${name}-error` : undefined}
  >
    <legend>
      <Typeset words={label} language={language} />
    </legend>
    {hint && (
      <p class="hint">
        <Typeset words={hint} language={language} />
      </p>
    )}
    {error && (
      <p class="wrong-why" id={`${name}-error`} role="alert">
        <Typeset words={error} language={language} />
      </p>
    )}
    {options.map(option => (
      <label>
        <input type="radio" name={name} value={option.value} checked={option.value === value} required />
        <span>
          <Typeset words={option.label} language={language} />
        </span>
      </label>
    ))}
  </fieldset>
)

type ButtonProps = {
  language: Language
  label: string
  /** What it sends beside the fields: which of several buttons it is. */
  sends?: { name: string; value: string }
  /** `alt` for what isn't the first thing to do. */
  kind?: 'main' | 'alt'
  /** Heard instead of its label, where that is too short to be understood alone. */
  spoken?: string
}

/** What sends a form. */
export const Button: FC<ButtonProps> = ({ language, label, sends, kind = 'main', spoken }) => (
  <button class={kind === 'alt' ? 'btn alt' : 'btn'} type="submit" {...sends} aria-label={spoken}>
    <Typeset words={label} language={language} />
  </button>
)
