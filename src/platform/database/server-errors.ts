import type { Bilingual } from '../locales/languages.ts'
import { OperatorError } from '../operator-error.ts'

/**
 * Every way in which the database can fail to be there, said to whoever runs Parvis. The codes are stable; no sentence holds a
 * password.
 */
export const noPostgresBinary = (reason: string) =>
  new OperatorError('no-postgres-binary', {
    fr: `Parvis n’a pas de PostgreSQL qui fonctionne sur ce système (${reason}). Indiquez dans DATABASE_URL l’adresse d’un PostgreSQL 15 ou plus récent.`,
    en: `Parvis has no PostgreSQL that runs on this system (${reason}). Set DATABASE_URL to the address of a PostgreSQL 15 or later.`,
  })

export const programNotRunnable = (path: string, user: string, reason: string) =>
  new OperatorError('program-not-runnable', {
    fr: `L’utilisateur « ${user} » ne peut pas exécuter ${path} (${reason}). Placez le dossier de données sur un disque monté sans « noexec », ou indiquez DATABASE_URL.`,
    en: `The user “${user}” can’t run ${path} (${reason}). Put the data folder on a disk mounted without “noexec”, or set DATABASE_URL.`,
  })

export const folderNotWritable = (path: string, reason: string) =>
  new OperatorError('folder-not-writable', {
    fr: `Parvis ne peut pas écrire dans ${path} (${reason}). Donnez-lui le droit d’y écrire, ou indiquez un autre dossier dans DATA_DIR.`,
    en: `Parvis can’t write to ${path} (${reason}). Let it write there, or set DATA_DIR to another folder.`,
  })

export const folderNotOurs = (path: string, owner: string) =>
  new OperatorError('folder-not-writable', {
    fr: `La base de données ${path} appartient à un autre utilisateur (${owner}). Lancez Parvis sous cet utilisateur ou en tant que root, ou indiquez un autre dossier dans DATA_DIR.`,
    en: `The database ${path} belongs to another user (${owner}). Run Parvis as that user or as root, or set DATA_DIR to another folder.`,
  })

export const folderNotReachable = (parent: string, folder: string, user: string) =>
  new OperatorError('folder-not-reachable', {
    fr: `La base de données tourne sous l’utilisateur « ${user} », qui ne peut pas traverser ${parent} pour atteindre ${folder}. Indiquez un autre dossier dans DATA_DIR, comme /var/lib/parvis, ou lancez « chmod o+x ${parent} ».`,
    en: `The database runs as the user “${user}”, who can’t pass through ${parent} to reach ${folder}. Set DATA_DIR to another folder, such as /var/lib/parvis, or run “chmod o+x ${parent}”.`,
  })

export const folderNotACluster = (path: string) =>
  new OperatorError('folder-not-a-cluster', {
    fr: `Le dossier ${path} contient autre chose qu’une base de données PostgreSQL. Déplacez ce qu’il contient, ou indiquez un autre dossier dans DATA_DIR.`,
    en: `The folder ${path} holds something other than a PostgreSQL database. Move what it holds elsewhere, or set DATA_DIR to another folder.`,
  })

export const clusterVersion = (path: string, found: string, ours: number) =>
  new OperatorError('cluster-version', {
    fr: `Les données de ${path} ont été écrites par PostgreSQL ${found}, et ce Parvis apporte PostgreSQL ${ours}. Relancez la version de Parvis qui les a écrites, ou indiquez un autre dossier dans DATA_DIR.`,
    en: `The data in ${path} was written by PostgreSQL ${found}, and this Parvis brings PostgreSQL ${ours}. Run the version of Parvis that wrote it, or set DATA_DIR to another folder.`,
  })

export const clusterMissing = (path: string) =>
  new OperatorError('cluster-missing', {
    fr: `Les données de ${path} ont disparu pendant que Parvis s’en servait. Remettez le disque ou le dossier en place : Parvis y revient de lui-même.`,
    en: `The data in ${path} disappeared while Parvis was using it. Put the disk or the folder back: Parvis comes back to it by itself.`,
  })

export const diskFull = (path: string) =>
  new OperatorError('disk-full', {
    fr: `Il n’y a plus de place sur le disque de ${path}. Libérez au moins 200 Mo, puis relancez Parvis.`,
    en: `The disk that holds ${path} is full. Free at least 200 MB, then start Parvis again.`,
  })

export const userUnnamed = (uid: number) =>
  new OperatorError('user-unnamed', {
    fr: `PostgreSQL refuse de fonctionner sous l’utilisateur numéro ${uid}, qui n’a pas de nom. Ajoutez-le à /etc/passwd, lancez Parvis sous un utilisateur qui a un nom, ou indiquez DATABASE_URL.`,
    en: `PostgreSQL won’t run as user number ${uid}, who has no name. Add it to /etc/passwd, run Parvis as a user who has a name, or set DATABASE_URL.`,
  })

export const socketFolderUnusable = (tried: readonly string[]) =>
  new OperatorError('socket-folder-unusable', {
    fr: `La base de données n’a pas de dossier où ouvrir sa connexion locale : ${tried.join(', ')} (trop long, non inscriptible ou appartenant à un autre). Choisissez un DATA_DIR plus court, sur un disque local.`,
    en: `The database has no folder in which to open its local connection: ${tried.join(', ')} (too long, not writable, or someone else’s). Choose a shorter DATA_DIR, on a local disk.`,
  })

/** @param reason its last FATAL line, or what else is known */
export const databaseWontStart = (log: string, reason: string) =>
  new OperatorError('database-wont-start', {
    fr: `La base de données ne démarre pas : ${reason}. Son journal est ${log}.`,
    en: `The database won’t start: ${reason}. Its log is ${log}.`,
  })

/**
 * @param said PostgreSQL's own words
 * @param saved what became of what was being saved, if anything was
 */
export const databaseDamaged = (said: string, saved = { fr: '', en: '' }) =>
  new OperatorError('database-damaged', {
    fr: `Des fichiers de la base de données manquent ou sont abîmés (${said})${saved.fr}. Arrêtez Parvis, mettez-les de côté et restaurez la dernière sauvegarde : « Backing up » dans docs/operations.md.`,
    en: `Files of the database are missing or damaged (${said})${saved.en}. Stop Parvis, put them aside and restore the last backup: “Backing up” in docs/operations.md.`,
  })

export const databaseNotDurable = (setting: string) =>
  new OperatorError('database-not-durable', {
    fr: `Le réglage « ${setting} » de PostgreSQL est désactivé : une coupure de courant pourrait perdre des contributions. Remettez-le à « on ».`,
    en: `The PostgreSQL setting “${setting}” is off: a power cut could lose contributions. Set it back to “on”.`,
  })

export const databaseUrlInvalid = (setting = 'DATABASE_URL') =>
  new OperatorError('database-url-invalid', {
    fr: `${setting} n’est pas l’adresse d’une base PostgreSQL. Elle s’écrit postgresql://utilisateur:motdepasse@serveur:5432/base.`,
    en: `${setting} isn’t the address of a PostgreSQL database. It is written postgresql://user:password@server:5432/database.`,
  })

/** @param where server, port and database, without the user's password */
export const databaseUnreachable = (setting: string, where: string, reason: Bilingual) =>
  new OperatorError('database-unreachable', {
    fr: `La base de données de ${setting} (${where}) ne répond pas : ${reason.fr}. Vérifiez l’adresse, le mot de passe et que le serveur est démarré.`,
    en: `The database of ${setting} (${where}) doesn’t answer: ${reason.en}. Check the address, the password and that the server is running.`,
  })

/** @param where server, port and database, without the user's password */
export const databaseRefused = (setting: string, where: string, reason: Bilingual) =>
  new OperatorError('database-refused', {
    fr: `La base de données de ${setting} (${where}) refuse : ${reason.fr}. Vérifiez l’adresse, l’utilisateur et son mot de passe.`,
    en: `The database of ${setting} (${where}) refuses: ${reason.en}. Check the address, the user and the password.`,
  })

export const databaseTooOld = (setting: string, found: string) =>
  new OperatorError('database-too-old', {
    fr: `${setting} mène à un PostgreSQL ${found} ; Parvis demande la version 15 ou une plus récente.`,
    en: `${setting} leads to a PostgreSQL ${found}; Parvis needs version 15 or later.`,
  })

export const databaseIsReplica = (setting: string) =>
  new OperatorError('database-is-replica', {
    fr: `${setting} mène à une réplique, où rien ne peut être écrit. Donnez l’adresse du serveur principal ; celle d’une réplique va dans DATABASE_REPLICA_URL.`,
    en: `${setting} leads to a replica, which can’t be written to. Give the address of the primary; that of a replica goes into DATABASE_REPLICA_URL.`,
  })

export const databaseDiffers = (setting: string) =>
  new OperatorError('database-differs', {
    fr: `${setting} ne mène pas à la même base de données que DATABASE_URL. Corrigez l’une des deux adresses, ou retirez ${setting}.`,
    en: `${setting} doesn’t lead to the same database as DATABASE_URL. Correct one of the two addresses, or take ${setting} away.`,
  })

export const sessionsNotKept = (setting: string) =>
  new OperatorError('database-pooled', {
    fr: `${setting} passe par un intermédiaire qui ne garde pas les sessions (PgBouncer en mode « transaction », par exemple) : les avis de la base s’y perdent. Donnez dans DATABASE_SESSION_URL l’adresse directe de la même base.`,
    en: `${setting} goes through a pooler that doesn’t keep sessions (PgBouncer in transaction mode, for one): notices of the database get lost there. Set DATABASE_SESSION_URL to the direct address of the same database.`,
  })

export const isolationUnfit = () =>
  new OperatorError('database-isolation', {
    fr: "Derrière un intermédiaire, le réglage « default_transaction_isolation » de la base doit être « read committed » : ALTER DATABASE … SET default_transaction_isolation TO 'read committed', puis relancez l’intermédiaire.",
    en: "Behind a pooler, the setting “default_transaction_isolation” of the database has to be “read committed”: ALTER DATABASE … SET default_transaction_isolation TO 'read committed', then restart the pooler.",
  })

export const notAReplica = () =>
  new OperatorError('replica-unfit', {
    fr: 'DATABASE_REPLICA_URL ne mène pas à une réplique, mais à un serveur où l’on peut écrire. Donnez l’adresse d’une réplique en continu de DATABASE_URL, ou retirez ce réglage.',
    en: 'DATABASE_REPLICA_URL doesn’t lead to a replica, but to a server that can be written to. Give the address of a streaming replica of DATABASE_URL, or take the setting away.',
  })

/** The code of a system error (`EACCES`) or the SQLSTATE of PostgreSQL (`57P03`); empty when there is none. */
export function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return ''
  return typeof error.code === 'string' ? error.code : ''
}

/** What whoever runs Parvis has to do about an error of the file system in `path`; anything else is returned as it is. */
export function folderError(error: unknown, path: string): unknown {
  const code = codeOf(error)
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(path)
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT'].includes(code)) return folderNotWritable(path, code)
  return error
}
