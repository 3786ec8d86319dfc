import { makeProgress } from '../commitments/index.ts'
import type { Language } from '../platform/locales/languages.ts'
import { reindex } from '../search/index.ts'
import { textParts } from '../site/help/found.ts'
import { type Command, exit, type Help } from './command.ts'
import { withDatabase } from './with-database.ts'

const reindexWords: Record<Language, { help: Help; progress: string; made(count: number): string }> = {
  fr: {
    help: {
      takes: '',
      line: 'refait tout l’index de la recherche et l’avancement des engagements',
      about: [
        'Refait tout l’index de la recherche et l’avancement des engagements, à partir de ce que le site contient. Les deux se tiennent à jour d’eux-mêmes ; cette commande est pour le jour où la recherche ne trouve pas ce qui est pourtant là, ou si une liste compte mal.',
      ],
      examples: [{ call: 'parvis reindex' }],
    },
    progress: 'Index :',
    made: count => `L’index de la recherche est refait : ${count} objets.`,
  },
  en: {
    help: {
      takes: '',
      line: 'makes the whole index of search and the progress of commitments again',
      about: [
        'Makes the whole index of search and the progress of commitments again, from what the site holds. Both keep themselves up to date; this is for the day when search doesn’t find what is there, or a list counts wrongly.',
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
    const count = await withDatabase(environment, async db => {
      await makeProgress(db)
      return reindex(db, textParts(), tell)
    })
    terminal.say(say.made(count))
    return exit.done
  },
}
