import type { FC } from 'hono/jsx'
import type { Language } from '../platform/locales/languages.ts'
import { Link } from './link.tsx'
import { Typeset } from './typography.tsx'

export type FilterField = {
  /** The query parameter. */
  name: string
  label: string
  value: string
} & (
  | { kind: 'select'; options: readonly { value: string; label: string }[] }
  | { kind: 'date' }
  | { kind: 'search' }
  | { kind: 'hidden' }
)

type FilterFormProps = {
  language: Language
  /** What the form filters: heard before its fields. */
  label: string
  /** The page itself, without its query. */
  action: string
  fields: readonly FilterField[]
  submit: string
  /** The page without any filter, when there are some to take off. */
  clear?: { href: string; label: string } | undefined
}

/** From so many fields on, they stand closer. */
const manyFields = 5

/** Filters that stand in the address: a form that sends the page to itself, so that what it shows can be shared and kept. */
export const FilterForm: FC<FilterFormProps> = ({ language, label, action, fields, submit, clear }) => (
  <form class={fields.length > manyFields ? 'filters many' : 'filters'} method="get" action={action} aria-label={label}>
    {fields.map(field =>
      field.kind === 'hidden' ? (
        <input type="hidden" name={field.name} value={field.value} />
      ) : (
        <div class="field">
          <label for={`filtre-${field.name}`}>
            <Typeset words={field.label} language={language} />
          </label>
          {field.kind === 'select' ? (
            <select id={`filtre-${field.name}`} name={field.name}>
              {field.options.map(({ value, label: option }) => (
                <option value={value} selected={value === field.value}>
                  {option}
                </option>
              ))}
            </select>
          ) : (
            <input id={`filtre-${field.name}`} name={field.name} type={field.kind} value={field.value} />
          )}
        </div>
      ),
    )}
    <button class="btn" type="submit">
      <Typeset words={submit} language={language} />
    </button>
    {clear && (
      <p>
        <Link href={clear.href}>
          <Typeset words={clear.label} language={language} />
        </Link>
      </p>
    )}
  </form>
)
