import type { Language } from '../platform/locales/languages.ts'
import type { Help } from './command.ts'

type ImportWords = {
  help: Help
  progress: string
  refused(count: number): string
  andMore(count: number): string
}

const fr: ImportWords = {
  help: {
    takes: '<fichier ou dossier>',
    line: 'importe un plan et tout ce qu’il contient',
    about: [
      'Importe un fichier de plan, ou tous les fichiers .json qui se trouvent directement dans un dossier, en une seule fois : tout, ou rien. Le site peut tourner.',
      'Ce qui manque dans les fichiers reste sur le site. Ce qui a été corrigé sur le site depuis le dernier import, et autrement dans un fichier, est un conflit : l’import est refusé et montre les trois valeurs. Le format : docs/import.md.',
    ],
    options: { '--dry-run': 'montre ce qui changerait, sans rien changer' },
    examples: [
      { call: 'parvis import mon-plan.json --dry-run', does: 'ce qui changerait' },
      { call: 'parvis import mon-plan.json' },
      { call: 'parvis import mon-dossier' },
    ],
  },
  progress: 'Import :',
  refused: count =>
    count > 1 ? `Import refusé, rien n’a changé. ${count} problèmes :` : 'Import refusé, rien n’a changé.',
  andMore: count => `… et ${count} autres.`,
}

const en: ImportWords = {
  help: {
    takes: '<file or folder>',
    line: 'imports a plan and all that it holds',
    about: [
      'Imports a plan file, or all the .json files that lie directly in a folder, at once: all, or nothing. The site may be running.',
      'What is missing from the files stays on the site. What was corrected on the site since the last import, and otherwise in a file, is a conflict: the import is refused and shows the three values. The format: docs/import.md.',
    ],
    options: { '--dry-run': 'shows what would change, and changes nothing' },
    examples: [
      { call: 'parvis import my-plan.json --dry-run', does: 'what would change' },
      { call: 'parvis import my-plan.json' },
      { call: 'parvis import my-folder' },
    ],
  },
  progress: 'Importing:',
  refused: count =>
    count > 1 ? `Import refused, nothing was changed. ${count} problems:` : 'Import refused, nothing was changed.',
  andMore: count => `… and ${count} more.`,
}

/** What `parvis import` says. */
export const importWords: Record<Language, ImportWords> = { fr, en }
