import { numberInWords } from '../../consultations/index.ts'
import type { Json } from '../../platform/canonical.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { FeedAnswer } from '../../platform/http/formats/atom.ts'
import type { Column } from '../../platform/http/formats/csv.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Reading } from '../../platform/reading.ts'
import { pathOfRule } from '../charter/charter.ts'
import { cited } from '../charter/rules.ts'
import { words } from '../words.ts'
import { changedAt, type LoggedDecision } from './read-log.ts'

/** Where a contribution is, by its number alone: the words of its title are no part of the log. */
export const pathOfNumber = (number: number, language: Language): string =>
  pathOf('contribution', language, { contribution: numberInWords(number) })

/** Where a decision stands in the log. */
const pathOfDecision = ({ id }: LoggedDecision, language: Language) => `${pathOf('moderation', language)}#${id}`

const iso = (moment: Date | null) => moment?.toISOString() ?? null

/** A decision in data. */
export function decisionData(one: LoggedDecision, { origin, language }: Reading): Record<string, Json> {
  const rule = cited(one.rule, one.charter)
  return {
    id: one.id,
    number: numberInWords(one.number),
    url: `${origin}${pathOfNumber(one.number, language)}`,
    rule: { code: one.rule, charter: one.charter, number: rule.number, url: `${origin}${pathOfRule(language, rule)}` },
    state: one.state,
    hidden: iso(one.hidden_at),
    hiddenAs: one.hidden_as,
    appealed: iso(one.appealed_at),
    settled: iso(one.settled_at),
    settledAs: one.settled_as,
    restored: iso(one.restored_at),
    restoredAs: one.restored_as,
  }
}

type DecisionRow = { decision: LoggedDecision; reading: Reading }

/** The columns of the log. */
export const decisionColumns: Column<DecisionRow>[] = [
  {
    name: 'number',
    description: { fr: 'Le numéro de la contribution', en: 'The number of the contribution' },
    value: ({ decision }) => numberInWords(decision.number),
  },
  {
    name: 'rule',
    description: { fr: 'Le code de la règle citée', en: 'The code of the rule that was cited' },
    value: ({ decision }) => decision.rule,
  },
  {
    name: 'charter',
    description: {
      fr: 'La version de la charte dans laquelle elle fut citée',
      en: 'The version of the charter in which it was cited',
    },
    value: ({ decision }) => decision.charter,
  },
  {
    name: 'state',
    description: {
      fr: 'hidden, appealed, restored ou upheld',
      en: 'hidden, appealed, restored or upheld',
    },
    value: ({ decision }) => decision.state,
  },
  {
    name: 'hidden',
    description: { fr: 'Quand elle fut masquée (ISO 8601, UTC)', en: 'When it was hidden (ISO 8601, UTC)' },
    value: ({ decision }) => iso(decision.hidden_at),
  },
  {
    name: 'hidden_as',
    description: { fr: 'En quelle qualité', en: 'In what capacity' },
    value: ({ decision }) => decision.hidden_as,
  },
  {
    name: 'appealed',
    description: { fr: 'Quand son auteur a contesté', en: 'When its author appealed' },
    value: ({ decision }) => iso(decision.appealed_at),
  },
  {
    name: 'settled',
    description: { fr: 'Quand un autre modérateur a répondu', en: 'When another moderator answered' },
    value: ({ decision }) => iso(decision.settled_at),
  },
  {
    name: 'settled_as',
    description: { fr: 'En quelle qualité il a répondu', en: 'In what capacity they answered' },
    value: ({ decision }) => decision.settled_as,
  },
  {
    name: 'restored',
    description: { fr: 'Quand elle fut rétablie', en: 'When it was restored' },
    value: ({ decision }) => iso(decision.restored_at),
  },
  {
    name: 'restored_as',
    description: { fr: 'En quelle qualité elle fut rétablie', en: 'In what capacity it was restored' },
    value: ({ decision }) => decision.restored_as,
  },
]

/** Decisions as a feed: one entry for each, as new as its state. */
export function feedOf(title: string, decisions: readonly LoggedDecision[], { language, origin }: Reading): FeedAnswer {
  const say = words(language)
  return {
    title,
    entries: decisions.map(one => {
      const rule = cited(one.rule, one.charter)
      return {
        id: `${origin}${pathOf('moderation', 'fr')}#${one.id}`,
        title: say.log.entry(numberInWords(one.number), say.log.states[one.state]),
        href: `${origin}${pathOfDecision(one, language)}`,
        updated: changedAt(one),
        summary: say.rule(rule.number, rule.title[language]),
      }
    }),
  }
}
