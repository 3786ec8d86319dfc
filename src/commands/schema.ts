import { planSchema } from '../site/plan-schema.ts'
import { type Command, exit } from './command.ts'

/** `parvis schema`. */
export const schemaCommand: Command = {
  name: 'schema',
  words: [0, 0],
  options: {},
  says: {
    fr: {
      help: {
        takes: '',
        line: 'écrit le JSON Schema des fichiers de plan',
        about: [
          'Écrit sur la sortie standard le JSON Schema (2020-12) des fichiers de plan : celui qui les vérifie, et que le site publie à /schema/plan.json.',
        ],
        examples: [{ call: 'parvis schema > plan.schema.json' }],
      },
    },
    en: {
      help: {
        takes: '',
        line: 'writes the JSON Schema of plan files',
        about: [
          'Writes the JSON Schema (2020-12) of plan files to the standard output: the one that checks them, and that the site publishes at /schema/plan.json.',
        ],
        examples: [{ call: 'parvis schema > plan.schema.json' }],
      },
    },
  },
  async run({ terminal }) {
    terminal.say(JSON.stringify(planSchema(), null, 2))
    return exit.done
  },
}
