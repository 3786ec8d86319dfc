import { OperatorError } from '../operator-error.ts'
import { codeOf, databaseDamaged } from './server-errors.ts'

/** What says that nobody is at the other end, or that they can't be reached. */
const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  // Its server ended our session: we had held a transaction open for too long.
  '25P03',
  // Said already, in the operator's words.
  'database-lost',
])

/**
 * Errors of a database that can't be reached, or that is stopping or starting (PostgreSQL, appendix A: classes 08, 53 and 57P), or that
 * has become a replica (25006, 55000).
 */
export function isDatabaseAway(error: unknown): boolean {
  const code = codeOf(error)
  if (unreachable.has(code) || /^(08|53|57P)|^(25006|55000)$/.test(code)) return true
  // A socket that isn't there; the same code says of a file that it is missing.
  if (code === 'ENOENT') return (error as NodeJS.ErrnoException).syscall === 'connect'
  return /Connection terminated|timeout expired|timeout exceeded when trying to connect|connection error/.test(
    error instanceof Error ? error.message : '',
  )
}

/**
 * Files of the database that are missing, can't be read, or hold what nobody wrote: class XX (data_corrupted), undefined_file, io_error,
 * and a database whose folder is gone, which “doesn't exist”.
 */
export const isDatabaseDamaged = (error: unknown): boolean =>
  /^(XX|58P01|58030|3D000|database-damaged)/.test(codeOf(error))

const isDiskFull = (error: unknown): boolean => codeOf(error) === '53100'

/**
 * What whoever runs a command has to do about an error of the database; null when it is none of these.
 * @param saved what is known of what the command was saving: nothing of it is there, all of it or nothing is; undefined when it saved nothing
 */
export function databaseTrouble(error: unknown, saved?: 'nothing' | 'unknown'): OperatorError | null {
  const words = savedWords[saved ?? 'none']
  if (isDiskFull(error)) {
    return new OperatorError('disk-full', {
      fr: `Le disque de la base de données est plein${words.fr}. Libérez au moins 200 Mo, puis recommencez.`,
      en: `The disk of the database is full${words.en}. Free at least 200 MB, then try again.`,
    })
  }
  if (isDatabaseDamaged(error)) return databaseDamaged((error as Error).message, words)
  if (isDatabaseAway(error)) {
    return new OperatorError('database-lost', {
      fr: `La base de données a cessé de répondre${words.fr}. Recommencez quand elle répond.`,
      en: `The database stopped answering${words.en}. Try again once it answers.`,
    })
  }
  return null
}

const savedWords = {
  none: { fr: '', en: '' },
  nothing: { fr: ' : rien n’est enregistré', en: ': nothing was saved' },
  unknown: {
    fr: ' au moment d’enregistrer : tout l’est, ou rien, et recommencer ne fait rien deux fois',
    en: ' while saving: all of it was saved or none, and trying again does nothing twice',
  },
}
