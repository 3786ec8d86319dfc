import { readFile } from 'node:fs/promises'
import { type Erased, erasedIn, erasedLine, readErased, repeatErasures } from '../people/index.ts'
import { clockAt } from '../platform/clock.ts'
import { OperatorError } from '../platform/operator-error.ts'
import { type Command, exit } from './command.ts'
import { erasedWords } from './erased-words.ts'
import { withDatabase } from './with-database.ts'

/** `parvis erased [file]`. */
export const erasedCommand: Command = {
  name: 'erased',
  words: [0, 1],
  options: {},
  says: erasedWords,
  async run({ language, words: [file], terminal, environment }) {
    if (file === undefined) {
      for (const one of await withDatabase(environment, readErased)) terminal.say(erasedLine(one))
      return exit.done
    }
    const list = await readErasedList(file)
    const again = await withDatabase(environment, db => repeatErasures(db, list, clockAt(null).recorded()))
    terminal.say(erasedWords[language].again(again, list.length))
    return exit.done
  },
}

/** The list of a file. @throws OperatorError `erased-unreadable`, `erased-not-a-list` */
export async function readErasedList(file: string): Promise<Erased[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new OperatorError('erased-unreadable', {
      fr: `La liste ${file} ne peut pas être lue (${error.code}). Rien n’a changé.`,
      en: `The list ${file} can’t be read (${error.code}). Nothing was changed.`,
    })
  })
  return erasedIn(text)
}
