import type { Language } from '../platform/locales/languages.ts'
import { reindex } from '../search/index.ts'
import { textParts } from '../site/help/found.ts'
import { type Command, exit, type Help } from './command.ts'
import { withDatabase } from './with-database.ts'

const reindexWords: Record<Language, { help: Help; progress: string; made(count: number): string }> = {
  fr: {
    help: {
      takes: '',
      line: 'refait tout l’index de la recherche',
      about: [
        'Refait tout l’index de la recherche, à partir de ce que le site contient. L’index se tient à jour de lui-même ; cette commande est pour le jour où la recherche ne trouve pas ce qui est pourtant là.',
      ],
      examples: [{ call: 'parvis reindex' }],
    },
    progress: 'Index :',
    made: count => `L’index de la recherche est refait : ${count} objets.`,
  },
  en: {
    help: {
      takes: '',
      line: 'makes the whole index of search again',
      about: [
        'Makes the whole index of search again, from what the site holds. The index keeps itself up to date; this is for the day when search doesn’t find what is there.',
      ],
      examples: [{ call: 'parvis reindex' }],
    },
    progress: 'Index:',
    made: count => `The index of search is made again: ${count} things.`,
  },
}

/** `parvis reindex`. */
export const reindexCommand: Command = {
  name: 'reindex',
  words: [0, 0],
  options: {},
  says: reindexWords,
  async run({ language, terminal, environment }) {
    const say = reindexWords[language]
    const tell = terminal.progress(say.progress)
    const count = await withDatabase(environment, db => reindex(db, textParts(), tell))
    terminal.say(say.made(count))
    return exit.done
  },
}
