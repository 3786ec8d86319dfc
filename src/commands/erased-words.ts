import type { Language } from '../platform/locales/languages.ts'
import { plural } from '../platform/locales/plural.ts'
import type { Help } from './command.ts'

type ErasedWords = { help: Help; again(count: number, listed: number): string }

const fr: ErasedWords = {
  help: {
    takes: '[fichier]',
    line: 'liste qui s’est effacé, et le refait après une restauration',
    about: [
      'Sans fichier, donne une ligne pour chaque personne qui a effacé son compte : une identité, qui ne dit rien de personne, et ce qu’elle a choisi pour ce qu’elle avait écrit. À garder ailleurs que les sauvegardes, et à renouveler plus souvent qu’elles.',
      'Avec une telle liste, efface de nouveau qui est revenu par une sauvegarde plus ancienne. « parvis restore --erased » fait de même en restaurant. Recommencer ne change plus rien.',
    ],
    examples: [
      { call: 'parvis erased > /mnt/ailleurs/effaces.txt', does: 'garder la liste' },
      { call: 'parvis erased /mnt/ailleurs/effaces.txt', does: 'effacer de nouveau' },
    ],
  },
  again: (count, listed) =>
    `Effacés de nouveau : ${count} ${plural('fr', count, 'personne', 'personnes')}, sur ${listed} de la liste.`,
}

const en: ErasedWords = {
  help: {
    takes: '[file]',
    line: 'lists who erased themselves, and does so again after a restore',
    about: [
      'Without a file, gives a line for each person who erased their account: an identity, which tells of nobody, and what they chose for what they had written. Keep it elsewhere than the backups, and renew it more often than those.',
      'With such a list, erases those again who are back by an older backup. “parvis restore --erased” does the same while it restores. Doing it once more changes nothing.',
    ],
    examples: [
      { call: 'parvis erased > /mnt/elsewhere/erased.txt', does: 'keep the list' },
      { call: 'parvis erased /mnt/elsewhere/erased.txt', does: 'erase again' },
    ],
  },
  again: (count, listed) =>
    `Erased again: ${count} ${plural('en', count, 'person', 'people')}, of ${listed} in the list.`,
}

export const erasedWords: Record<Language, ErasedWords> = { fr, en }
