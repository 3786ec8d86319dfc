import type { FC } from 'hono/jsx'
import { FilterForm, Meter, Typeset } from '../../../design/index.ts'
import { momentInWords } from '../../../people/index.ts'
import { wordsOf } from '../../../platform/facts/text.ts'
import type { Language } from '../../../platform/locales/languages.ts'
import { actorInWords, entryLine } from '../../../record/index.ts'
import { pointInWords } from '../../points/point.ts'
import { type Asked, benchStates, type Choices, isNarrowed, searchOf } from './asked.ts'
import type { Kept } from './bench-data.ts'
import { type Counts, sumOf } from './counts.ts'
import { words } from './words.ts'

type CoverageProps = { counts: Counts; asked: Asked; path: string; language: Language }

/** Where everything that was received stands, as one bar; each part leads to its list. */
export const Coverage: FC<CoverageProps> = ({ counts: { whole }, asked, path, language }) => {
  const say = words(language).bench
  const kinds = { answered: 'complete', grouped: 'limited', waived: 'withdrawn', place: 'not-started' } as const
  const parts = (['answered', 'grouped', 'waived', 'place'] as const).map(state => ({
    kind: kinds[state],
    count: whole[state].all,
    word: say.parts[state],
    href: `${path}${state === 'place' ? '' : `?state=${state}`}#liste`,
    current: asked.state === state && asked.theme === null && !isNarrowed(asked),
  }))
  return (
    <section class="stack near" aria-labelledby="couverture">
      <h2 class="vh" id="couverture">
        {say.coverage}
      </h2>
      <Meter language={language} id="couverture-barre" label={say.meter(sumOf(whole))} parts={parts} />
      <p class="small muted">
        <Typeset words={say.meter(sumOf(whole))} language={language} />
      </p>
    </section>
  )
}

type FiltersProps = { asked: Asked; choices: Choices; path: string; language: Language }

/** What the list can be narrowed to. */
export const Filters: FC<FiltersProps> = ({ asked, choices, path, language }) => {
  const say = words(language).bench
  const { state, theme, organisation, priority, said } = asked
  const isAny = theme !== null || isNarrowed(asked)
  const priorities = choices.priorities.map(({ key, number, facts }) => ({
    value: key,
    label: [number, wordsOf(facts.label, language)].join('. '),
  }))
  return (
    <FilterForm
      language={language}
      label={say.filters}
      action={path}
      submit={say.show}
      fields={[
        {
          name: 'state',
          kind: 'select',
          label: say.state,
          value: state,
          options: benchStates.map(value => ({ value, label: say.states[value] })),
        },
        ...(choices.themes.length > 0
          ? [
              {
                name: 'theme',
                kind: 'select' as const,
                label: say.theme,
                value: theme ? String(theme.number) : '',
                options: [
                  { value: '', label: say.any },
                  ...choices.themes.map(({ number, title }) => ({ value: String(number), label: title })),
                ],
              },
            ]
          : []),
        {
          name: 'organisation',
          kind: 'select',
          label: say.organisation,
          value: organisation?.key ?? '',
          options: [
            { value: '', label: say.anyone },
            ...choices.organisations.map(({ key, facts }) => ({ value: key, label: wordsOf(facts.name, language) })),
          ],
        },
        ...(priorities.length > 0
          ? [
              {
                name: 'priority',
                kind: 'select' as const,
                label: say.priority,
                value: priority?.key ?? '',
                options: [{ value: '', label: say.anyPriority }, ...priorities],
              },
            ]
          : []),
        { name: 'q', kind: 'search', label: say.words, value: said },
      ]}
      clear={
        isAny
          ? {
              href: `${path}${searchOf({ ...asked, theme: null, organisation: null, priority: null, said: '', after: '', before: '' })}`,
              label: say.clear,
            }
          : undefined
      }
    />
  )
}

/** What others did of what was ticked, as the record has it: what, when, and in what capacity. */
export const Meanwhile: FC<{ kept: Kept; language: Language; timeZone: string }> = ({ kept, language, timeZone }) => {
  const say = words(language).meanwhile
  if (kept.lines.length === 0 && kept.gone.length === 0) return null
  return (
    <section class="note stack near" aria-labelledby="entretemps">
      <h3 class="t1" id="entretemps">
        <Typeset words={say.heading} language={language} />
      </h3>
      <ul>
        {kept.lines.map(entry => (
          <li>
            <Typeset
              words={say.line(
                entryLine(entry, language).line,
                momentInWords(entry.recorded, timeZone, language),
                actorInWords(entry.actor, language),
              )}
              language={language}
            />
          </li>
        ))}
      </ul>
      {kept.gone.length > 0 && (
        <p>
          <Typeset words={say.gone(kept.gone.map(pointInWords))} language={language} />
        </p>
      )}
      <p>
        <Typeset words={say.intro} language={language} />
      </p>
    </section>
  )
}
