import type { Language } from '../platform/locales/languages.ts'
import type { Terminal } from './terminal.ts'

/** How every command ends; one that has another code says so in its help. */
export const exit = { done: 0, refused: 1, misunderstood: 2 } as const

/** A command as it was asked for. */
export type Call = {
  language: Language
  /** What stands after the command's name, in its order. */
  words: readonly string[]
  flags: ReadonlySet<string>
  /** Options that take a value. */
  values: ReadonlyMap<string, string>
  terminal: Terminal
  environment: NodeJS.ProcessEnv
}

/** What `--help` says of a command, in one language. */
export type Help = {
  /** What stands after its name: `<file or folder>`. */
  takes: string
  /** What it does, in the line that the list of commands has for it. */
  line: string
  /** What it does, in paragraphs. */
  about: readonly string[]
  /** Its options, as they are written: `--source "title|url"`, and what each does. */
  options?: Readonly<Record<string, string>>
  examples: readonly { call: string; does?: string }[]
  /** What its exit codes mean, where that is more than what they mean for all. */
  exits?: Readonly<Record<number, string>>
}

/** A command of the command line: what it takes, what its help says, and what it does. */
export type Command = {
  name: string
  /** How many words stand after its name, at least and at most. */
  words: readonly [least: number, most: number]
  /** Its options, without their dashes: a `flag` stands alone, a `value` is followed by one. */
  options: Readonly<Record<string, 'flag' | 'value'>>
  says: Readonly<Record<Language, { help: Help }>>
  /** @returns the exit code */
  run(call: Call): Promise<number>
}
