import type { Language } from '../platform/locales/languages.ts'
import type { Command } from './command.ts'
import { helpWords } from './help-words.ts'

const width = 100

/** Words in lines that fit, each after the same spaces. */
function wrapped(text: string, indent: number): string[] {
  const lines: string[] = ['']
  for (const word of text.split(' ')) {
    const last = lines.at(-1) as string
    if (last && last.length + word.length + 1 > width - indent) lines.push(word)
    else lines[lines.length - 1] = last ? `${last} ${word}` : word
  }
  return lines.map(line => `${' '.repeat(indent)}${line}`)
}

/** Two columns: names, and what is said of each. */
function table(rows: readonly (readonly [name: string, says: string])[]): string[] {
  const column = Math.max(...rows.map(([name]) => name.length)) + 2
  return rows.flatMap(([name, says]) => {
    const lines = wrapped(says, 2 + column)
    return [`  ${name.padEnd(column)}${(lines[0] as string).trimStart()}`.trimEnd(), ...lines.slice(1)]
  })
}

/** What all of the program can do. */
export function helpOfAll(commands: readonly Command[], language: Language): string {
  const say = helpWords[language]
  const rows = commands.map(({ name, says }) => [`parvis ${name}`, says[language].help.line] as const)
  return [
    say.title,
    '',
    ...table([['npm start', say.start], ...rows, ['parvis --help', say.help]]),
    '',
    say.more,
    '',
    say.exits,
    ...table(Object.entries(say.exitCodes)),
    '',
    say.settings,
  ].join('\n')
}

/** What one command can do. */
export function helpOf({ name, says }: Command, language: Language): string {
  const say = helpWords[language]
  const { takes, about, options = {}, examples, exits = {} } = says[language].help
  return [
    `parvis ${name}${takes ? ` ${takes}` : ''}`,
    ...about.flatMap(paragraph => ['', ...wrapped(paragraph, 0)]),
    ...(Object.keys(options).length > 0 ? ['', say.options, ...table(Object.entries(options))] : []),
    '',
    say.examples,
    ...examples.flatMap(({ call, does }) => [...(does ? wrapped(`# ${does}`, 2) : []), `  ${call}`]),
    '',
    say.exits,
    ...table(Object.entries({ ...say.exitCodes, ...exits })),
  ].join('\n')
}
