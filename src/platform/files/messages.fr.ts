import type { FileKind } from './kinds.ts'
import { largestFile, mostFiles } from './limits.ts'
import type { FileRefusal } from './refusal.ts'

const megabytes = largestFile / 1024 / 1024
const kinds = 'PDF, texte OpenDocument (.odt), Word (.docx), image PNG ou JPEG'

/** Why a file isn’t taken; its name stands before, where there is one. */
const refusals: Record<FileRefusal, string> = {
  empty: 'Ce fichier est vide. Choisissez-en un qui contient quelque chose.',
  'too-large': `Ce fichier dépasse ${megabytes} Mo. Choisissez-en un plus petit, ou donnez l’adresse où il est publié.`,
  'too-many': `On joint ${mostFiles} fichiers au plus : celui-ci est de trop.`,
  'unknown-kind': `Le contenu de ce fichier n’est d’aucune sorte que le site accepte : ${kinds}.`,
  'has-macros': 'Ce document contient des macros, c’est-à-dire un programme. Enregistrez-le sans elles, ou en PDF.',
  encrypted:
    'Ce document est protégé par un mot de passe : personne ne pourrait le lire. Enregistrez-le sans mot de passe.',
  'not-allowed': 'Vous ne pouvez pas joindre de fichier ici : celui-ci n’a pas été gardé.',
  'not-stored':
    'Le site n’a pas pu garder ce fichier, par sa faute et non la vôtre. Choisissez-le à nouveau dans quelques minutes.',
}

const names: Record<FileKind, string> = {
  pdf: 'PDF',
  odt: 'OpenDocument',
  docx: 'Word',
  png: 'PNG',
  jpeg: 'JPEG',
  table: 'tableau',
}

export const fr = {
  refusals,
  kinds,
  names,
  units: { kilobytes: 'Ko', megabytes: 'Mo' },
  limits: `${mostFiles} fichiers au plus, de ${megabytes} Mo chacun : ${kinds}.`,
}
export type Messages = typeof fr
