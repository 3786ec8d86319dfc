import type { Language } from '../platform/locales/languages.ts'
import type { About, Level } from '../site/doctor/finding.ts'
import type { Help } from './command.ts'

type DoctorWords = {
  help: Help
  about: Record<About, string>
  looking(about: string): string
  level: Record<Level, string>
  conclusion(counts: Record<Level, number>): string
}

const fr: DoctorWords = {
  help: {
    takes: '',
    line: 'dit ce qui est réglé, joignable, en retard ou ne va pas, et quoi faire',
    about: [
      'Regarde les réglages, le programme, la base de données, sa réplique, les fichiers joints, le registre, l’index de la recherche, et si ce qui est fini est effacé. Chaque point est bon, à voir, ou ne va pas ; ce qui n’est pas bon dit quoi faire.',
      'Ne change rien : ni migration, ni index, ni base lancée ou arrêtée ; quelques octets sont gardés parmi les fichiers joints, relus et retirés aussitôt. Un mot de passe ou une clé n’est jamais montré.',
    ],
    options: { '--json': 'écrit la même chose en JSON, pour un programme de surveillance (docs/operations.md)' },
    examples: [{ call: 'parvis doctor' }, { call: 'parvis doctor --json' }],
    exits: {
      0: 'rien ne va mal ; des points peuvent être à voir',
      1: 'quelque chose ne va pas : les lignes ✗ disent quoi',
    },
  },
  about: {
    settings: 'Réglages',
    program: 'Programme',
    database: 'Base de données',
    replica: 'Réplique',
    files: 'Fichiers joints',
    record: 'Registre',
    search: 'Recherche',
    privacy: 'Vie privée',
  },
  looking: about => `Examen : ${about}`,
  level: { fine: '✓ bon', look: '! à voir', wrong: '✗ ne va pas' },
  conclusion: ({ look, wrong }) => {
    if (wrong === 0 && look === 0) return 'Tout va bien.'
    return `${wrong === 0 ? 'Rien ne va mal' : `Ne vont pas : ${wrong}`} ; à voir : ${look}.`
  },
}

const en: DoctorWords = {
  help: {
    takes: '',
    line: 'says what is configured, reachable, late or wrong, and what to do',
    about: [
      'Looks at the settings, the program, the database, its replica, attached files, the record, the index of search, and whether what is over is erased. Each point is fine, to look at, or wrong; what isn’t fine says what to do.',
      'It changes nothing: no migration, no index, no database started or stopped; a few bytes are kept among the attached files, read and taken away at once. A password or a key is never shown.',
    ],
    options: { '--json': 'writes the same as JSON, for a program that monitors (docs/operations.md)' },
    examples: [{ call: 'parvis doctor' }, { call: 'parvis doctor --json' }],
    exits: {
      0: 'nothing is wrong; there may be points to look at',
      1: 'something is wrong: the lines with ✗ say what',
    },
  },
  about: {
    settings: 'Settings',
    program: 'Program',
    database: 'Database',
    replica: 'Replica',
    files: 'Attached files',
    record: 'Record',
    search: 'Search',
    privacy: 'Privacy',
  },
  looking: about => `Looking at: ${about}`,
  level: { fine: '✓ fine', look: '! to look at', wrong: '✗ wrong' },
  conclusion: ({ look, wrong }) => {
    if (wrong === 0 && look === 0) return 'All is well.'
    return `${wrong === 0 ? 'Nothing is wrong' : `Wrong: ${wrong}`}; to look at: ${look}.`
  },
}

/** What `parvis doctor` says around what it finds. */
export const doctorWords: Record<Language, DoctorWords> = { fr, en }
