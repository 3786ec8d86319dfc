import { scopesOf } from '../../people/index.ts'
import type { Language } from '../../platform/locales/languages.ts'
import {
  type Action,
  type Capacity,
  capacities,
  kindInWords,
  type RoleName,
  registeredActions,
} from '../../record/index.ts'
import { words } from './words.ts'

/** Everybody whom the page tells of: those without any right first. */
export const columns = capacities
export type Column = (typeof columns)[number]

/** `own`: on what they hold the role on; `site`: only where they hold it on the whole site. */
export type Cell = 'yes' | 'own' | 'site' | 'no'
export type MatrixRow = { name: string; label: string; cells: Record<Column, Cell> }

const isRole = (capacity: Capacity): capacity is RoleName => Object.hasOwn(scopesOf, capacity)

/** What an action is called by those who do it; null for one that has no words yet, which the tests don't let pass. */
export function actionInWords(name: string, language: Language): string | null {
  const say = words(language)
  const own = say.actions[name]
  if (own) return own
  const [, kind = '', act] = /^(.*)\.(described|removed)$/.exec(name) ?? []
  if (act === 'described') return say.described(kindInWords(kind, language))
  return act === 'removed' ? say.removed(kindInWords(kind, language)) : null
}

export function cellOf({ by, isScoped }: Pick<Action<never, unknown>, 'by' | 'isScoped'>, column: Column): Cell {
  if (column !== 'operator' && by.includes('visitor')) return 'yes'
  // Who holds a role has signed in.
  if (column !== 'operator' && column !== 'visitor' && by.includes('participant')) return 'yes'
  if (!by.includes(column)) return 'no'
  if (!isRole(column) || scopesOf[column].every(scope => scope === 'site')) return 'yes'
  return isScoped ? 'own' : 'site'
}

/** Every action of the program with those who may do it: made from what decides, so that it can't say anything else. */
export function matrix(language: Language): MatrixRow[] {
  const rows = [...registeredActions().values()].map(
    (action): MatrixRow => ({
      name: action.name,
      label: actionInWords(action.name, language) ?? action.name,
      cells: Object.fromEntries(columns.map(column => [column, cellOf(action, column)])) as MatrixRow['cells'],
    }),
  )
  const compare = new Intl.Collator(language).compare
  // What people do first, then what only who runs the machine does.
  const isForPeople = ({ cells }: MatrixRow) => columns.some(column => column !== 'operator' && cells[column] !== 'no')
  return rows.sort((a, b) => Number(isForPeople(b)) - Number(isForPeople(a)) || compare(a.label, b.label))
}
