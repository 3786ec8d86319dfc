import type { FC } from 'hono/jsx'
import { Button, Diff, formatDay, TextField, Typeset } from '../../../design/index.ts'
import { dayIn } from '../../../platform/clock.ts'
import { wordsOf } from '../../../platform/facts/text.ts'
import type { Language } from '../../../platform/locales/languages.ts'
import type { Helpers } from '../../helpers.ts'
import type { V } from '../../page-parts.tsx'
import { type Pointed, pointedInWords, readPointed } from '../../shown/targets-shown.ts'
import { words } from '../words.ts'
import { type Offered, readChanges } from './changes.ts'
import type { Problem, Typed } from './typed.ts'

type Chosen = { pointed: Pointed; change: string; offered: Offered[] }
type Found = { commitment: Pointed; milestones: Pointed[] }
export type Targets = { chosen: Chosen[]; found: Found[] | null }

/** What was chosen, with what changed there; and what is found by the words that were typed. */
export async function readTargetsOf(visit: V, typed: Typed, { inWords, find }: Helpers): Promise<Targets> {
  const { db, language, timeZone, now } = visit
  const today = dayIn(timeZone, now)
  const pointed = await readPointed(db, typed.targets, language, today)
  const chosen: Chosen[] = []
  for (const { id, type, change } of typed.targets) {
    const one = pointed.get(id)
    if (one) chosen.push({ pointed: one, change, offered: await readChanges(db, { type, id }, language, inWords) })
  }
  if (typed.find === '') return { chosen, found: null }
  const ids = await find(db, typed.find, language)
  const milestones = await db
    .selectFrom('milestones')
    .select(['id', 'commitment_id'])
    .where('commitment_id', 'in', ['', ...ids])
    .where('removed', 'is', null)
    .orderBy('number')
    .execute()
  const all = await readPointed(
    db,
    [
      ...ids.map(id => ({ type: 'commitment' as const, id })),
      ...milestones.map(({ id }) => ({ type: 'milestone' as const, id })),
    ],
    language,
    today,
  )
  return {
    chosen,
    found: ids.flatMap(id => {
      const commitment = all.get(id)
      if (!commitment || commitment.removed) return []
      const own = milestones.filter(({ commitment_id }) => commitment_id === id)
      return [{ commitment, milestones: own.flatMap(one => all.get(one.id) ?? []) }]
    }),
  }
}

type Props = {
  targets: Targets
  typed: Typed
  problems: readonly Problem[]
  language: Language
  timeZone: string
}

/** Where an answer leads: what was chosen, with the change that it brought about; and a way to find more. */
export const TargetsField: FC<Props> = ({ targets: { chosen, found }, typed, problems, language, timeZone }) => {
  const say = words(language).form
  const wrong = problems.find(({ field }) => field === 'targets')?.why
  const inWords = (one: Pointed) => pointedInWords(one, language, say.milestone)
  return (
    <fieldset class={wrong ? 'field choice wrong' : 'field choice'} id="targets">
      <legend>
        <Typeset words={say.targets} language={language} />
      </legend>
      <p class="hint">
        <Typeset words={say.targetsHint} language={language} />
      </p>
      {wrong && (
        <p class="wrong-why" role="alert">
          <Typeset words={wrong} language={language} />
        </p>
      )}
      {chosen.map((one, place) => (
        <ChosenTarget chosen={one} place={place} label={inWords(one.pointed)} language={language} timeZone={timeZone} />
      ))}
      <TextField
        language={language}
        name="find"
        label={say.find}
        hint={say.findHint}
        value={typed.find}
        autocomplete="off"
      />
      <p>
        <Button language={language} label={say.search} sends={{ name: 'do', value: 'find' }} kind="alt" />
      </p>
      {found && (
        <div class="stack near" id="trouves">
          <h3>
            <Typeset words={say.found} language={language} />
          </h3>
          {found.length === 0 && (
            <p class="muted">
              <Typeset words={say.foundNone} language={language} />
            </p>
          )}
          <ul class="list">
            {found.map(({ commitment, milestones }) => (
              <li>
                <div class="stack near">
                  <p>
                    <Typeset words={inWords(commitment)} language={language} />{' '}
                    <span class="small muted">
                      <Typeset words={wordsOf(commitment.plan, language)} language={language} />
                    </span>
                  </p>
                  <p>
                    <AddButton pointed={commitment} label={inWords(commitment)} language={language} />
                  </p>
                  {milestones.length > 0 && (
                    <details>
                      <summary>
                        <Typeset words={say.milestones(milestones.length)} language={language} />
                      </summary>
                      <ul class="stack near">
                        {milestones.map(one => (
                          <li>
                            <AddButton pointed={one} label={inWords(one)} language={language} />
                          </li>
                        ))}
                      </ul>
                    </details>
                  )}
                </div>
              </li>
            ))}
          </ul>
        </div>
      )}
    </fieldset>
  )
}

const AddButton: FC<{ pointed: Pointed; label: string; language: Language }> = ({ pointed, label, language }) => (
  <Button
    language={language}
    label={words(language).form.add(label)}
    sends={{ name: 'do', value: `add:${pointed.type}:${pointed.id}` }}
    kind="alt"
  />
)

type ChosenProps = { chosen: Chosen; place: number; label: string; language: Language; timeZone: string }

const ChosenTarget: FC<ChosenProps> = ({ chosen: { pointed, change, offered }, place, label, language, timeZone }) => {
  const say = words(language).form
  const name = `change-${pointed.id}`
  const isNone = !offered.some(({ value }) => value === change)
  return (
    <fieldset class="field choice">
      <legend>
        <Typeset words={say.change(label)} language={language} />
      </legend>
      <input type="hidden" name={`target-${place + 1}`} value={`${pointed.type}:${pointed.id}`} />
      {pointed.removed && (
        <p class="wrong-why">
          <Typeset words={say.gone} language={language} />
        </p>
      )}
      <p class="hint">
        <Typeset words={offered.length > 0 ? say.changeHint : say.noChanges} language={language} />
      </p>
      {offered.length > 0 && (
        <label>
          <input type="radio" name={name} value="none" checked={isNone} />
          <span>
            <Typeset words={say.noChange} language={language} />
          </span>
        </label>
      )}
      {offered.map(({ value, recorded, change: shown }) => {
        const field = typeof shown.field === 'string' ? shown.field : ''
        const said = say.changedOn(field, formatDay(dayIn(timeZone, recorded), language))
        return (
          <div class="stack near">
            <label>
              <input type="radio" name={name} value={value} checked={value === change} />
              <span>
                <Typeset words={said} language={language} />
              </span>
            </label>
            <details open={value === change}>
              <summary>
                <Typeset words={say.words} language={language} />
              </summary>
              <Diff language={language} caption={said} changes={[shown]} />
            </details>
          </div>
        )
      })}
      <p>
        <Button
          language={language}
          label={say.remove(label)}
          sends={{ name: 'do', value: `remove:${pointed.id}` }}
          kind="alt"
        />
      </p>
    </fieldset>
  )
}
