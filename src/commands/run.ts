import { databaseTrouble } from '../platform/database/away.ts'
import { preferredLanguage } from '../platform/locales/languages.ts'
import { OperatorError } from '../platform/operator-error.ts'
import { exit } from './command.ts'
import { helpOf, helpOfAll } from './help.ts'
import { commands } from './index.ts'
import { readArguments } from './read-arguments.ts'
import type { Terminal } from './terminal.ts'

/**
 * Reads a command line and does what it asks, in the operator's language.
 * @returns the exit code
 */
export async function runCommandLine(
  args: readonly string[],
  terminal: Terminal,
  environment: NodeJS.ProcessEnv,
): Promise<number> {
  const language = preferredLanguage(environment.LC_ALL || environment.LANG)
  try {
    const asked = readArguments(args, commands)
    if ('help' in asked) {
      terminal.say(asked.help ? helpOf(asked.help, language) : helpOfAll(commands, language))
      return exit.done
    }
    const { command, ...given } = asked
    return await command.run({ ...given, language, terminal, environment })
  } catch (error) {
    const told = error instanceof OperatorError ? error : databaseTrouble(error)
    if (!told) throw error
    terminal.complain(told.sentence[language])
    return told.exitCode
  }
}
