import { describe, expect, test } from 'vitest'
import type { Language } from '../platform/locales/languages.ts'
import { helpOf, helpOfAll } from './help.ts'
import { commands } from './index.ts'
import { runCommandLine } from './run.ts'
import { openTerminal } from './terminal.ts'

const languages: Language[] = ['fr', 'en']

describe('the help of the command line', () => {
  test.each(languages)('lists every command, in the language %s', language => {
    const text = helpOfAll(commands, language)
    for (const { name, says } of commands) {
      expect(text).toMatch(new RegExp(`parvis ${name} `))
      expect(text).toContain(says[language].help.line)
    }
    expect(text).toMatch(/parvis <(commande|command)> --help/)
  })

  const each = commands.flatMap(command => languages.map(language => [command.name, language, command] as const))
  test.each(each)(
    'of %s (%s) says each option, examples, exit codes, and nothing of another command',
    (_, language, command) => {
      const { help } = command.says[language]
      const text = helpOf(command, language)
      expect(help.about.length).toBeGreaterThan(0)
      expect(help.examples.length).toBeGreaterThan(0)
      for (const { call } of help.examples) expect(call).toMatch(new RegExp(`^parvis ${command.name}(?= |$)`))
      const told = Object.keys(help.options ?? {}).map(option => /^--([a-z-]+)/.exec(option)?.[1])
      expect(told).toEqual(Object.keys(command.options))
      for (const code of [0, 1, 2]) expect(text).toMatch(new RegExp(`^  ${code} {2,}\\S`, 'm'))
      expect(text.split('\n').filter(line => line.length > 100 && !line.startsWith('  parvis'))).toEqual([])
      expect(text).not.toMatch(/undefined|\[object/)
    },
  )

  test.each(commands.map(command => [command.name, command] as const))(
    'of %s says the same in both languages: options, examples, codes',
    (_, { says }) => {
      const shape = ({ help }: (typeof says)['fr']) => ({
        words: help.takes.match(/[<[]/g)?.length ?? 0,
        about: help.about.length,
        options: Object.keys(help.options ?? {}).map(option => option.split(' ')[0]),
        examples: help.examples.length,
        exits: Object.keys(help.exits ?? {}),
      })
      expect(shape(says.en)).toEqual(shape(says.fr))
    },
  )
})

describe('somebody who calls the program', () => {
  const call = async (args: string[], environment: NodeJS.ProcessEnv) => {
    const [out, err]: [string[], string[]] = [[], []]
    const terminal = openTerminal({ out: line => out.push(line), err: line => err.push(line), watched: null })
    return { code: await runCommandLine(args, terminal, environment), out: out.join('\n'), err: err.join('\n') }
  }

  test('is answered in the language of LC_ALL, else of LANG, else in French', async () => {
    const titles = [{}, { LANG: 'en_GB.UTF-8' }, { LC_ALL: 'fr_FR.UTF-8', LANG: 'en' }, { LC_ALL: '', LANG: 'de' }].map(
      async environment => (await call(['--help'], environment)).out.split('\n')[0],
    )
    const [fr, en] = ['parvis : le site', 'parvis: the site']
    expect((await Promise.all(titles)).map(title => title?.slice(0, 16))).toEqual([fr, en, fr, fr])
  })

  test('wrongly is told so on the error output, with exit code 2, and nothing on the other', async () => {
    expect(await call(['shcema'], { LANG: 'en' })).toEqual({
      code: 2,
      out: '',
      err: 'I don’t understand “shcema”. Did you mean “schema”? See: parvis --help',
    })
  })

  test('with a setting that makes no sense reads one sentence', async () => {
    const { code, out, err } = await call(['verify'], { LANG: 'en', PORT: 'many' })
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(/^The setting PORT \("many"\) does not fit/)
  })
})

describe('a terminal', () => {
  const watching = () => {
    const written: string[] = []
    const lines: string[] = []
    const terminal = openTerminal({
      out: line => lines.push(line),
      err: line => lines.push(line),
      watched: { write: text => written.push(text) },
    })
    return { terminal, written, lines }
  }

  test('shows how far work has come on one line, and clears it before anything else is said', () => {
    const { terminal, written, lines } = watching()
    terminal.progress('Reading:')(1, 3)
    expect(written).toEqual(['\r\u001b[KReading: 1/3'])
    terminal.say('done')
    expect(written.at(-1)).toBe('\r\u001b[K')
    expect(lines).toEqual(['done'])
    terminal.complain('and wrong')
    expect(written).toHaveLength(2)
  })

  test('clears the line once all is done', () => {
    const { terminal, written } = watching()
    const tell = terminal.progress('Reading:')
    tell(1, 2)
    tell(2, 2)
    expect(written).toEqual(['\r\u001b[KReading: 1/2', '\r\u001b[K'])
  })

  test('that nobody watches shows none of it', () => {
    const lines: string[] = []
    const terminal = openTerminal({ out: line => lines.push(line), err: line => lines.push(line), watched: null })
    terminal.progress('Reading:')(1, 3)
    expect(lines).toEqual([])
  })
})
