import type { FC, PropsWithChildren } from 'hono/jsx'
import { Button, SelectField, TextField, Typeset } from '../../../design/index.ts'
import { wordsOf } from '../../../platform/facts/text.ts'
import type { Language } from '../../../platform/locales/languages.ts'
import { pointInWords } from '../../points/point.ts'
import { longestThemeTitle } from '../theme.ts'
import type { Choices } from './asked.ts'
import type { BenchRow } from './rows.ts'
import { words } from './words.ts'

/** What is chosen for what is ticked, as it was typed. */
export type Typed = { theme: string; title: string; organisation: string; into: string }
export const nothingTyped: Typed = { theme: '', title: '', organisation: '', into: '' }

export const typedIn = (form: URLSearchParams): Typed => ({
  theme: form.get('theme') ?? '',
  title: (form.get('title') ?? '').trim(),
  organisation: form.get('organisation') ?? '',
  into: form.get('into') ?? '',
})

/** How a line is named where one is chosen: with the version that is shown, since that is what is decided on. */
export const choiceOf = ({
  contribution_id,
  number,
  version,
}: Pick<BenchRow, 'contribution_id' | 'number' | 'version'>) => `${contribution_id}.${number}.${version}`

const longestLabel = 60
const short = (title: string) =>
  title.length > longestLabel ? `${[...title].slice(0, longestLabel).join('')}…` : title

type ActsProps = {
  language: Language
  choices: Choices
  rows: readonly BenchRow[]
  typed: Typed
  wrong?: { field: keyof Typed; why: string } | undefined
}

type ActProps = PropsWithChildren<{
  language: Language
  does: 'group' | 'make' | 'merge' | 'assign'
  kind?: 'main' | 'alt'
}>

/** One thing to do with what is ticked: the field that says how, and its button. */
const Act: FC<ActProps> = ({ language, does, kind, children }) => {
  const say = words(language).bench
  return (
    <div class="stack near">
      {children}
      <Button
        language={language}
        label={say[does]}
        spoken={say[`${does}Spoken`]}
        sends={{ name: 'do', value: does }}
        {...(kind ? { kind } : {})}
      />
    </div>
  )
}

/** What can be done with what is ticked. */
export const Acts: FC<ActsProps> = ({ language, choices, rows, typed, wrong }) => {
  const say = words(language).bench
  const error = (field: keyof Typed) => (wrong?.field === field ? { error: wrong.why } : {})
  const leading = rows.filter(({ number, state }) => number === 1 && state === 'owed')
  // The same one, whatever version of it was chosen.
  const into = leading.find(row => typed.into.startsWith(`${row.contribution_id}.`))
  return (
    <section class="note stack mid acts" id="actions" aria-labelledby="actions-titre" tabindex={-1}>
      <div class="stack near">
        <h2 class="t1" id="actions-titre">
          <Typeset words={say.what} language={language} />
        </h2>
        <p class="small">
          <Typeset words={say.whatHint} language={language} />
        </p>
      </div>
      {choices.themes.length > 0 && (
        <Act language={language} does="group">
          <SelectField
            language={language}
            name="theme"
            label={say.groupInto}
            value={typed.theme}
            options={[
              { value: '', label: say.chooseTheme },
              ...choices.themes.map(({ number, title }) => ({ value: String(number), label: title })),
              { value: 'none', label: say.noTheme },
            ]}
            {...error('theme')}
          />
        </Act>
      )}
      <Act language={language} does="make" kind={choices.themes.length > 0 ? 'alt' : 'main'}>
        <TextField
          language={language}
          name="title"
          label={say.newTheme}
          hint={say.newThemeHint}
          value={typed.title}
          maxlength={longestThemeTitle}
          autocomplete="off"
          {...error('title')}
        />
      </Act>
      <Act language={language} does="merge" kind="alt">
        <SelectField
          language={language}
          name="into"
          label={say.mergeInto}
          hint={say.mergeHint}
          value={into ? choiceOf(into) : ''}
          options={[
            { value: '', label: say.mergeFirst },
            ...leading.map(row => ({
              value: choiceOf(row),
              label: `${pointInWords(row)} ${short(row.title || say.noTitle)}`,
            })),
          ]}
          {...error('into')}
        />
      </Act>
      <Act language={language} does="assign" kind="alt">
        <SelectField
          language={language}
          name="organisation"
          label={say.assignTo}
          value={typed.organisation}
          options={[
            { value: '', label: say.chooseOrganisation },
            ...choices.organisations.map(({ key, facts }) => ({ value: key, label: wordsOf(facts.name, language) })),
          ]}
          {...error('organisation')}
        />
      </Act>
    </section>
  )
}
