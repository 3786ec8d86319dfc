import { parseArgs } from 'node:util'
import type { Call, Command } from './command.ts'
import { misunderstood, unknownName } from './misunderstood.ts'

/** What was asked for: a command, or the help of one, or of all. */
export type Asked =
  | { help: Command | null }
  | { command: Command; words: readonly string[]; flags: Set<string>; values: Map<string, string> }

/**
 * What a command line asks for.
 * @throws OperatorError with exit code 2, in one line: a command, an option or a word that nothing knows, or one that is missing
 */
export function readArguments(args: readonly string[], commands: readonly Command[]): Asked {
  const names = commands.map(({ name }) => name)
  const named = args.find(arg => !isOption(arg))
  const asksHelp = named === 'help' || args.includes('--help') || args.includes('-h')
  const first = named === 'help' ? args.filter(arg => !isOption(arg))[1] : named
  const command = commands.find(({ name }) => name === first)
  if (first !== undefined && !command) throw unknownName(first, names)
  if (asksHelp || !command) {
    const option = asksHelp ? undefined : args.find(isOption)
    if (option) throw unknownName(option, ['--help'])
    return { help: command ?? null }
  }
  return { command, ...split(args, command) }
}

/** What begins with a dash and no letter after it (`-5`) is a word. */
const isOption = (arg: string): boolean => /^--?[A-Za-z]/.test(arg) || arg === '--'
/** Node would take it for options; a NUL, which no argument can hold, keeps it a word. */
const hidden = (arg: string): string => (arg.startsWith('-') && !isOption(arg) ? `\0${arg}` : arg)
const shown = (arg: string): string => arg.replace(/^\0/, '')

function split(args: readonly string[], command: Command): Pick<Call, 'words'> & Split {
  const types = Object.entries(command.options)
  const { tokens } = parseArgs({
    args: args.map(hidden),
    strict: false,
    tokens: true,
    allowPositionals: true,
    options: Object.fromEntries(types.map(([name, kind]) => [name, { type: kind === 'flag' ? 'boolean' : 'string' }])),
  })
  const words: string[] = []
  const flags = new Set<string>()
  const values = new Map<string, string>()
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(shown(token.value))
    if (token.kind !== 'option') continue
    const { name, rawName, inlineValue } = token
    const value = token.value === undefined ? undefined : shown(token.value)
    const kind = Object.hasOwn(command.options, name) ? command.options[name] : undefined
    const say = (fr: string, en: string) => misunderstood({ fr, en }, command.name)
    if (!kind || !rawName.startsWith('--')) {
      throw unknownName(rawName, ['--help', ...types.map(([known]) => `--${known}`)], command.name)
    }
    if (flags.has(name) || values.has(name)) throw say(`${rawName} est donné deux fois.`, `${rawName} is given twice.`)
    if (kind === 'flag') {
      if (value !== undefined) throw say(`${rawName} ne prend pas de valeur.`, `${rawName} takes no value.`)
      flags.add(name)
    } else if (value === undefined || (!inlineValue && value.startsWith('--'))) {
      throw say(`Il manque une valeur après ${rawName}.`, `A value is missing after ${rawName}.`)
    } else {
      values.set(name, value)
    }
  }
  return { words: counted(words.slice(1), command), flags, values }
}
type Split = { flags: Set<string>; values: Map<string, string> }

function counted(words: readonly string[], command: Command): readonly string[] {
  const [least, most] = command.words
  const { name, says } = command
  if (words.length > most) {
    const extra = words[most]
    throw misunderstood({ fr: `« ${extra} » est de trop.`, en: `“${extra}” is one word too many.` }, name)
  }
  if (words.length < least) {
    const missing = (takes: string) => takes.match(/<[^>]+>/g)?.[words.length] ?? takes
    throw misunderstood(
      { fr: `Il manque ${missing(says.fr.help.takes)}.`, en: `${missing(says.en.help.takes)} is missing.` },
      name,
    )
  }
  return words
}
