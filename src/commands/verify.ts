import { sealAll, verifyRecord } from '../record/index.ts'
import { type Command, exit } from './command.ts'
import { verifyWords } from './verify-words.ts'
import { withDatabase } from './with-database.ts'

const mostProblemsShown = 50

/** `parvis verify`. */
export const verifyCommand: Command = {
  name: 'verify',
  words: [0, 0],
  options: {},
  says: verifyWords,
  async run({ language, terminal, environment }) {
    const say = verifyWords[language]
    const { sealed, waiting, head, problems } = await withDatabase(environment, async db => {
      await sealAll(db)
      return verifyRecord(db, { tell: terminal.progress(say.progress) })
    })
    for (const problem of problems.slice(0, mostProblemsShown)) terminal.complain(`- ${problem[language]}`)
    if (problems.length > mostProblemsShown) terminal.complain(say.andMore(problems.length - mostProblemsShown))
    terminal.say(problems.length === 0 ? say.holds(sealed, waiting, head) : say.broken(problems.length, sealed))
    return problems.length === 0 ? exit.done : exit.refused
  },
}
