export {
  type Acting,
  type Action,
  action,
  operator,
  type Refusal,
  Refused,
  registeredActions,
  visitor,
  type Who,
} from './action.ts'
export { type Change, type ThingActions, thing } from './describe.ts'
export { type Conflict, type Difference, type Differences, differencesBetween, type Facts } from './differences.ts'
export { actorInWords, entryTitle, kindInWords } from './entry-words.ts'
export { append, type NewEntry, recordChannel } from './entry.ts'
export { type Link, linksOf } from './links.ts'
export { type Watch, watchRecord } from './listen.ts'
export { type Entry, namesOf, type Page, readDetails, readEntry, readHistory, readRecord } from './reading.ts'
export { sealAll, startSealer } from './sealer.ts'
export { holderOf } from './slugs.ts'
export {
  type Ids,
  type Reference,
  type Removal,
  type ThingColumns,
  type ThingDefinition,
  type ThingProblem,
  ThingsRefused,
  thingKeys,
} from './things.ts'
export { type Verification, verifyRecord } from './verify.ts'

import './tables.ts'
