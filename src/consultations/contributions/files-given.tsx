import type { FC } from 'hono/jsx'
import { Link, Typeset } from '../../design/index.ts'
import { filePath } from '../../platform/files/answer.ts'
import { shownName } from '../../platform/files/name.ts'
import type { StoredFile } from '../../platform/files/rows.ts'
import { fileInWords } from '../../platform/files/words.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { words } from '../words.ts'

type Given = Pick<StoredFile, 'id' | 'kind' | 'size' | 'name'> & { untilVersion?: number | null }

/** The files of a text: what each is called, what it is and how large. One that was taken off is said to have been there. */
export const FilesGiven: FC<{
  files: readonly Given[]
  language: Language
  /** Where each can be had; nowhere, where they can’t. */
  hrefOf?: (file: Given) => string
}> = ({ files, language, hrefOf }) => {
  const say = words(language).files
  return files.length === 0 ? null : (
    <>
      <h3>
        <Typeset words={say.heading} language={language} />
      </h3>
      <ul class="list">
        {files.map(file => (
          <li>
            {file.untilVersion ? (
              <p class="muted">
                <Typeset words={say.takenOff(fileInWords(file, language))} language={language} />
              </p>
            ) : (
              <p class="address">
                {hrefOf ? (
                  <Link href={hrefOf(file)}>
                    <span dir="auto">{shownName(file)}</span>
                  </Link>
                ) : (
                  <span dir="auto">{shownName(file)}</span>
                )}{' '}
                <small class="muted">
                  <Typeset words={fileInWords(file, language)} language={language} />
                </small>
              </p>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

/** Where anybody may read the files of a contribution that is published. */
export const publicHref =
  (language: Language) =>
  (file: Given): string =>
    filePath(file, language)
