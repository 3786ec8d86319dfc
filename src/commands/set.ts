import type { Json } from '../platform/canonical.ts'
import { clockAt } from '../platform/clock.ts'
import { Source } from '../platform/facts/source.ts'
import { OperatorError } from '../platform/operator-error.ts'
import { kindInWords, sealAll } from '../record/index.ts'
import { readPath, writtenPath } from '../site/fact-path.ts'
import { shown } from '../site/import-problem.ts'
import { type Correction, setFact } from '../site/set-fact.ts'
import { checkField, kindCalled } from '../site/set-refusals.ts'
import { type Call, type Command, exit } from './command.ts'
import { misunderstood } from './misunderstood.ts'
import { setWords } from './set-words.ts'
import { withDatabase } from './with-database.ts'

/** Enough to see in which word a long text differs. */
const longestShown = 4000

/** `parvis set <kind> <id or ULID> <field> <value>`. */
export const setCommand: Command = {
  name: 'set',
  words: [3, 4],
  options: { reason: 'value', source: 'value', 'dry-run': 'flag' },
  says: setWords,
  async run(call) {
    const { language, flags, terminal, environment } = call
    const say = setWords[language]
    const correction = readCorrection(call)
    const dryRun = flags.has('dry-run')
    const done = await withDatabase(environment, async db => {
      const corrected = await setFact(db, correction, clockAt(null).recorded(), dryRun)
      if (!dryRun) await sealAll(db)
      return corrected
    })
    if (!done.entryId) {
      terminal.say(say.nothing)
      return exit.done
    }
    const { type, path, reason } = correction
    const value = (one: Json) => (one === null ? say.none : shown(one, longestShown))
    if (dryRun) terminal.say(say.dryRun)
    terminal.say(type === 'site' ? kindInWords(type, language) : `${kindInWords(type, language)} ${done.key}`)
    terminal.say(say.line(writtenPath(path), `${value(done.before)} → ${value(done.after)}`))
    if (done.cited) terminal.say(say.line('sources', say.cited(named(done.cited), path[0])))
    terminal.say(say.line(say.reason, reason))
    if (correction.source && !done.cited) terminal.say(say.line(say.source, named(correction.source)))
    if (!dryRun) terminal.say(say.recorded(`/id/entry/${done.entryId}`))
    return exit.done
  },
}

const named = ({ title, address }: Source): string => (address ? `${title} (${address})` : title)

/** What was typed, once it makes sense by itself: the thing and the value wait for the site. */
function readCorrection({ words, values }: Call): Correction {
  const type = kindCalled(words[0] as string)
  // A site has only one of itself.
  const [thing, field, value, extra] = type === 'site' ? ['site', ...words.slice(1)] : words.slice(1)
  if (value === undefined) throw misunderstood({ fr: 'Il manque <valeur>.', en: '<value> is missing.' }, 'set')
  if (extra !== undefined)
    throw misunderstood({ fr: `« ${extra} » est de trop.`, en: `“${extra}” is one word too many.` }, 'set')
  const path = readPath(field as string)
  checkField(type, path)
  const reason = values.get('reason')?.trim()
  if (!reason) {
    throw new OperatorError('no-reason', {
      fr: 'Une correction a besoin d’une raison, que tout le monde pourra lire au registre : --reason "…"',
      en: 'A correction needs a reason, which everyone will be able to read in the record: --reason "…"',
    })
  }
  const source = values.get('source')
  return {
    type,
    thing: thing as string,
    path,
    value: value === 'null' ? null : value,
    reason,
    ...(source === undefined ? {} : { source: readSource(source) }),
  }
}

/** `title|url`, or a title alone. */
function readSource(written: string): Source {
  const bar = written.lastIndexOf('|')
  const [title, address] = bar < 0 ? [written, undefined] : [written.slice(0, bar), written.slice(bar + 1)]
  const parsed = Source.safeParse({
    title: title.trim(),
    ...(address === undefined ? {} : { address: address.trim() }),
  })
  if (parsed.success && !/^https?:\/\//.test(parsed.data.title)) return parsed.data
  throw new OperatorError('bad-source', {
    fr: `La source « ${written} » ne convient pas ; attendu : "titre|https://adresse", ou un titre seul.`,
    en: `The source “${written}” does not fit; expected: "title|https://address", or a title alone.`,
  })
}
