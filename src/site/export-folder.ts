import { createHash } from 'node:crypto'
import { type Dirent, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sameContent } from '../platform/canonical.ts'
import { seeProcess } from '../platform/database/process.ts'
import { OperatorError } from '../platform/operator-error.ts'
import type { ExportedFile } from './export-plans.ts'
import { exportList, largestFile } from './read-files.ts'

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex')
const lineOf = (name: string, sum: string): string => `${sum}  ${name}\n`

/**
 * Looks whether an export may be written into a folder: one that isn't there or is empty, or that holds what an export wrote and
 * nothing else. Names that begin with a dot are somebody else's and stay.
 * @throws OperatorError `not-a-folder`, `folder-not-empty`, `folder-not-writable`
 */
export function checkExportFolder(folder: string): void {
  const sums = sumsOf(folder)
  const strangers = entriesIn(folder).filter(
    entry => !entry.isFile() || !(entry.name === exportList || sums.has(entry.name)),
  )
  if (strangers.length === 0) return
  const first = strangers[0]?.name
  throw new OperatorError('folder-not-empty', {
    fr: `Le dossier ${folder} contient autre chose qu’un export (« ${first} »). Indiquez un dossier vide, ou qui n’existe pas encore.`,
    en: `The folder ${folder} holds something other than an export (“${first}”). Name an empty folder, or one that doesn’t exist yet.`,
  })
}

/**
 * Writes the files of an export into a folder: beside, then renamed, so that no file is ever half of one; then takes away those of an
 * earlier export that are no longer part of it. A file that somebody changed since it was exported is not overwritten, unless the site
 * says all that it says.
 * @throws OperatorError as `checkExportFolder`, and `export-changed`, `file-too-large`, `export-under-way`, `disk-full`
 */
export function writeExport(folder: string, files: readonly ExportedFile[]): void {
  for (const { name, text } of files) if (Buffer.byteLength(text) > largestFile) throw tooLarge(name)
  checkExportFolder(folder)
  refuseChanged(folder, files)
  try {
    mkdirSync(folder, { recursive: true })
    const beside = makeBeside(folder)
    try {
      for (const { name, text } of files) writeFileSync(join(beside, name), text, { flush: true })
      putInPlace(folder, beside, files)
    } finally {
      rmSync(beside, { recursive: true, force: true })
    }
  } catch (error) {
    throw folderProblem(error, folder)
  }
}

/** Until all files are in place, the list names those of before and those of now: whatever cuts this short, it can be done again. */
function putInPlace(folder: string, beside: string, files: readonly ExportedFile[]): void {
  const now = files.map(({ name, text }) => lineOf(name, sha256(text)))
  const before = [...sumsOf(folder)].flatMap(([name, sums]) => [...sums].map(sum => lineOf(name, sum)))
  const putList = (lines: readonly string[]) => {
    writeFileSync(join(beside, exportList), [...new Set(lines)].join(''), { flush: true })
    renameSync(join(beside, exportList), join(folder, exportList))
  }
  putList([...before, ...now])
  for (const { name } of files) renameSync(join(beside, name), join(folder, name))
  const kept = new Set([exportList, ...files.map(({ name }) => name)])
  for (const name of namesIn(folder)) if (!kept.has(name)) rmSync(join(folder, name))
  putList(now)
}

const leftover = /^\.parvis-export-(\d+)$/

/** A folder in the folder, so that renaming works whatever the disk; what a killed export left is taken away. */
function makeBeside(folder: string): string {
  for (const name of readdirSync(folder)) {
    const pid = Number(leftover.exec(name)?.[1])
    if (!pid) continue
    if (pid !== process.pid && seeProcess(pid)) {
      throw new OperatorError('export-under-way', {
        fr: `Un autre export écrit en ce moment dans ${folder} (processus ${pid}). Attendez qu’il ait fini.`,
        en: `Another export is writing into ${folder} at this moment (process ${pid}). Wait until it is done.`,
      })
    }
    rmSync(join(folder, name), { recursive: true, force: true })
  }
  const beside = join(folder, `.parvis-export-${process.pid}`)
  mkdirSync(beside)
  return beside
}

function refuseChanged(folder: string, files: readonly ExportedFile[]): void {
  const sums = sumsOf(folder)
  const texts = new Map(files.map(({ name, text }) => [name, text]))
  for (const name of namesIn(folder)) {
    if (name === exportList) continue
    const there = readFileSync(join(folder, name))
    if (sums.get(name)?.has(sha256(there)) || saysTheSame(there.toString(), texts.get(name))) continue
    throw new OperatorError('export-changed', {
      fr: `${join(folder, name)} a été modifié depuis son export, et le site ne dit pas ce qu’il dit : importez-le d’abord (parvis import ${folder}), ou exportez dans un autre dossier.`,
      en: `${join(folder, name)} was changed since it was exported, and the site doesn’t say what it says: import it first (parvis import ${folder}), or export into another folder.`,
    })
  }
}

function saysTheSame(there: string, now: string | undefined): boolean {
  if (now === undefined) return false
  try {
    return sameContent(JSON.parse(there), JSON.parse(now))
  } catch {
    return false
  }
}

/** What lies in a folder, but for what begins with a dot and no import would read; nothing where there is none. */
function entriesIn(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter(({ name }) => !name.startsWith('.') || name.endsWith('.json'))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw folderProblem(error, folder)
  }
}
const namesIn = (folder: string): string[] => entriesIn(folder).map(({ name }) => name)

/** The names that an export gives: whatever else a list of sums names is nobody's to take away. */
const ours = /^(site|vocabulary|organisations|figures|plan-[a-z0-9-]+)\.json$/

/** The sums that the list of a folder gives for each name: two while an export is under way. */
function sumsOf(folder: string): Map<string, Set<string>> {
  const sums = new Map<string, Set<string>>()
  for (const line of listIn(folder).split('\n')) {
    const [, sum, name] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? []
    if (sum && name && ours.test(name)) sums.set(name, (sums.get(name) ?? new Set()).add(sum))
  }
  return sums
}

function listIn(folder: string): string {
  try {
    return readFileSync(join(folder, exportList), 'utf8')
  } catch {
    return ''
  }
}

const tooLarge = (name: string): OperatorError => {
  const most = largestFile / 1024 / 1024
  return new OperatorError('file-too-large', {
    fr: `${name} ferait plus de ${most} Mo, ce qu’un import ne lit pas : ce plan ne peut pas être exporté en un fichier. Rien n’a été écrit.`,
    en: `${name} would be over ${most} MB, which no import reads: this plan can’t be exported as one file. Nothing was written.`,
  })
}

function folderProblem(error: unknown, folder: string): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'ENOTDIR' || code === 'EEXIST') {
    return new OperatorError('not-a-folder', {
      fr: `${folder} n’est pas un dossier. Indiquez un dossier vide, ou qui n’existe pas encore.`,
      en: `${folder} is not a folder. Name an empty folder, or one that doesn’t exist yet.`,
    })
  }
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new OperatorError('disk-full', {
      fr: `Il n’y a plus de place sur le disque de ${folder}. Libérez-en, puis exportez de nouveau.`,
      en: `The disk of ${folder} is full. Free some room, then export again.`,
    })
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new OperatorError('folder-not-writable', {
      fr: `Impossible d’écrire dans ${folder} (${code}). Donnez-en le droit, ou indiquez un autre dossier.`,
      en: `Can’t write to ${folder} (${code}). Give the right to, or name another folder.`,
    })
  }
  return error
}
