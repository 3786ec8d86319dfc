import { resolve } from 'node:path'
import { OperatorError } from '../platform/operator-error.ts'
import { kindInWords } from '../record/index.ts'
import { checkExportFolder, writeExport } from '../site/export-folder.ts'
import { exportPlans } from '../site/export-plans.ts'
import { type Command, exit } from './command.ts'
import { exportWords } from './export-words.ts'
import { withDatabase } from './with-database.ts'

const usualFolder = 'parvis-export'

/** `parvis export [folder]`. */
export const exportCommand: Command = {
  name: 'export',
  words: [0, 1],
  options: {},
  says: exportWords,
  async run({ language, words, terminal, environment }) {
    const say = exportWords[language]
    const folder = resolve(words[0] ?? usualFolder)
    checkExportFolder(folder)
    const { files, counts, removed } = await withDatabase(environment, db =>
      exportPlans(db, terminal.progress(say.progress)),
    )
    if (files.length === 0) throw nothingToExport()
    writeExport(folder, files)
    for (const [type, count] of Object.entries(counts))
      if (count > 0) terminal.say(say.count(kindInWords(type, language), count))
    terminal.say(say.written(files.length, folder))
    terminal.say(say.leftOut(removed))
    return exit.done
  },
}

const nothingToExport = () =>
  new OperatorError('nothing-to-export', {
    fr: 'Le site est vide : il n’y a rien à exporter.',
    en: 'The site is empty: there is nothing to export.',
  })
