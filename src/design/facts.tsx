import type { Child, FC } from 'hono/jsx'
import type { Language } from '../platform/locales/languages.ts'
import { type Content, Shown } from './content.tsx'
import { Typeset } from './typography.tsx'

export type Fact = {
  label: string
  value: Content
  /** Further values of the same label, each on its own line. */
  more?: readonly Content[]
  /** A small line under the last value. */
  note?: Child
}

/** Pairs of a label and its value, in the side panel of a page. */
export const Facts: FC<{ language: Language; facts: readonly Fact[] }> = ({ language, facts }) => (
  <dl class="facts">
    {facts.map(({ label, value, more = [], note }) => (
      <div>
        <dt>
          <Typeset words={label} language={language} />
        </dt>
        {[value, ...more].map((one, place, all) => (
          <dd>
            <Shown of={one} language={language} />
            {note && place === all.length - 1 && (
              <small>
                {' '}
                <Shown of={note} language={language} />
              </small>
            )}
          </dd>
        ))}
      </div>
    ))}
  </dl>
)

/** A fact of several values, or none where there is no value. */
export function severalValues(label: string, values: readonly Content[], note?: Child): Fact[] {
  const [value, ...more] = values
  return value === undefined ? [] : [{ label, value, more, ...(note === undefined ? {} : { note }) }]
}
