import type { Tx } from '../../platform/database/database.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Term } from './terms.ts'

/**
 * Why the law lets it be kept, where a public authority of the European Union runs the site: its task in the public interest (GDPR, article
 * 6(1)(e)); or its duty to keep the site safe (articles 6(1)(c) and 32). Null where nothing is anybody's.
 */
export type Ground = 'public-task' | 'security' | null

/** The columns of a table in which it stands; `all` where any of its rows may name somebody in any of them. */
type Columns = readonly string[] | 'all'

/** When something is over, seen from a moment: what ended before `since`, and what began before `longest`. */
export type Over = { now: Date; since: Date; longest: Date }

/** What is said of a kind; how long it is kept, of its term, or in words where it has none. */
export type KeptWords<HowLong extends string | ((term: Term) => string)> = {
  name: string
  holds: string
  purpose: string
  howLong: HowLong
}
export type PassingWords = KeptWords<(term: Term) => string>
export type LastingWords = KeptWords<string>

type Common = {
  /** How it is called in data, in the addresses of lists and in the lines of the daily run: it doesn't change. */
  kind: string
  ground: Ground
  tables: Readonly<Record<string, Columns>>
}

/** What the daily run ends, once its term is over. */
export type PassingKept = Common & {
  endedBy: 'run'
  term: Term
  /** @returns how many rows it took away, or emptied */
  forget(tx: Tx, over: Over): Promise<number>
  words(language: Language): PassingWords
}

/** What somebody ends who asks; whoever runs the site, outside of the program; or nothing has to. */
export type LastingKept = Common & {
  endedBy: 'asked' | 'operator' | 'itself'
  term: null
  words(language: Language): LastingWords
}

/** A kind of what is kept about people. */
export type Kept = PassingKept | LastingKept

const registry: Kept[] = []

/**
 * Tells kinds of what a room keeps about people: the daily run goes by them, and the page about it says them.
 * @returns what takes them back, for a room that is there for a while only
 */
export function keepsOfPeople(...kinds: readonly Kept[]): () => void {
  const twice = kinds.find(({ kind }) => registry.some(one => one.kind === kind))
  if (twice) throw new Error(`two rooms keep ${twice.kind}`)
  registry.push(...kinds)
  return () => {
    for (const one of kinds) registry.splice(registry.indexOf(one), 1)
  }
}

/** All kinds of what is kept about people, in the order in which they are said. */
export const keptKinds = (): readonly Kept[] => registry

/** Those that the daily run ends. */
export const passingKinds = (): readonly PassingKept[] =>
  registry.filter((one): one is PassingKept => one.endedBy === 'run')
