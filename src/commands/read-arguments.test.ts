import { describe, expect, test } from 'vitest'
import { OperatorError } from '../platform/operator-error.ts'
import type { Command, Help } from './command.ts'
import { readArguments } from './read-arguments.ts'

const help = (takes: string): Help => ({ takes, line: '', about: [], examples: [] })
const command = (name: string, words: Command['words'], options: Command['options'] = {}): Command => ({
  name,
  words,
  options,
  says: { fr: { help: help('<chose> <valeur>') }, en: { help: help('<thing> <value>') } },
  run: async () => 0,
})
const say = command('say', [2, 2], { reason: 'value', 'dry-run': 'flag' })
const known = [say, command('look', [0, 1])]

const read = (...args: string[]) => {
  const asked = readArguments(args, known)
  if ('help' in asked) return { help: asked.help?.name ?? null }
  const { words, flags, values } = asked
  return { command: asked.command.name, words, flags: [...flags], values: Object.fromEntries(values) }
}
/** The line that is said of what isn't understood, in both languages. */
function misread(...args: string[]): { fr: string; en: string } {
  try {
    read(...args)
  } catch (error) {
    expect(error).toBeInstanceOf(OperatorError)
    expect((error as OperatorError).exitCode).toBe(2)
    return (error as OperatorError).sentence
  }
  throw new Error('this was understood')
}

describe('a command line', () => {
  test('is a command, its words, and its options wherever they stand', () => {
    const asked = { command: 'say', words: ['a', 'b c'], flags: ['dry-run'], values: { reason: 'because' } }
    expect(read('say', 'a', 'b c', '--reason', 'because', '--dry-run')).toEqual(asked)
    expect(read('say', '--dry-run', '--reason=because', 'a', 'b c')).toEqual(asked)
    expect(read('look')).toEqual({ command: 'look', words: [], flags: [], values: {} })
  })

  test('may hold negative numbers, dashes, and anything after two dashes', () => {
    expect(read('say', 'value', '-5')).toMatchObject({ words: ['value', '-5'] })
    expect(read('say', '- 5 M€', '-')).toMatchObject({ words: ['- 5 M€', '-'] })
    expect(read('say', 'a', '--reason=-1', '--', '--dry-run')).toMatchObject({
      words: ['a', '--dry-run'],
      values: { reason: '-1' },
      flags: [],
    })
  })

  test('asks for help, of all or of one command', () => {
    for (const args of [[], ['help'], ['--help'], ['-h'], ['help', '--help']])
      expect(read(...args)).toEqual({ help: null })
    for (const args of [
      ['help', 'say'],
      ['say', '--help'],
      ['-h', 'say'],
      ['say', 'too', 'many', 'words', '-h'],
    ])
      expect(read(...args)).toEqual({ help: 'say' })
  })
})

describe('what isn’t understood is told in one line, with the name that was probably meant', () => {
  test.each([
    [['sya'], /“sya”.*“say”/, 'parvis --help'],
    [['constructor'], /“constructor”/, 'parvis --help'],
    [['nothing-like-it'], /“nothing-like-it”/, 'parvis --help'],
    [['help', 'lok'], /“lok”.*“look”/, 'parvis --help'],
    [['--hepl'], /“--hepl”.*“--help”/, 'parvis --help'],
    [['say', 'a', 'b', '--dry-rum'], /“--dry-rum”.*“--dry-run”/, 'parvis say --help'],
    [['say', 'a', 'b', '-r'], /“-r”/, 'parvis say --help'],
    [['say', 'a', 'b', '--constructor'], /“--constructor”/, 'parvis say --help'],
    [['say', 'a', 'b', 'c'], /“c”/, 'parvis say --help'],
    [['say', 'a'], /^<value>/, 'parvis say --help'],
    [['say'], /^<thing>/, 'parvis say --help'],
    [['say', 'a', 'b', '--reason'], /--reason/, 'parvis say --help'],
    [['say', 'a', 'b', '--reason', '--dry-run'], /--reason/, 'parvis say --help'],
    [['say', 'a', 'b', '--dry-run=yes'], /--dry-run/, 'parvis say --help'],
    [['say', 'a', 'b', '--reason', 'x', '--reason', 'y'], /--reason.*twice/, 'parvis say --help'],
  ] as const)('%j', (args, words, where) => {
    const { fr, en } = misread(...args)
    expect(en).toMatch(words)
    for (const line of [fr, en]) {
      expect(line).toContain(where)
      expect(line).not.toMatch(/\n|undefined/)
    }
  })

  test('but a name that nothing is near is not guessed', () => {
    expect(misread('nothing-like-it').en).toBe('I don’t understand “nothing-like-it”. See: parvis --help')
    expect(misread('sya').fr).toBe('Je ne comprends pas « sya ». Vouliez-vous écrire « say » ? Voir : parvis --help')
  })
})
