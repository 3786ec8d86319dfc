import type { Json } from '../platform/canonical.ts'
import type { Bilingual } from '../platform/locales/languages.ts'
import { Refused } from '../record/index.ts'

/** One thing that is wrong with what is to be imported: where, what stands there, and what was expected. */
export type ImportProblem = {
  code: string
  file: string
  /** Where in the file: `plans[0].commitments[3].title`, and its line. */
  place?: string
  line?: number
  value?: Json
  sentence: Bilingual
  /** For a conflict: the field as the last import left it, as the site says it now, and as the file says it. */
  versions?: { lastImport: Json; site: Json; file: Json }
}

/** An import is refused as a whole: nothing was changed. */
export class ImportRefused extends Refused {
  override readonly name = 'ImportRefused'
  constructor(readonly problems: ImportProblem[]) {
    super({ code: problems[0]?.code ?? 'refused', sentence: problems[0]?.sentence ?? { fr: '', en: '' } })
  }
}

const longest = 120

/** A value as a message shows it: short, on one line, without what a terminal would obey. */
export function shown(value: Json | undefined, most = longest): string {
  const text = shallowText(value)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is taken out
  const plain = [...text.slice(0, most * 2).replace(/[\u0000-\u001f\u007f-\u009f]/g, '�')]
  let cut = ''
  for (const letter of plain) {
    if (cut.length + letter.length > most) return `${cut}…`
    cut += letter
  }
  return cut
}

/** JSON.stringify calls itself for each level, and would end on a value that nests thousands. */
function shallowText(value: Json | undefined): string {
  try {
    return JSON.stringify(value) ?? ''
  } catch {
    return '…'
  }
}

/** A problem as one paragraph for the terminal. */
export function problemInWords(problem: ImportProblem, language: 'fr' | 'en'): string {
  const line =
    problem.line === undefined ? '' : language === 'fr' ? `, ligne ${problem.line}` : `, line ${problem.line}`
  const place = problem.place ? `, ${problem.place}` : ''
  const value =
    problem.value === undefined
      ? ''
      : language === 'fr'
        ? ` Valeur : ${shown(problem.value)}.`
        : ` Value: ${shown(problem.value)}.`
  const colon = language === 'fr' ? ' :' : ':'
  const versions = problem.versions
    ? language === 'fr'
      ? `\n    dernier import : ${shown(problem.versions.lastImport)}\n    sur le site :    ${shown(problem.versions.site)}\n    dans le fichier : ${shown(problem.versions.file)}`
      : `\n    last import: ${shown(problem.versions.lastImport)}\n    on the site: ${shown(problem.versions.site)}\n    in the file: ${shown(problem.versions.file)}`
    : ''
  const sentence = problem.sentence[language]
  const stop = /[?!.…]$/.test(sentence) ? '' : '.'
  return `${problem.file}${line}${place}${colon} ${sentence}${stop}${value}${versions}`
}
