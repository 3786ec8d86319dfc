import type { FC } from 'hono/jsx'
import { FileField } from '../../../design/index.ts'
import type { Reader } from '../../../people/index.ts'
import { save } from '../../../platform/database/save.ts'
import type { Uploads } from '../../../platform/files/files.ts'
import { acceptedTables } from '../../../platform/files/kinds.ts'
import { largestFile } from '../../../platform/files/limits.ts'
import { shownName } from '../../../platform/files/name.ts'
import type { FileRefusal } from '../../../platform/files/refusal.ts'
import { removeWaiting, type WaitingFile, waitingFiles } from '../../../platform/files/rows.ts'
import { FilesUnavailable } from '../../../platform/files/store.ts'
import { fileInWords, fileWords } from '../../../platform/files/words.ts'
import type { PersonalRoute, Visit } from '../../../platform/http/personal.ts'
import type { Language } from '../../../platform/locales/languages.ts'
import { words as roomWords } from '../../words.ts'
import { words } from '../words.ts'

/** The field in which a file is chosen, and the one by which it is named again. */
export const uploadField = 'table'
const chosenField = 'chosen'

/** What the page takes of files: one table, to be read and not to be kept. */
export const takesTable: NonNullable<PersonalRoute<Reader>['uploads']> = {
  most: 1,
  bytes: largestFile,
  as: 'table',
  from: ({ reader }) => reader.signedIn !== null,
}

/** A table to choose as a file; and the one that was chosen, so that nobody has to choose it again to import what they have tried. */
export const TableField: FC<{ file: WaitingFile | null; why: string | undefined; language: Language }> = ({
  file,
  why,
  language,
}) => {
  const { file: say } = words(language)
  const label = file && `${shownName(file)} (${fileInWords(file, language)})`
  return (
    <FileField
      language={language}
      name={uploadField}
      label={say.upload}
      hint={say.uploadHint(largestFile / 1024 / 1024)}
      errors={why === undefined ? [] : [why]}
      accept={acceptedTables}
      chosen={{
        legend: say.chosen,
        hint: say.chosenHint,
        files: file && label ? [{ name: chosenField, value: file.reference, label }] : [],
      }}
    />
  )
}

/** The file that came with a form, which is kept and waits; or else the one that came before. */
export async function fileIn(
  { db, language }: Visit<Reader>,
  form: URLSearchParams,
  uploads: Uploads,
): Promise<{ file: WaitingFile | null; why?: string; status?: 503 }> {
  const reference = form.get(chosenField)
  const [before = null] = reference ? await waitingFiles(db, [reference.slice(0, 100)]) : []
  const upload = uploads.all.find(({ field }) => field === uploadField)
  const { refusals } = fileWords(language)
  if (!upload) return reference && !before ? { file: null, why: roomWords(language).files.gone } : { file: before }
  const wrong = (why: FileRefusal) => ({
    file: before,
    why: upload.name ? roomWords(language).files.wrong(upload.name, refusals[why]) : refusals[why],
    ...(why === 'not-stored' ? { status: 503 as const } : {}),
  })
  if (upload.refused) return wrong(upload.refused)
  try {
    const file = await uploads.keep(upload)
    if (before) await save(db, tx => removeWaiting(tx, [before.id]))
    return { file }
  } catch (error) {
    if (!(error instanceof FilesUnavailable)) throw error
    return wrong('not-stored')
  }
}
