import type { Language } from '../platform/locales/languages.ts'
import type { Help } from './command.ts'

type ContributionsWords = { help: Help; progress: string; tried: string; errors(file: string, rows: number): string }

const fr: ContributionsWords = {
  help: {
    takes: 'import <fichier>',
    line: 'importe des contributions venues sur papier ou d’ailleurs',
    about: [
      'Importe des contributions dans une consultation, en une seule fois : tout, ou rien. Elles sont publiées aussitôt, avec qui répond et jusqu’à quand. Le même fichier une seconde fois ne refait rien ; une ligne qui a changé depuis est dite, et n’est pas remplacée. Le site peut tourner.',
      'Un CSV ou un classeur XLSX dont la première ligne nomme les colonnes, dans n’importe quel ordre : titre, texte, date (obligatoires), référence, priorité (numéro ou nom), nom, consentement (oui : le nom peut être montré ; sinon il n’est pas gardé), canal (papier, courriel, réunion, import), événement, organisation, langue, et une par question de la consultation. Ou l’export des propositions de Decidim, ou la liste des contributions d’un site Parvis.',
      'Les lignes refusées sont dites par ligne et par colonne. Avec --errors, elles sont aussi écrites dans un fichier à corriger, que --mended reprend avec le fichier d’origine.',
    ],
    options: {
      '--consultation adresse': 'la consultation, par la fin de son adresse',
      '--dry-run': 'montre ce qui serait fait, sans rien changer',
      '--errors fichier': 'où écrire les lignes refusées, avec pourquoi ; le fichier ne doit pas exister',
      '--mended fichier': 'ce fichier, corrigé : ses lignes remplacent celles du même numéro',
      '--format csv|xlsx|decidim': 'ce qui est attendu ; sans cela, le fichier le dit lui-même',
    },
    examples: [
      {
        call: 'parvis contributions import notes.xlsx --consultation prochain-plan --dry-run --errors erreurs.csv',
        does: 'ce qui serait fait, et ce qui est à corriger',
      },
      {
        call: 'parvis contributions import notes.xlsx --consultation prochain-plan --mended erreurs.csv',
        does: 'l’importer, avec les lignes corrigées',
      },
    ],
  },
  progress: 'Contributions :',
  tried: 'Essai : rien n’a changé.',
  errors: (file, rows) => `Lignes refusées écrites dans ${file} : ${rows}.`,
}

const en: ContributionsWords = {
  help: {
    takes: 'import <file>',
    line: 'imports contributions that came on paper or from elsewhere',
    about: [
      'Imports contributions into a consultation, at once: all, or nothing. They are published at once, with who answers and until when. The same file a second time makes nothing again; a row that has changed since is told, and not replaced. The site may be running.',
      'A CSV or an XLSX workbook whose first row names the columns, in any order: title, text, date (obligatory), reference, priority (number or name), name, consent (yes: the name may be shown; else it isn’t kept), channel (paper, mail, room, import), event, organisation, language, and one for each question of the consultation. Or the export of Decidim’s proposals, or the list of contributions of a Parvis site.',
      'Rows that are refused are told by row and column. With --errors, they are also written into a file to mend, which --mended takes together with the first file.',
    ],
    options: {
      '--consultation address': 'the consultation, by the end of its address',
      '--dry-run': 'shows what would be made, and changes nothing',
      '--errors file': 'where to write the rows that are refused, with why; the file must not exist',
      '--mended file': 'that file, mended: its rows stand for those of the same number',
      '--format csv|xlsx|decidim': 'what is expected; without it, the file itself tells',
    },
    examples: [
      {
        call: 'parvis contributions import notes.xlsx --consultation next-plan --dry-run --errors errors.csv',
        does: 'what would be made, and what is to be mended',
      },
      {
        call: 'parvis contributions import notes.xlsx --consultation next-plan --mended errors.csv',
        does: 'import it, with the rows that were mended',
      },
    ],
  },
  progress: 'Contributions:',
  tried: 'Dry run: nothing was changed.',
  errors: (file, rows) => `Rows that are refused, written into ${file}: ${rows}.`,
}

/** What `parvis contributions` says. */
export const contributionsWords: Record<Language, ContributionsWords> = { fr, en }
