import type { Language } from './platform/locales/languages.ts'

const fr = {
  help: `parvis : le site d’un plan d’action pour un gouvernement ouvert

  npm start                              lance le site
  parvis import <fichier ou dossier>     importe un plan et tout ce qu’il contient (docs/import.md)
    --dry-run                            montre ce qui changerait, sans rien changer
  parvis verify                          relit tout le registre et vérifie ses empreintes
  parvis reindex                         refait tout l’index de la recherche
  parvis backup [fichier]                sauvegarde tout le site, même pendant qu’il tourne (- : sortie standard)
  parvis restore <fichier>               remet une sauvegarde dans un site vide (- : entrée standard)
  parvis schema                          écrit le JSON Schema des fichiers de plan
  parvis --help                          cette aide

Réglages : docs/operations.md. Avec npm : npm run parvis -- import mon-plan.json`,
  unknown: (what: string) => `Je ne comprends pas « ${what} ». Voir : parvis --help`,
  importWhat: 'Importer quoi ? parvis import <fichier ou dossier>',
  importRefused: (count: number) =>
    count > 1 ? `Import refusé, rien n’a changé. ${count} problèmes :` : 'Import refusé, rien n’a changé.',
  andMore: (count: number) => `… et ${count} autres.`,
  recordHolds: (sealed: number, waiting: number, head: string) =>
    `Le registre tient : ${sealed} entrées scellées${waiting ? `, ${waiting} en attente` : ''}.\nEmpreinte de la chaîne : ${head}`,
  recordBroken: (problems: number, sealed: number) =>
    `Le registre ne tient pas : ${problems} problème(s) sur ${sealed} entrées.`,
  reindexed: (count: number) => `L’index de la recherche est refait : ${count} objets.`,
}
export type CliWords = typeof fr

const en: CliWords = {
  help: `parvis: the site of an open-government action plan

  npm start                            starts the site
  parvis import <file or folder>       imports a plan and all that it holds (docs/import.md)
    --dry-run                          shows what would change, and changes nothing
  parvis verify                        reads the whole record again and checks its hashes
  parvis reindex                       makes the whole index of search again
  parvis backup [file]                 backs up the whole site, while it runs too (-: standard output)
  parvis restore <file>                puts a backup into an empty site (-: standard input)
  parvis schema                        writes the JSON Schema of plan files
  parvis --help                        this help

Settings: docs/operations.md. With npm: npm run parvis -- import my-plan.json`,
  unknown: what => `I don’t understand “${what}”. See: parvis --help`,
  importWhat: 'Import what? parvis import <file or folder>',
  importRefused: count =>
    count > 1 ? `Import refused, nothing was changed. ${count} problems:` : 'Import refused, nothing was changed.',
  andMore: count => `… and ${count} more.`,
  recordHolds: (sealed, waiting, head) =>
    `The record holds: ${sealed} sealed entries${waiting ? `, ${waiting} waiting` : ''}.\nHash of the chain: ${head}`,
  recordBroken: (problems, sealed) => `The record does not hold: ${problems} problem(s) in ${sealed} entries.`,
  reindexed: count => `The index of search is made again: ${count} things.`,
}

/** What the command line says. */
export const cliWords: Record<Language, CliWords> = { fr, en }
