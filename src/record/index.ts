export {
  type Acting,
  type Action,
  type Admitted,
  action,
  attempt,
  type Outcome,
  type Refusal,
  Refused,
  registeredActions,
} from './action.ts'
export { type Change, type ThingActions, thing } from './describe.ts'
export type { Difference } from './differences.ts'
export { emptyParts } from './empty.ts'
export type { NewEntry } from './entry.ts'
export { actorInWords, entryLine, entryTitle, kindInWords } from './entry-words.ts'
export { followEntries } from './followed-entries.ts'
export { type Link, linksAmong, linksOf } from './links.ts'
export { type Watch, watchRecord } from './listen.ts'
export {
  type Entry,
  idsBelongingTo,
  lastRecorded,
  namesByKey,
  namesOf,
  type RecordFilter,
  readDetails,
  readEntry,
  readHistory,
  readMonths,
  readRecord,
  type Standpoint,
  standpointOf,
  versionsOf,
} from './reading.ts'
export {
  type Capacity,
  capacities,
  capacityFor,
  type HeldRole,
  operator,
  type Right,
  type RoleName,
  roleNames,
  rolesAreReadBy,
  type Scope,
  visitor,
  type Who,
} from './rights.ts'
export { type Sealer, sealAll, startSealer } from './sealer.ts'
export { holderOf, holdersOf } from './slugs.ts'
export { recordStanding } from './standing.ts'
export { countRemoved, findThing, keysOf, readThings, type StandingThing } from './standing-things.ts'
export {
  followThings,
  type Ids,
  mentioning,
  type Reference,
  type Removal,
  stillReferredTo,
  type ThingColumns,
  ThingsRefused,
  thingDefinitions,
  thingKeys,
} from './things.ts'
export { verifyRecord } from './verify.ts'
export { explanationPart, showAgain, withhold } from './withheld.ts'
export { hearWritten } from './written.ts'

import './tables.ts'
