import type { Language } from '../platform/locales/languages.ts'
import { plural } from '../platform/locales/plural.ts'
import type { Help } from './command.ts'

type ExportWords = {
  help: Help
  progress: string
  count(kind: string, count: number): string
  written(files: number, folder: string): string
  leftOut(removed: number): string
}

const fr: ExportWords = {
  help: {
    takes: '[dossier]',
    line: 'écrit le contenu du site en fichiers de plan',
    about: [
      'Écrit tout le contenu du site, tel qu’il est à un même instant, en fichiers de plan : un par plan, et un pour les organisations, les chiffres, le vocabulaire et le site. Sans dossier : parvis-export.',
      'Un import les relit à l’identique, identités et anciennes adresses comprises. Ils ne contiennent pas le registre, ni ce qui a été retiré : pour cela, il faut une sauvegarde.',
      'Le dossier est vide, n’existe pas encore, ou vient d’un export : ses fichiers sont alors remplacés, sauf ceux que quelqu’un a modifiés sans les importer. SHA256SUMS dit ce qui a été écrit (sha256sum -c SHA256SUMS).',
    ],
    examples: [{ call: 'parvis export' }, { call: 'parvis export /srv/ouverture/contenu' }],
  },
  progress: 'Lecture :',
  count: (kind, count) => `${kind} : ${count}`,
  written: (files, folder) => `${files} ${plural('fr', files, 'fichier écrit', 'fichiers écrits')} dans ${folder}`,
  leftOut: removed =>
    removed > 0
      ? `Ni le registre, ni ce qui a été retiré (${removed}) ne s’y trouvent : docs/import.md, « Exporting ».`
      : 'Le registre ne s’y trouve pas : docs/import.md, « Exporting ».',
}

const en: ExportWords = {
  help: {
    takes: '[folder]',
    line: 'writes the content of the site as plan files',
    about: [
      'Writes the whole content of the site, as it is at one moment, as plan files: one for each plan, and one for the organisations, the figures, the vocabulary and the site. Without a folder: parvis-export.',
      'An import reads them back to the same content, identities and old addresses included. They hold neither the record nor what was taken away: that takes a backup.',
      'The folder is empty, or doesn’t exist yet, or comes from an export: its files are then replaced, but for those that somebody changed and didn’t import. SHA256SUMS says what was written (sha256sum -c SHA256SUMS).',
    ],
    examples: [{ call: 'parvis export' }, { call: 'parvis export /srv/open/content' }],
  },
  progress: 'Reading:',
  count: (kind, count) => `${kind}: ${count}`,
  written: (files, folder) => `${files} ${plural('en', files, 'file', 'files')} written into ${folder}`,
  leftOut: removed =>
    removed > 0
      ? `Neither the record nor what was taken away (${removed}) is in them: docs/import.md, “Exporting”.`
      : 'The record is not in them: docs/import.md, “Exporting”.',
}

/** What `parvis export` says. */
export const exportWords: Record<Language, ExportWords> = { fr, en }
