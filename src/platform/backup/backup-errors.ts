import { codeOf } from '../database/server-errors.ts'
import { OperatorError } from '../operator-error.ts'

/** Every way in which a backup or a restore can fail, said to whoever runs Parvis. The codes are stable. */
export const fileExists = (path: string) =>
  new OperatorError('backup-file-exists', {
    fr: `Il y a déjà un fichier ${path}, et une sauvegarde n’en remplace jamais un. Choisissez un autre nom, ou retirez-le d’abord.`,
    en: `There is a file ${path} already, and a backup never replaces one. Choose another name, or take it away first.`,
  })

const fileNotWritable = (path: string, reason: string) =>
  new OperatorError('backup-file-not-writable', {
    fr: `La sauvegarde ne peut pas être écrite dans ${path} (${reason}). Indiquez un fichier d’un dossier qui existe et où vous avez le droit d’écrire.`,
    en: `The backup can’t be written to ${path} (${reason}). Name a file in a folder that exists and in which you may write.`,
  })

const noRoom = (path: string, reason: string) =>
  new OperatorError('backup-disk-full', {
    fr: `Il n’y a pas assez de place pour écrire la sauvegarde ${path} (${reason}) : elle n’a pas été faite. Libérez de la place, ou indiquez un autre disque.`,
    en: `There is not enough room to write the backup ${path} (${reason}): it was not made. Free some, or name another disk.`,
  })

const fileNotReadable = (path: string, reason: string) =>
  new OperatorError('backup-file-not-readable', {
    fr: `Le fichier ${path} ne peut pas être lu (${reason}). Rien n’a changé.`,
    en: `The file ${path} can’t be read (${reason}). Nothing was changed.`,
  })

const outputNotTaken = (reason: string) =>
  new OperatorError('backup-output-not-taken', {
    fr: `La sortie standard n’a pas pris toute la sauvegarde (${reason}) : ce qui en a été écrit ne sert à rien.`,
    en: `The standard output didn’t take all of the backup (${reason}): what was written of it is of no use.`,
  })

export const outputIsATerminal = () =>
  new OperatorError('backup-to-terminal', {
    fr: 'Une sauvegarde ne s’écrit pas à l’écran. Dirigez-la vers un programme ou un fichier : parvis backup - | …',
    en: 'A backup isn’t for the screen. Send it to a program or a file: parvis backup - | …',
  })

export const nothingToBackUp = (where: string) =>
  new OperatorError('backup-empty', {
    fr: `Il n’y a rien à sauvegarder : le site de ${where} n’a aucun contenu. Vérifiez DATA_DIR et DATABASE_URL.`,
    en: `There is nothing to back up: the site of ${where} has no content. Check DATA_DIR and DATABASE_URL.`,
  })

export const backupFailed = (reason: string) =>
  new OperatorError('backup-failed', {
    fr: `La base de données n’a pas pu être lue jusqu’au bout, et la sauvegarde n’a pas été faite : ${reason}.`,
    en: `The database could not be read to its end, and the backup was not made: ${reason}.`,
  })

/** @param where the store of files, as the operator named it */
export const filesNotRead = (where: string, reason: string) =>
  new OperatorError('backup-files-not-read', {
    fr: `Les fichiers joints ne peuvent pas être lus dans ${where} (${reason}), et la sauvegarde n’a pas été faite. « parvis doctor » dit si ce dépôt répond.`,
    en: `Attached files can’t be read from ${where} (${reason}), and the backup was not made. “parvis doctor” says whether that store answers.`,
  })

export const filesNotKept = (where: string, reason: string) =>
  new OperatorError('restore-files-not-kept', {
    fr: `Les fichiers joints de cette sauvegarde ne peuvent pas être gardés dans ${where} (${reason}). Rien n’a changé. Libérez de la place (200 Mo de plus qu’ils n’en prennent), ou voyez ce que dit « parvis doctor » de ce dépôt.`,
    en: `The attached files of this backup can’t be kept in ${where} (${reason}). Nothing was changed. Free some room (200 MB more than they take), or see what “parvis doctor” says of that store.`,
  })

export const otherFormat = () =>
  new OperatorError('backup-other-format', {
    fr: 'Ce fichier n’est pas une sauvegarde de Parvis. Rien n’a changé.',
    en: 'This file is not a backup of Parvis. Nothing was changed.',
  })

export const laterFormat = (found: number) =>
  new OperatorError('backup-later-format', {
    fr: `Cette sauvegarde a été écrite par une version plus récente de Parvis (format ${found}). Rien n’a changé. Mettez Parvis à jour, puis recommencez.`,
    en: `This backup was written by a later version of Parvis (format ${found}). Nothing was changed. Update Parvis, then start again.`,
  })

export const laterVersion = (parvis: string, migration: number, newest: number) =>
  new OperatorError('backup-later-version', {
    fr: `Cette sauvegarde vient d’une autre version de Parvis, plus récente (${parvis}, migration ${migration} ; celle-ci s’arrête à ${newest}). Rien n’a changé. Mettez Parvis à jour, puis recommencez.`,
    en: `This backup is of another, later version of Parvis (${parvis}, migration ${migration}; this one stops at ${newest}). Nothing was changed. Update Parvis, then start again.`,
  })

export const damaged = (what: { fr: string; en: string }) =>
  new OperatorError('backup-damaged', {
    fr: `Cette sauvegarde est abîmée : ${what.fr}. Rien n’a changé. Prenez-en une autre copie.`,
    en: `This backup is damaged: ${what.en}. Nothing was changed. Take another copy of it.`,
  })

export const cutShort = () =>
  new OperatorError('backup-cut-short', {
    fr: 'Cette sauvegarde est incomplète : il en manque la fin. Rien n’a changé. Prenez-en une autre copie.',
    en: 'This backup is incomplete: its end is missing. Nothing was changed. Take another copy of it.',
  })

export const keyMissing = () =>
  new OperatorError('backup-key-missing', {
    fr: 'Cette sauvegarde est chiffrée : indiquez dans PARVIS_BACKUP_KEY la clé avec laquelle elle a été faite. Rien n’a changé.',
    en: 'This backup is encrypted: set PARVIS_BACKUP_KEY to the key that it was made with. Nothing was changed.',
  })

export const keyWrong = () =>
  new OperatorError('backup-key-wrong', {
    fr: 'La clé de PARVIS_BACKUP_KEY n’est pas celle avec laquelle cette sauvegarde a été faite. Rien n’a changé.',
    en: 'The key in PARVIS_BACKUP_KEY is not the one that this backup was made with. Nothing was changed.',
  })

export const notEncrypted = () =>
  new OperatorError('backup-not-encrypted', {
    fr: 'PARVIS_BACKUP_KEY est défini, et cette sauvegarde n’est pas chiffrée : n’importe qui a pu l’écrire. Si vous savez d’où elle vient, recommencez sans PARVIS_BACKUP_KEY. Rien n’a changé.',
    en: 'PARVIS_BACKUP_KEY is set, and this backup isn’t encrypted: anybody may have written it. If you know where it comes from, start again without PARVIS_BACKUP_KEY. Nothing was changed.',
  })

/** @param table one that holds something */
export const siteNotEmpty = (where: string, table: string) =>
  new OperatorError('restore-not-empty', {
    fr: `Le site de ${where} a déjà un contenu (table ${table}), et une restauration n’en remplace jamais un. Rien n’a changé. Restaurez dans une base vide : un autre DATA_DIR, ou une autre base dans DATABASE_URL.`,
    en: `The site of ${where} has content already (table ${table}), and a restore never replaces any. Nothing was changed. Restore into an empty database: another DATA_DIR, or another database in DATABASE_URL.`,
  })

export const tableUnlike = (table: string) =>
  new OperatorError('restore-table-unlike', {
    fr: `La table ${table} de cette sauvegarde n’a pas les colonnes que lui donne cette version de Parvis : quelqu’un d’autre l’a changée. Rien n’a changé.`,
    en: `The table ${table} of this backup hasn’t the columns that this version of Parvis gives it: somebody else changed it. Nothing was changed.`,
  })

export const readBackOtherwise = (table: string) =>
  new OperatorError('restore-read-back', {
    fr: `La table ${table}, relue dans la base, n’est pas celle de la sauvegarde. Rien n’a changé. Vérifiez le disque et la mémoire de la machine, puis recommencez.`,
    en: `The table ${table}, read back from the database, isn’t that of the backup. Nothing was changed. Check the machine’s disk and memory, then start again.`,
  })

export const restoreFailed = (reason: string) =>
  new OperatorError('restore-failed', {
    fr: `La sauvegarde n’a pas pu être restaurée, et rien n’a changé : ${reason}.`,
    en: `The backup could not be restored, and nothing was changed: ${reason}.`,
  })

export const interrupted = () =>
  new OperatorError(
    'interrupted',
    { fr: 'Interrompu : rien n’a changé.', en: 'Interrupted: nothing was changed.' },
    130,
  )

/** What whoever runs Parvis has to do about an error in writing a file; anything else is returned as it is. */
export function writingError(error: unknown, path: string): unknown {
  const code = codeOf(error)
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)) return noRoom(path, code)
  return systemError(error) ? fileNotWritable(path, code) : error
}

/** The same for the standard output. */
export const outputError = (error: unknown): unknown => (systemError(error) ? outputNotTaken(codeOf(error)) : error)

/** The same for reading a file. */
export const readingError = (error: unknown, path: string): unknown =>
  systemError(error) ? fileNotReadable(path, codeOf(error)) : error

/** Whether the operating system said so: `EACCES`, `ENOENT`. */
const systemError = (error: unknown): boolean =>
  error instanceof Error && 'syscall' in error && 'errno' in error && codeOf(error) !== ''
