import { readFile, stat, writeFile } from 'node:fs/promises'
import {
  errorsFile,
  type FileFormat,
  fileFormats,
  howRead,
  importFile,
  lookAhead,
  readConsultation,
  refuseTooLarge,
  type Source,
  Unreadable,
  whatComes,
  whatIsWrong,
} from '../consultations/index.ts'
import { clockAt } from '../platform/clock.ts'
import type { Database } from '../platform/database/database.ts'
import { OperatorError } from '../platform/operator-error.ts'
import { operator, sealAll } from '../record/index.ts'
import { type Call, type Command, exit } from './command.ts'
import { contributionsWords } from './contributions-words.ts'
import { misunderstood } from './misunderstood.ts'
import { withDatabase } from './with-database.ts'

const mostShown = 50

/** `parvis contributions import <file>`. */
export const contributionsCommand: Command = {
  name: 'contributions',
  words: [2, 2],
  options: { consultation: 'value', 'dry-run': 'flag', errors: 'value', mended: 'value', format: 'value' },
  says: contributionsWords,
  async run(call) {
    const work = await contributionsWork(call)
    return withDatabase(call.environment, work)
  },
}

/** What is asked for, to be done on a database; its files are read before one is opened. */
export async function contributionsWork(call: Call): Promise<(db: Database) => Promise<number>> {
  const { words, values } = call
  const [what, file = ''] = words
  const slug = values.get('consultation')
  if (what !== 'import')
    throw misunderstood(
      {
        fr: `« ${what} » ne se comprend pas ; attendu : import.`,
        en: `“${what}” can’t be understood; expected: import.`,
      },
      'contributions',
    )
  if (slug === undefined)
    throw misunderstood({ fr: 'Il manque --consultation.', en: '--consultation is missing.' }, 'contributions')
  const mended = values.get('mended')
  const source = await inWords(async () => ({
    bytes: await bytesOf(file),
    format: formatOf(values.get('format')),
    mended: mended === undefined ? undefined : await bytesOf(mended),
  }))
  return db => inWords(() => bring(db, call, slug, source))
}

function formatOf(said: string | undefined): FileFormat | undefined {
  const known = fileFormats.find(format => format === said)
  if (said === undefined || known) return known
  throw misunderstood(
    {
      fr: `« ${said} » n’est pas un format ; attendu : ${fileFormats.join(', ')}.`,
      en: `“${said}” is no format; expected: ${fileFormats.join(', ')}.`,
    },
    'contributions',
  )
}

/** A file that is too large is refused before it is read. */
async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    refuseTooLarge((await stat(file)).size)
    return await readFile(file)
  } catch (error) {
    if (error instanceof Unreadable) throw error
    const { code } = error as NodeJS.ErrnoException
    throw new OperatorError('contributions-unreadable', {
      fr: `« ${file} » est impossible à lire (${code}).`,
      en: `“${file}” can’t be read (${code}).`,
    })
  }
}

async function inWords<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    throw new OperatorError('contributions-unreadable', error.sentence)
  }
}

async function bring(db: Database, call: Call, slug: string, source: Source): Promise<number> {
  const { language, flags, terminal, values } = call
  const say = contributionsWords[language]
  const consultation = await readConsultation(db, slug)
  if (!consultation || consultation.removed)
    throw new OperatorError('consultation-unknown', {
      fr: `La consultation « ${slug} » n’existe pas ; attendu : la fin de son adresse.`,
      en: `There is no consultation “${slug}”; expected: the end of its address.`,
    })
  const { fields } = consultation.facts
  const isTried = flags.has('dry-run')
  const now = clockAt(null).recorded()
  const imported = isTried
    ? { done: false, outlook: await lookAhead(db, consultation, now, source), refusal: undefined }
    : await importFile(db, { who: operator, now, consultation }, source, terminal.progress(say.progress))
  const { done, outlook } = imported
  for (const line of [...howRead(outlook, language), ...whatComes(outlook, done, language)]) terminal.say(line)
  for (const line of whatIsWrong(outlook, fields, language, mostShown)) terminal.complain(line)
  const errors = values.get('errors')
  if (errors !== undefined && outlook.refusedRows.length > 0) {
    await written(errors, errorsFile(outlook, fields, language))
    terminal.say(say.errors(errors, outlook.refusedRows.length))
  }
  if ('refusal' in imported && imported.refusal)
    throw new OperatorError('contributions-refused', imported.refusal.sentence)
  if (isTried) terminal.say(say.tried)
  if (done) await sealAll(db)
  return outlook.refused > 0 ? exit.refused : exit.done
}

/** Writes beside nothing: what somebody was mending there would be lost. */
async function written(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { flag: 'wx' })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new OperatorError(
      'errors-not-written',
      code === 'EEXIST'
        ? {
            fr: `« ${file} » existe déjà : les lignes refusées n’y sont pas écrites. Donnez un autre nom.`,
            en: `“${file}” exists already: the rows that are refused aren’t written there. Give another name.`,
          }
        : {
            fr: `Les lignes refusées ne peuvent pas être écrites dans « ${file} » (${code}).`,
            en: `The rows that are refused can’t be written into “${file}” (${code}).`,
          },
    )
  }
}
