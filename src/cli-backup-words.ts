import type { Language } from './platform/locales/languages.ts'
import { plural } from './platform/locales/plural.ts'

const size = (language: Language, bytes: number): string => {
  const amount = new Intl.NumberFormat(language, { maximumFractionDigits: bytes < 10_000_000 ? 1 : 0 })
  return `${amount.format(bytes / 1_000_000)} ${language === 'fr' ? 'Mo' : 'MB'}`
}
const number = (language: Language, count: number) => new Intl.NumberFormat(language).format(count)

const moment = (locale: 'fr' | 'en-GB', iso: string): string =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' }).format(new Date(iso))

const fr = {
  backingUp: (table: string, bytes: number) => `Sauvegarde : ${table}, ${size('fr', bytes)}`,
  backedUp: (path: string, bytes: number) => `Sauvegarde faite : ${path} (${size('fr', bytes)})`,
  toOutput: 'sortie standard',
  held: (tables: number, rows: number) =>
    `${number('fr', tables)} tables, ${number('fr', rows)} ${plural('fr', rows, 'ligne', 'lignes')}`,
  encrypted: 'chiffrée avec PARVIS_BACKUP_KEY',
  notEncrypted: 'non chiffrée',
  hash: (sha256: string) => `SHA-256 : ${sha256}`,
  restoreWhat: 'Restaurer quoi ? parvis restore <fichier>',
  restoring: (done: number, all: number) =>
    all > 0 ? `Restauration : ${size('fr', done)} sur ${size('fr', all)}` : `Restauration : ${size('fr', done)}`,
  checking: 'Restauration : clés et index, puis relecture de toutes les tables',
  restored: (taken: string, parvis: string) =>
    `Site restauré tel qu’il était le ${moment('fr', taken)} UTC (Parvis ${parvis}).`,
  readBack: 'Relues dans la base, elles sont celles de la sauvegarde ; l’index de la recherche est refait.',
  strange: (tables: readonly string[]) =>
    `Laissées de côté, car elles ne sont pas de Parvis : ${tables.join(', ')}. La sauvegarde les contient toujours.`,
}
export type CliBackupWords = typeof fr

const en: CliBackupWords = {
  backingUp: (table, bytes) => `Backup: ${table}, ${size('en', bytes)}`,
  backedUp: (path, bytes) => `Backup made: ${path} (${size('en', bytes)})`,
  toOutput: 'standard output',
  held: (tables, rows) => `${number('en', tables)} tables, ${number('en', rows)} ${plural('en', rows, 'row', 'rows')}`,
  encrypted: 'encrypted with PARVIS_BACKUP_KEY',
  notEncrypted: 'not encrypted',
  hash: sha256 => `SHA-256: ${sha256}`,
  restoreWhat: 'Restore what? parvis restore <file>',
  restoring: (done, all) =>
    all > 0 ? `Restore: ${size('en', done)} of ${size('en', all)}` : `Restore: ${size('en', done)}`,
  checking: 'Restore: keys and indexes, then reading all tables back',
  restored: (taken, parvis) => `The site is restored as it was on ${moment('en-GB', taken)} UTC (Parvis ${parvis}).`,
  readBack: 'Read back from the database, they are those of the backup; the index of search is made anew.',
  strange: tables => `Left out, since they aren’t Parvis’s: ${tables.join(', ')}. The backup still holds them.`,
}

/** What the command line says of backups. */
export const cliBackupWords: Record<Language, CliBackupWords> = { fr, en }
