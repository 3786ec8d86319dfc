import { isStorable } from '../../../platform/facts/text.ts'
import { interfaceLanguages, type Language } from '../../../platform/locales/languages.ts'
import { refusals } from '../../refusals.ts'
import { longestReason, longestSignature } from '../../typed.ts'
import { type AnswerRow, mostTargets, type Target } from '../answer.ts'
import { type Outcome, outcomes } from '../outcome.ts'
import { words } from '../words.ts'

export type TypedTarget = { type: 'commitment' | 'milestone'; id: string; change: string }

/** What somebody has typed into the form of an answer, as it was sent. */
export type Typed = {
  outcome: string
  reason: string
  until: string
  passedTo: string
  signedAs: string
  language: string
  find: string
  targets: TypedTarget[]
}

export type Problem = { field: string; why: string }

export const nothingTyped = (language: Language, signedAs = ''): Typed => ({
  outcome: '',
  reason: '',
  until: '',
  passedTo: '',
  signedAs,
  language,
  find: '',
  targets: [],
})

const target = /^(commitment|milestone):([0-9A-Z]{26})$/

export function typedIn(form: URLSearchParams): Typed {
  const value = (name: string) => (form.get(name) ?? '').replace(/\r\n?/g, '\n')
  const targets = [...form]
    .filter(([name]) => /^target-\d{1,2}$/.test(name))
    .sort(([a], [b]) => Number(a.slice('target-'.length)) - Number(b.slice('target-'.length)))
    .flatMap(([, said]) => {
      const [, type, id] = target.exec(said) ?? []
      return id && (type === 'commitment' || type === 'milestone') ? [{ type, id, change: value(`change-${id}`) }] : []
    }) as TypedTarget[]
  return {
    outcome: value('outcome'),
    reason: value('reason'),
    until: value('until'),
    passedTo: value('passedTo'),
    signedAs: value('signedAs'),
    language: value('language'),
    find: value('find').trim(),
    targets: [...new Map(targets.map(one => [one.id, one])).values()],
  }
}

/** What a form says after a button of its own was pressed: another target, or one less. */
export function withTarget(typed: Typed, does: string): Typed {
  const [, added = ''] = /^add:(.+)$/.exec(does) ?? []
  const [, removed] = /^remove:([0-9A-Z]{26})$/.exec(does) ?? []
  const [, type, id] = target.exec(added) ?? []
  if (id && (type === 'commitment' || type === 'milestone') && !typed.targets.some(one => one.id === id))
    return { ...typed, find: '', targets: [...typed.targets, { type, id, change: '' }] }
  return removed ? { ...typed, targets: typed.targets.filter(one => one.id !== removed) } : typed
}

export type Said = {
  outcome: Outcome
  reason: string
  until: string | null
  passedTo: string | null
  signedAs: string
  language: Language
  targets: Target[]
}

/** What was typed as an answer, or all that is wrong with it. */
export function saidIn(typed: Typed, language: Language): { said: Said } | { problems: Problem[] } {
  const say = words(language).form
  const outcome = outcomes.find(one => one === typed.outcome)
  const { reasonMissing, signedMissing, untilMissing, passedMissing } = refusals
  // In the words of the actions, which refuse it too: here all of it is said at once.
  const missing = (field: string, isMissing: boolean, refusal: typeof reasonMissing): Problem[] =>
    isMissing ? [{ field, why: refusal().refusal.sentence[language] }] : []
  const problems: Problem[] = [
    ...(outcome ? [] : [{ field: 'outcome', why: say.outcomeMissing }]),
    ...missing('until', outcome === 'under-study' && typed.until === '', untilMissing),
    ...missing('passedTo', outcome === 'passed-on' && typed.passedTo === '', passedMissing),
    ...missing('reason', typed.reason.trim() === '', reasonMissing),
    ...missing('signedAs', typed.signedAs.trim() === '', signedMissing),
    ...(typed.reason.trim().length > longestReason ? [{ field: 'reason', why: say.reasonLong(longestReason) }] : []),
    ...(isStorable(typed.reason) ? [] : [{ field: 'reason', why: say.bad }]),
    ...(typed.signedAs.trim().length > longestSignature || /[\n\t\p{Zl}\p{Zp}]/u.test(typed.signedAs.trim())
      ? [{ field: 'signedAs', why: say.signedLong(longestSignature) }]
      : []),
    ...(isStorable(typed.signedAs) ? [] : [{ field: 'signedAs', why: say.bad }]),
    ...(typed.targets.length > mostTargets ? [{ field: 'targets', why: say.tooMany(mostTargets) }] : []),
  ]
  if (!outcome || problems.length > 0) return { problems }
  return {
    said: {
      outcome,
      reason: typed.reason.trim(),
      until: /^\d{4}-\d\d-\d\d$/.test(typed.until) ? typed.until : null,
      passedTo: /^[0-9A-Z]{26}$/.test(typed.passedTo) ? typed.passedTo : null,
      signedAs: typed.signedAs.trim(),
      language: interfaceLanguages.find(one => one === typed.language) ?? language,
      targets: typed.targets.map(({ type, id, change }) => ({ type, id, change: changeIn(change) })),
    },
  }
}

/** Which change of the record was chosen, and which field of it. */
function changeIn(said: string): Target['change'] {
  const [, entryId, field] = /^([0-9A-Z]{26}):(.{1,100})$/.exec(said) ?? []
  return entryId && field ? { entryId, field } : null
}

/** What a draft says, as its form shows it. */
export const typedOf = (
  row: AnswerRow,
  targets: readonly {
    target_type: 'commitment' | 'milestone'
    target_id: string
    entry_id: string | null
    field: string | null
  }[],
): Typed => ({
  outcome: row.outcome,
  reason: row.reason,
  until: row.until ?? '',
  passedTo: row.passed_to ?? '',
  signedAs: row.signed_as,
  language: row.language,
  find: '',
  targets: targets.map(({ target_type: type, target_id: id, entry_id, field }) => ({
    type,
    id,
    change: entry_id && field ? `${entry_id}:${field}` : 'none',
  })),
})
