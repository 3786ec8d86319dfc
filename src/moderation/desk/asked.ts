import type { FilterField } from '../../design/index.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { standingRules } from '../charter/charter.ts'
import { charter, ruleCodes } from '../charter/rules.ts'
import { hidingStates } from '../hidings/hiding.ts'
import { words } from '../words.ts'
import { type Asked, type DeskList, deskLists } from './lists.ts'

const suspicions = ['honey', 'fast', 'links'] as const

export const pathTo = (language: Language) => pathOf('moderationDesk', language)

/** Those of a few values that were asked for; nothing for any other. */
const oneOf = (value: string | null, values: readonly string[]): string => values.find(one => one === value) ?? ''

export const listIn = (query: URLSearchParams): DeskList =>
  deskLists.find(one => one === query.get('list')) ?? 'reported'

/** Which filters each list has. */
export const filtersOf: Record<DeskList, readonly (keyof Asked)[]> = {
  reported: ['rule'],
  'set-aside': ['why'],
  appeals: ['rule'],
  decided: ['rule', 'state'],
}

export function askedIn(query: URLSearchParams, list: DeskList): Asked {
  const asked: Asked = {
    rule: oneOf(
      query.get('rule'),
      list === 'reported' ? [...ruleCodes, 'other'] : charter.rules.map(({ code }) => code),
    ),
    why: oneOf(query.get('why'), suspicions),
    state: oneOf(query.get('state'), hidingStates),
  }
  const has = (name: keyof Asked) => (filtersOf[list].includes(name) ? asked[name] : '')
  return { rule: has('rule'), why: has('why'), state: has('state') }
}

export const searchOf = (list: DeskList, asked: Asked, more: Record<string, string> = {}): string => {
  const said = Object.entries({ list, ...asked, ...more }).filter(([, value]) => value !== '')
  return `?${new URLSearchParams(said)}`
}

export const ruleOptions = (language: Language) =>
  standingRules(charter).map(({ rule, wording }) => ({
    value: rule.code,
    label: words(language).rule(rule.number, wording.title[language]),
  }))

export function fieldsOf(list: DeskList, asked: Asked, language: Language): FilterField[] {
  const say = words(language)
  const options: Record<keyof Asked, { value: string; label: string }[]> = {
    rule: [...ruleOptions(language), ...(list === 'reported' ? [{ value: 'other', label: say.other }] : [])],
    why: suspicions.map(value => ({ value, label: say.desk.suspicions[value] })),
    state: hidingStates.map(value => ({ value, label: say.desk.states[value] })),
  }
  return [
    { name: 'list', kind: 'hidden', label: '', value: list },
    ...filtersOf[list].map(
      (name): FilterField => ({
        name,
        kind: 'select',
        label: say.desk[name],
        value: asked[name],
        options: [{ value: '', label: say.desk.any }, ...options[name]],
      }),
    ),
  ]
}
