import type { FC } from 'hono/jsx'
import { SelectField, TextArea, TextField, TickField, Typeset } from '../../design/index.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { words } from '../words.ts'
import { type CallProblem, type Choices, longestTyped, type TypedCall } from './typed.ts'

type Props = {
  language: Language
  typed: TypedCall
  problems: readonly CallProblem[]
  choices: Choices
  documents: readonly { value: string; label: string }[]
  /** Once it has begun, only its words can still be corrected. */
  hasBegun: boolean
}

/** The fields of a consultation, as its form asks for them. */
export const CallFields: FC<Props> = ({ language, typed, problems, choices, documents, hasBegun }) => {
  const say = words(language).editor
  const wrong = (field: string) => problems.find(one => one.field === field)?.why
  const value = (name: string) => typed[name] ?? ''
  const line = (name: 'titleFr' | 'titleEn') => (
    <TextField
      language={language}
      name={name}
      label={say.fields[name]}
      value={value(name)}
      error={wrong(name)}
      autocomplete="off"
      maxlength={200}
    />
  )
  const area = (name: 'questionFr' | 'questionEn' | 'contextFr' | 'contextEn' | 'rulesFr' | 'rulesEn') => (
    <TextArea
      language={language}
      name={name}
      label={say.fields[name]}
      value={value(name)}
      error={wrong(name)}
      rows={3}
      longest={longestTyped}
    />
  )
  const organisations = choices.organisations.map(({ key, facts }) => ({
    value: key,
    label: wordsOf(facts.name, language),
  }))
  return (
    <>
      {line('titleFr')}
      {line('titleEn')}
      {!hasBegun && area('questionFr')}
      {!hasBegun && area('questionEn')}
      {area('contextFr')}
      {area('contextEn')}
      {area('rulesFr')}
      {area('rulesEn')}
      {!hasBegun && (
        <>
          {(['opens', 'closes'] as const).map(name => (
            <TextField
              language={language}
              name={name}
              type="datetime-local"
              label={say.fields[name]}
              hint={say.hints.moment}
              value={value(name)}
              error={wrong(name)}
              autocomplete="off"
            />
          ))}
          <TextField
            language={language}
            name="grace"
            label={say.fields.grace}
            value={value('grace')}
            error={wrong('grace')}
            autocomplete="off"
            inputmode="numeric"
          />
          <SelectField
            language={language}
            name="participants"
            label={say.fields.participants}
            value={value('participants')}
            options={[
              { value: 'anyone', label: say.anyone },
              { value: 'organisations', label: say.organisationsOnly },
            ]}
          />
          <SelectField
            language={language}
            name="organisation"
            label={say.fields.organisation}
            value={value('organisation')}
            error={wrong('organisation')}
            options={[{ value: '', label: say.none }, ...organisations]}
          />
          <TextField
            language={language}
            name="days"
            label={say.fields.days}
            value={value('days')}
            error={wrong('days')}
            autocomplete="off"
            inputmode="numeric"
          />
          {choices.priorities.map(({ number, stage, facts }) => {
            const label = `${number}. ${wordsOf(facts.label, language)}`
            const own = `${stage}-${number}`
            return (
              <fieldset class="field">
                <legend>
                  <Typeset words={label} language={language} />
                </legend>
                <TickField
                  language={language}
                  legend={say.priorities}
                  id={`on-${own}`}
                  ticks={[{ name: `on-${own}`, label, checked: value(`on-${own}`) !== '' }]}
                />
                <SelectField
                  language={language}
                  name={`org-${own}`}
                  label={say.answersFor(label)}
                  value={value(`org-${own}`)}
                  options={[{ value: '', label: say.asAbove }, ...organisations]}
                />
                <TextField
                  language={language}
                  name={`days-${own}`}
                  label={say.daysFor(label)}
                  value={value(`days-${own}`)}
                  error={wrong(`days-${own}`)}
                  autocomplete="off"
                  inputmode="numeric"
                />
              </fieldset>
            )
          })}
          {documents.length > 0 && (
            <SelectField
              language={language}
              name="document"
              label={say.fields.document}
              value={value('document')}
              options={[{ value: '', label: say.none }, ...documents]}
            />
          )}
          <TextArea
            language={language}
            name="fields"
            label={say.fields.fields}
            hint={say.hints.fields}
            value={value('fields')}
            error={wrong('fields')}
            rows={5}
            longest={longestTyped}
          />
        </>
      )}
    </>
  )
}
