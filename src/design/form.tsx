import type { FC, PropsWithChildren } from 'hono/jsx'
import type { Language } from '../platform/locales/languages.ts'
import { Typeset } from './typography.tsx'

type FormProps = PropsWithChildren<{
  action: string
  /** What it sends beside what is typed. */
  sends?: Readonly<Record<string, string>>
  /** Heard before its fields, where no heading says what it is for. */
  label?: string
}>

/** A form that changes something: sent as it is, without a script. */
export const Form: FC<FormProps> = ({ action, sends = {}, label, children }) => (
  <form class="form stack" method="post" action={action} aria-label={label}>
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
  type?: 'text' | 'email' | 'date'
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
      <label for={name}>
        <Typeset words={label} language={language} />
      </label>
      {hint && (
        <p class="hint" id={`${name}-hint`}>
          <Typeset words={hint} language={language} />
        </p>
      )}
      {error && (
        <p class="wrong-why" id={`${name}-error`} role="alert">
          <Typeset words={error} language={language} />
        </p>
      )}
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

type SelectFieldProps = {
  language: Language
  name: string
  label: string
  value: string
  options: readonly { value: string; label: string }[]
}

/** One of a few things to choose. */
export const SelectField: FC<SelectFieldProps> = ({ language, name, label, value, options }) => (
  <div class="field">
    <label for={name}>
      <Typeset words={label} language={language} />
    </label>
    <select id={name} name={name}>
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
export const ChoiceField: FC<ChoiceFieldProps> = ({ language, name, label, value, error, options }) => (
  <fieldset
    class={error ? 'field choice wrong' : 'field choice'}
    aria-describedby={error ? `${name}-error` : undefined}
  >
    <legend>
      <Typeset words={label} language={language} />
    </legend>
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
