import type { Language } from '../platform/locales/languages.ts'
import { amounts } from './amounts.ts'
import type { Help } from './command.ts'

type BackupWords = {
  help: Help
  progress(table: string | null, bytes: number): string
  made(path: string, bytes: number): string
  toOutput: string
  encrypted: string
  notEncrypted: string
  hash(sha256: string): string
  lost(files: number, where: string): string
}

const fr: BackupWords = {
  help: {
    takes: '[fichier]',
    line: 'sauvegarde tout le site dans un fichier, même pendant qu’il tourne',
    about: [
      'Écrit tout le site, fichiers joints compris, tel qu’il est à un instant, dans un fichier compressé ; lecteurs et auteurs n’attendent pas. Par défaut, un fichier du dossier courant, dont le nom porte la date et l’heure. « - » écrit sur la sortie standard.',
      'Un fichier qui existe n’est jamais remplacé, et sous son nom il n’y a qu’une sauvegarde entière, ou rien. Avec PARVIS_BACKUP_KEY, elle est chiffrée ; sans cette clé, personne ne la relit.',
    ],
    examples: [
      { call: 'parvis backup' },
      { call: 'parvis backup /mnt/ailleurs/lundi.backup' },
      { call: "parvis backup - | ssh ailleurs 'cat > lundi.backup'", does: 'sans fichier sur cette machine' },
    ],
    exits: { 130: 'interrompue par Ctrl-C ou SIGTERM : il n’en reste rien' },
  },
  progress: (table, bytes) => `Sauvegarde : ${table ?? 'fichiers joints'}, ${amounts.fr.size(bytes)}`,
  made: (path, bytes) => `Sauvegarde faite : ${path} (${amounts.fr.size(bytes)})`,
  toOutput: 'sortie standard',
  encrypted: 'chiffrée avec PARVIS_BACKUP_KEY',
  notEncrypted: 'non chiffrée',
  hash: sha256 => `SHA-256 : ${sha256}`,
  lost: (files, where) =>
    `Fichiers joints qui manquent dans ${where}, ou y sont abîmés : ${files}. La sauvegarde contient tout le reste ; le site ne peut plus les montrer non plus. Cherchez-les dans une sauvegarde plus ancienne.`,
}

const en: BackupWords = {
  help: {
    takes: '[file]',
    line: 'backs the whole site up into a file, while it runs too',
    about: [
      'Writes the whole site with its attached files, as it is at one moment, into a compressed file; readers and writers don’t wait. By default a file of the current folder that has the date and time in its name. “-” writes to the standard output.',
      'A file that is there is never replaced, and under its name there is a whole backup or nothing. With PARVIS_BACKUP_KEY it is encrypted; without that key nobody can read it.',
    ],
    examples: [
      { call: 'parvis backup' },
      { call: 'parvis backup /mnt/elsewhere/monday.backup' },
      { call: "parvis backup - | ssh elsewhere 'cat > monday.backup'", does: 'without a file on this machine' },
    ],
    exits: { 130: 'interrupted by Ctrl-C or SIGTERM: nothing is left of it' },
  },
  progress: (table, bytes) => `Backup: ${table ?? 'attached files'}, ${amounts.en.size(bytes)}`,
  made: (path, bytes) => `Backup made: ${path} (${amounts.en.size(bytes)})`,
  toOutput: 'standard output',
  encrypted: 'encrypted with PARVIS_BACKUP_KEY',
  notEncrypted: 'not encrypted',
  hash: sha256 => `SHA-256: ${sha256}`,
  lost: (files, where) =>
    `Attached files that are missing from ${where}, or damaged there: ${files}. The backup holds all else; nor can the site show them any more. Look for them in an older backup.`,
}

/** What `parvis backup` says. */
export const backupWords: Record<Language, BackupWords> = { fr, en }
