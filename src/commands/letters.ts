import { readTroubles } from '../platform/mail/post.ts'
import { type Command, exit } from './command.ts'
import { lettersWords } from './letters-words.ts'
import { withDatabase } from './with-database.ts'

const mostShown = 100

/** `parvis letters`. */
export const lettersCommand: Command = {
  name: 'letters',
  words: [0, 0],
  options: {},
  says: lettersWords,
  async run({ language, terminal, environment }) {
    const say = lettersWords[language]
    const { waiting, failed, inAll } = await withDatabase(environment, db => readTroubles(db, mostShown))
    terminal.say(say.waiting(waiting))
    for (const { id, kind, written_at, attempts, problem } of failed)
      terminal.say(say.failed(id, kind, written_at.toISOString(), attempts, problem ?? ''))
    terminal.say(say.inAll(inAll))
    return inAll === 0 ? exit.done : exit.refused
  },
}
