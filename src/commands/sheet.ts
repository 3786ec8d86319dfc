import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { clockAt } from '../platform/clock.ts'
import { readConfig } from '../platform/config.ts'
import type { Database } from '../platform/database/database.ts'
import { pathOf, siblingOf } from '../platform/http/addresses.ts'
import { pageCache } from '../platform/http/page-cache.ts'
import { interfaceLanguages, type Language } from '../platform/locales/languages.ts'
import { openLog } from '../platform/log.ts'
import { OperatorError } from '../platform/operator-error.ts'
import { openTypesetter } from '../platform/typst/typesetter.ts'
import { type Call, type Command, exit } from './command.ts'
import { misunderstood } from './misunderstood.ts'
import { sheetWords } from './sheet-words.ts'
import { withDatabase } from './with-database.ts'

const mostRedirects = 3

/** `parvis sheet <plan> [<number>] [<file>]`. */
export const sheetCommand: Command = {
  name: 'sheet',
  words: [1, 3],
  options: { language: 'value' },
  says: sheetWords,
  async run(call) {
    const { terminal, environment, language: own } = call
    const language = languageOf(call)
    const { plan, number, file } = askedFor(call)
    const path = number
      ? pathOf('commitmentSheet', language, { plan, commitment: number.toLowerCase() })
      : pathOf('sheet', language, { plan })
    const name = [language === 'fr' ? 'fiche' : 'sheet', plan, number]
      .filter(Boolean)
      .join('-')
      .replace(/[^\w.-]/g, '-')
    const target = resolve(file ?? `${name}.pdf`)
    const answer = await withDatabase(environment, db => ask(db, siblingOf(path, 'pdf'), environment))
    if (answer.status === 422) {
      const { detail } = (await answer.json()) as { detail: string }
      terminal.complain(sheetWords[own].long(detail))
      return exit.refused
    }
    const kind = answer.headers.get('content-type')
    if (answer.status === 404 || answer.status === 410) throw noSuchSheet(plan, number)
    if (answer.status !== 200 || kind !== 'application/pdf') throw notSet(answer.status)
    write(target, new Uint8Array(await answer.arrayBuffer()))
    terminal.say(sheetWords[own].written(target))
    return exit.done
  },
}

function languageOf({ values, language }: Call): Language {
  const wanted = values.get('language')
  const known = interfaceLanguages.find(one => one === wanted)
  if (wanted !== undefined && !known) {
    throw misunderstood({
      fr: `« ${wanted} » n’est pas une langue des fiches : ${interfaceLanguages.join(' ou ')}.`,
      en: `“${wanted}” is no language of sheets: ${interfaceLanguages.join(' or ')}.`,
    })
  }
  return known ?? language
}

/** A second word that ends in `.pdf` is a file: a commitment's number never does. */
function askedFor({ words: [plan = '', second, third] }: Call) {
  return third === undefined && second?.endsWith('.pdf')
    ? { plan, number: undefined, file: second }
    : { plan, number: second, file: third }
}

/** Asks the site itself, without a socket: what it answers is what this writes. */
async function ask(db: Database, path: string, environment: NodeJS.ProcessEnv): Promise<Response> {
  // The pages are half of the program, and no other command needs them.
  const { createApp } = await import('../app.tsx')
  const config = readConfig(environment)
  const origin = config.baseUrl ?? `http://localhost:${config.port}`
  const typesetter = openTypesetter()
  try {
    const app = createApp({ db, typesetter, cache: pageCache(), clock: clockAt(null), log: openLog('silent'), origin })
    let at = path
    for (let step = 0; ; step += 1) {
      const answer = await app.fetch(
        new Request(origin + at, { headers: { Accept: 'application/pdf, application/json' } }),
      )
      const location = answer.headers.get('location')
      if (!location || step === mostRedirects) return new Response(await answer.arrayBuffer(), answer)
      at = location
    }
  } finally {
    await typesetter.close()
  }
}

function write(path: string, pdf: Uint8Array): void {
  try {
    writeFileSync(path, pdf, { flag: 'wx' })
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (code === 'EEXIST')
      throw new OperatorError('file-exists', {
        fr: `${path} existe déjà : il n’est pas remplacé. Donnez un autre nom.`,
        en: `${path} exists already and isn’t replaced. Give another name.`,
      })
    throw new OperatorError('file-not-writable', {
      fr: `Impossible d’écrire ${path} (${code}).`,
      en: `Can’t write ${path} (${code}).`,
    })
  }
}

const noSuchSheet = (plan: string, number: string | undefined) =>
  new OperatorError('no-such-sheet', {
    fr: number
      ? `Le plan « ${plan} » n’a pas d’engagement « ${number} » ici, ou n’est pas ici.`
      : `Aucune fiche du plan « ${plan} » n’est sourcée, ou ce plan n’est pas ici.`,
    en: number
      ? `The plan “${plan}” has no commitment “${number}” here, or isn’t here.`
      : `No sheet of the plan “${plan}” is sourced, or that plan isn’t here.`,
  })

const notSet = (status: number) =>
  new OperatorError('sheet-not-set', {
    fr: `La fiche n’a pas pu être composée (erreur ${status}).`,
    en: `The sheet could not be set (error ${status}).`,
  })
