import type { Language } from '../platform/locales/languages.ts'
import type { Help } from './command.ts'

type VerifyWords = {
  help: Help
  progress: string
  holds(sealed: number, waiting: number, head: string): string
  broken(problems: number, sealed: number): string
  andMore(count: number): string
}

const fr: VerifyWords = {
  help: {
    takes: '',
    line: 'relit tout le registre et vérifie ses empreintes',
    about: [
      'Relit tout le registre : des numéros sans trou, chaque empreinte, la chaîne, et que le relire donne bien ce que le site montre. Scelle d’abord ce qui attend de l’être.',
      'L’empreinte de la chaîne, gardée ailleurs, dira plus tard si quelque chose d’avant a été réécrit.',
    ],
    examples: [{ call: 'parvis verify' }],
    exits: { 0: 'le registre tient', 1: 'le registre ne tient pas : chaque entrée en cause est nommée' },
  },
  progress: 'Entrées relues :',
  holds: (sealed, waiting, head) =>
    `Le registre tient : ${sealed} entrées scellées${waiting ? `, ${waiting} en attente` : ''}.\nEmpreinte de la chaîne : ${head}`,
  broken: (problems, sealed) => `Le registre ne tient pas : ${problems} problème(s) sur ${sealed} entrées.`,
  andMore: count => `… et ${count} autres.`,
}

const en: VerifyWords = {
  help: {
    takes: '',
    line: 'reads the whole record again and checks its hashes',
    about: [
      'Reads the whole record again: numbers without gaps, each hash, the chain, and that reading it gives what the site shows. First seals what waits.',
      'The hash of the chain, kept elsewhere, tells later whether anything before it was rewritten.',
    ],
    examples: [{ call: 'parvis verify' }],
    exits: { 0: 'the record holds', 1: 'the record does not hold: each entry at fault is named' },
  },
  progress: 'Entries read:',
  holds: (sealed, waiting, head) =>
    `The record holds: ${sealed} sealed entries${waiting ? `, ${waiting} waiting` : ''}.\nHash of the chain: ${head}`,
  broken: (problems, sealed) => `The record does not hold: ${problems} problem(s) in ${sealed} entries.`,
  andMore: count => `… and ${count} more.`,
}

/** What `parvis verify` says. */
export const verifyWords: Record<Language, VerifyWords> = { fr, en }
