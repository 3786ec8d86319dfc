import { plural } from '../../platform/locales/plural.ts'

const days = (n: number) => `${n.toLocaleString('fr-FR')} ${plural('fr', n, 'jour', 'jours')}`

export const fr = {
  heading: 'La réponse',
  headings: 'Les réponses',
  answeredOn: (day: string, after: number) =>
    after === 0 ? `Réponse publiée le ${day}, le jour même` : `Réponse publiée le ${day}, après ${days(after)}`,
  split:
    'Cette contribution dit plusieurs choses : elle est séparée en points, dans les mots de son auteur. Chacun a sa réponse.',
  pointByPoint: 'Réponse point par point',
  asked: 'Ce qui est demandé',
  decided: 'Décision',
  by: 'Réponse de',
  part: (number: number) => `Point ${number}`,
  mergedInto: (number: string) =>
    `Réunie avec ${number}, qui dit la même chose : ce qui est décidé de l’une l’est de l’autre.`,
  mergedHere: 'Réunies avec celle-ci, qui disent la même chose :',
  theme: 'Rangée dans le thème',
  interim: 'Ce n’est pas encore une décision : la réponse reste due.',
  owed: (day: string, organisation: string) => `${organisation} doit y répondre au plus tard le ${day}.`,
  late: (day: string, organisation: string, late: number) =>
    `${organisation} devait y répondre au plus tard le ${day} : en retard de ${days(late)}.`,
  waived: 'Dispensée de réponse',
  waivedBecause: (signature: string, day: string) => `Décidé par : ${signature}, le ${day}.`,
  disputed:
    'Deux organisations ont répondu différemment. Les deux réponses sont ici ; l’équipe du plan doit dire laquelle vaut.',
  holds: (organisation: string) => `La réponse de ${organisation} vaut`,
  heldBecause: (signature: string, day: string) => `Départagé par : ${signature}, le ${day}.`,
  contested: (day: string) => `L’auteur dit que cette réponse n’y répond pas (${day})`,
  contestGone: 'Ses mots sont partis avec le texte de la contribution.',
  secondDue: (day: string) => `Une seconde réponse est due au plus tard le ${day}.`,
  secondLate: (day: string, late: number) => `La seconde réponse était due le ${day} : en retard de ${days(late)}.`,
  secondGiven: (day: string) => `La seconde réponse a été donnée le ${day}.`,
  other: (organisation: string) => `L’autre réponse, de ${organisation}`,
  earlier: (day: string) => `Réponse précédente, du ${day}`,
  contest: 'La réponse ne vous répond pas ?',
  contestCause:
    'Si vous êtes l’auteur de cette contribution, vous pouvez le dire une fois, avec votre raison. La demande est publique, et une seconde réponse vous est due dans les 30 jours.',
  contestWay: 'Demander un second regard',
  contestWayFor: (number: number) => `Demander un second regard sur le point ${number}`,
  nodes: {
    grouped: 'Rangée dans un thème',
    answered: (organisation: string, outcome: string) => `Réponse de ${organisation} : ${outcome}`,
    second: (organisation: string, outcome: string) => `Second regard de ${organisation} : ${outcome}`,
    corrected: (organisation: string, outcome: string) => `Réponse corrigée de ${organisation} : ${outcome}`,
    contested: 'L’auteur demande un second regard',
    waived: 'Dispensée de réponse, avec une raison publique',
    held: 'Deux réponses contraires départagées',
    leads: (target: string) => `Reprise : ${target}`,
  },
}
export type Messages = typeof fr
