import type { Language } from '../platform/locales/languages.ts'
import type { Help } from './command.ts'

type SheetWords = {
  help: Help
  written(path: string): string
  long(sentence: string): string
}

const fr: SheetWords = {
  help: {
    takes: '<plan> [<numéro d’engagement>] [<fichier>]',
    line: 'met en une page la fiche d’un plan ou d’un engagement',
    about: [
      'Compose la fiche d’un plan, ou d’un de ses engagements, en un PDF d’une page A4. Le plan est dit comme dans son adresse : 2021-2023.',
      'Ce qui ne tient pas sur la page, même dans le plus petit caractère permis (8 points), est refusé : une phrase dit de combien de lignes, et dans quel bloc. Rien n’est alors écrit.',
    ],
    options: { '--language fr|en': 'la langue de la fiche ; sans elle, celle de ce terminal' },
    examples: [
      { call: 'parvis sheet 2021-2023', does: 'écrit fiche-2021-2023.pdf' },
      { call: 'parvis sheet 2018-2020 4 transparence.pdf --language en', does: 'un engagement, en anglais' },
    ],
  },
  written: path => `Fiche écrite : ${path}`,
  long: sentence => `La fiche ne tient pas sur une page. ${sentence}`,
}

const en: SheetWords = {
  help: {
    takes: '<plan> [<number of a commitment>] [<file>]',
    line: 'sets the sheet of a plan or of a commitment on one page',
    about: [
      'Composes the sheet of a plan, or of one of its commitments, as a PDF of one A4 page. The plan is called as in its address: 2021-2023.',
      'What doesn’t fit on the page, even in the smallest type allowed (8 points), is refused: a sentence says by how many lines, and in which block. Nothing is written then.',
    ],
    options: { '--language fr|en': 'the language of the sheet; without it, that of this terminal' },
    examples: [
      { call: 'parvis sheet 2021-2023', does: 'writes sheet-2021-2023.pdf' },
      { call: 'parvis sheet 2018-2020 4 transparency.pdf --language en', does: 'a commitment, in English' },
    ],
  },
  written: path => `Sheet written: ${path}`,
  long: sentence => `The sheet doesn’t fit on one page. ${sentence}`,
}

export const sheetWords: Readonly<Record<Language, SheetWords>> = { fr, en }
