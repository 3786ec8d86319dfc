import { clockAt } from '../platform/clock.ts'
import { sealAll } from '../record/index.ts'
import { checkFiles } from '../site/check-files.ts'
import { importPlans } from '../site/import-plans.ts'
import { ImportRefused, problemInWords } from '../site/import-problem.ts'
import { importReport } from '../site/import-report.ts'
import { readFiles } from '../site/read-files.ts'
import { type Command, exit } from './command.ts'
import { importWords } from './import-words.ts'
import { withDatabase } from './with-database.ts'

const mostProblemsShown = 50

/** `parvis import <file or folder>`. */
export const importCommand: Command = {
  name: 'import',
  words: [1, 1],
  options: { 'dry-run': 'flag' },
  says: importWords,
  async run({ language, words, flags, terminal, environment }) {
    const say = importWords[language]
    const dryRun = flags.has('dry-run')
    const tell = terminal.progress(say.progress)
    try {
      const found = checkFiles(readFiles(words[0] as string))
      const result = await withDatabase(environment, async db => {
        const imported = await importPlans(db, found, clockAt(null).recorded(), dryRun, tell)
        if (!dryRun) await sealAll(db)
        return imported
      })
      for (const line of importReport(result, dryRun, language)) terminal.say(line)
      return exit.done
    } catch (error) {
      if (!(error instanceof ImportRefused)) throw error
      const { problems } = error
      terminal.complain(say.refused(problems.length))
      for (const problem of problems.slice(0, mostProblemsShown))
        terminal.complain(`- ${problemInWords(problem, language)}`)
      if (problems.length > mostProblemsShown) terminal.complain(say.andMore(problems.length - mostProblemsShown))
      return exit.refused
    }
  },
}
