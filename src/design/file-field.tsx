import type { FC } from 'hono/jsx'
import type { Language } from '../platform/locales/languages.ts'
import { TickField } from './form.tsx'
import { Typeset } from './typography.tsx'

type FileFieldProps = {
  language: Language
  name: string
  label: string
  hint: string
  /** What is wrong, a sentence for each file: their names are in them. */
  errors?: readonly string[]
  /** The endings of what is taken: what a browser offers first. */
  accept: string
  /** Whether several can be chosen. */
  isMany?: boolean
  /** Those that came before and are here still: what isn't ticked isn't sent again. */
  chosen: { legend: string; hint: string; files: readonly { name: string; value: string; label: string }[] }
}

/** Files to choose, and under them those that were chosen before: nobody has to choose one twice. */
export const FileField: FC<FileFieldProps> = ({
  language,
  name,
  label,
  hint,
  errors = [],
  accept,
  isMany = false,
  chosen,
}) => {
  const isWrong = errors.length > 0
  return (
    <>
      <div class={isWrong ? 'field wrong' : 'field'}>
        <label for={name}>
          <Typeset words={label} language={language} />
        </label>
        <p class="hint" id={`${name}-hint`}>
          <Typeset words={hint} language={language} />
        </p>
        {isWrong && (
          <div id={`${name}-error`}>
            {errors.map(error => (
              <p class="wrong-why">
                <Typeset words={error} language={language} />
              </p>
            ))}
          </div>
        )}
        <input
          type="file"
          id={name}
          name={name}
          accept={accept}
          multiple={isMany}
          aria-invalid={isWrong ? 'true' : undefined}
          aria-describedby={isWrong ? `${name}-hint ${name}-error` : `${name}-hint`}
        />
      </div>
      {chosen.files.length > 0 && (
        <TickField
          language={language}
          legend={chosen.legend}
          hint={chosen.hint}
          id={`${name}-chosen`}
          ticks={chosen.files.map(one => ({ ...one, checked: true }))}
        />
      )}
    </>
  )
}
