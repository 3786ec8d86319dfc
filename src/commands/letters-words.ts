import type { Language } from '../platform/locales/languages.ts'
import type { Help } from './command.ts'

type LettersWords = {
  help: Help
  waiting(count: number): string
  failed(id: string, kind: string, written: string, attempts: number, problem: string): string
  inAll(count: number): string
}

const fr: LettersWords = {
  help: {
    takes: '',
    line: 'dit quels courriels attendent, et lesquels ne sont pas partis',
    about: [
      'Compte les courriels qui attendent leur prochain essai, et donne un à un ceux qui ne sont pas partis : leur genre, quand ils ont été écrits, combien d’essais, et ce qu’a dit le serveur de courrier. À qui ils allaient n’est pas dit.',
      'Ceux qui ne sont pas partis sont gardés 30 jours.',
    ],
    examples: [{ call: 'parvis letters' }],
    exits: { 0: 'tout est parti, ou attend son tour', 1: 'des courriels ne sont pas partis' },
  },
  waiting: count => `En attente : ${count}`,
  failed: (id, kind, written, attempts, problem) => `${id}  ${kind}  ${written}  essais : ${attempts}  ${problem}`,
  inAll: count => `Pas partis : ${count}`,
}

const en: LettersWords = {
  help: {
    takes: '',
    line: 'says which mails wait, and which didn’t leave',
    about: [
      'Counts the mails that wait for their next try, and gives those that didn’t leave one by one: their kind, when they were written, how many tries, and what the mail server said. To whom they went isn’t said.',
      'Those that didn’t leave are kept for 30 days.',
    ],
    examples: [{ call: 'parvis letters' }],
    exits: { 0: 'all left, or wait for their turn', 1: 'some mails didn’t leave' },
  },
  waiting: count => `Waiting: ${count}`,
  failed: (id, kind, written, attempts, problem) => `${id}  ${kind}  ${written}  tries: ${attempts}  ${problem}`,
  inAll: count => `Didn’t leave: ${count}`,
}

export const lettersWords: Record<Language, LettersWords> = { fr, en }
