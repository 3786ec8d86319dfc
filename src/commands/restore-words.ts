import type { Language } from '../platform/locales/languages.ts'
import { amounts } from './amounts.ts'
import type { Help } from './command.ts'

type RestoreWords = {
  help: Help
  progress(done: number, all: number): string
  checking: string
  restored(taken: string, parvis: string): string
  readBack: string
  strange(tables: readonly string[]): string
  lost(files: number): string
  whoErased: string
}

const moment = (locale: 'fr' | 'en-GB', iso: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(new Date(iso))

const fr: RestoreWords = {
  help: {
    takes: '<fichier>',
    line: 'remet une sauvegarde dans un site vide',
    about: [
      'Remet une sauvegarde dans un site vide, de cette version de Parvis ou d’une plus récente que celle qui l’a faite. « - » lit l’entrée standard. Un site qui a du contenu est refusé.',
      'Chaque table est relue et comparée avec le fichier ; puis tout le registre est vérifié. C’est tout ou rien : coupée en route, la restauration laisse un site vide.',
    ],
    options: {
      '--erased fichier':
        'une liste de « parvis erased », plus récente que la sauvegarde : qui s’est effacé depuis l’est de nouveau',
    },
    examples: [{ call: 'parvis restore /mnt/ailleurs/lundi.backup --erased /mnt/ailleurs/effaces.txt' }],
    exits: {
      0: 'le site est restauré, et son registre tient',
      1: 'rien n’est restauré, et une phrase dit pourquoi ; ou le site l’est, et son registre ne tenait déjà pas',
      130: 'interrompue par Ctrl-C ou SIGTERM : le site est resté vide',
    },
  },
  progress: (done, all) =>
    all > 0
      ? `Restauration : ${amounts.fr.size(done)} sur ${amounts.fr.size(all)}`
      : `Restauration : ${amounts.fr.size(done)}`,
  checking: 'Restauration : clés et index, puis relecture de toutes les tables',
  restored: (taken, parvis) => `Site restauré tel qu’il était le ${moment('fr', taken)} UTC (Parvis ${parvis}).`,
  readBack: 'Relues dans la base, elles sont celles de la sauvegarde ; l’index de la recherche est refait.',
  strange: tables =>
    `Laissées de côté, car elles ne sont pas de Parvis : ${tables.join(', ')}. La sauvegarde les contient toujours.`,
  lost: files =>
    `Fichiers joints que la sauvegarde n’a pas, ou qu’elle a abîmés : ${files}. Tout le reste est restauré ; le site dira de chacun qu’il ne peut pas être lu.`,
  whoErased:
    'Qui s’est effacé depuis cette sauvegarde est revenu. Effacez-les de nouveau : parvis erased <liste>, d’après une liste plus récente.',
}

const en: RestoreWords = {
  help: {
    takes: '<file>',
    line: 'puts a backup into an empty site',
    about: [
      'Puts a backup into an empty site, of the version of Parvis that took it or a later one. “-” reads the standard input. A site that has content is refused.',
      'Each table is read back and compared with the file; then the whole record is verified. It is all or nothing: cut short, it leaves an empty site.',
    ],
    options: {
      '--erased file': 'a list of “parvis erased”, later than the backup: who erased themselves since is erased again',
    },
    examples: [{ call: 'parvis restore /mnt/elsewhere/monday.backup --erased /mnt/elsewhere/erased.txt' }],
    exits: {
      0: 'the site is restored, and its record holds',
      1: 'nothing is restored, and a sentence says why; or the site is, and its record did not hold before either',
      130: 'interrupted by Ctrl-C or SIGTERM: the site stayed empty',
    },
  },
  progress: (done, all) =>
    all > 0 ? `Restore: ${amounts.en.size(done)} of ${amounts.en.size(all)}` : `Restore: ${amounts.en.size(done)}`,
  checking: 'Restore: keys and indexes, then reading all tables back',
  restored: (taken, parvis) => `The site is restored as it was on ${moment('en-GB', taken)} UTC (Parvis ${parvis}).`,
  readBack: 'Read back from the database, they are those of the backup; the index of search is made anew.',
  strange: tables => `Left out, since they aren’t Parvis’s: ${tables.join(', ')}. The backup still holds them.`,
  lost: files =>
    `Attached files that the backup doesn’t have, or has damaged: ${files}. All else is restored; the site says of each that it can’t be read.`,
  whoErased:
    'Whoever erased themselves after this backup is back. Erase them again: parvis erased <list>, by a later list.',
}

/** What `parvis restore` says, before it says what `verify` does. */
export const restoreWords: Record<Language, RestoreWords> = { fr, en }
