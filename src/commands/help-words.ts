import type { Language } from '../platform/locales/languages.ts'

const fr = {
  title: 'parvis : le site d’un plan d’action pour un gouvernement ouvert',
  start: 'lance le site',
  help: 'cette aide',
  more: 'Ce qu’une commande attend, avec des exemples : parvis <commande> --help',
  options: 'Options',
  examples: 'Exemples',
  exits: 'Codes de sortie',
  exitCodes: {
    0: 'c’est fait',
    1: 'c’est refusé, ou quelque chose ne va pas : une phrase dit quoi',
    2: 'la commande n’a pas été comprise',
  },
  settings: 'Réglages : docs/operations.md. Avec npm : npm run parvis -- import mon-plan.json',
}
type HelpWords = typeof fr

const en: HelpWords = {
  title: 'parvis: the site of an open-government action plan',
  start: 'starts the site',
  help: 'this help',
  more: 'What a command takes, with examples: parvis <command> --help',
  options: 'Options',
  examples: 'Examples',
  exits: 'Exit codes',
  exitCodes: {
    0: 'done',
    1: 'refused, or something is wrong: a sentence says what',
    2: 'the command was not understood',
  },
  settings: 'Settings: docs/operations.md. With npm: npm run parvis -- import my-plan.json',
}

/** What every help says. */
export const helpWords: Record<Language, HelpWords> = { fr, en }
