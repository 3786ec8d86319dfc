import { glossary } from '../platform/locales/glossary.ts'
import { plural } from '../platform/locales/plural.ts'

const n = (count: number) => count.toLocaleString('fr-FR').replaceAll('\u202f', '\u00a0')

export const fr = {
  /** What is decided of a point. */
  outcomes: glossary({
    retained: 'Retenu',
    'retained-in-part': 'Retenu en partie',
    'done-already': 'Déjà fait',
    'not-retained': 'Non retenu',
    'out-of-scope': 'Hors du champ',
    'under-study': 'À l’étude',
    'passed-on': 'Transmis',
  }),
  /** An interim outcome, with until when or by whom. */
  underStudyUntil: (day: string) => `À l’étude jusqu’au ${day}`,
  passedOnTo: (organisation: string) => `Transmis à ${organisation}`,
  /** What goes with a point, and is decided with it. */
  others: {
    some: (count: number) => `${n(count)} ${plural('fr', count, 'autre va', 'autres vont')} avec elle`,
    many: (count: number) => `plus de ${n(count)} autres vont avec elle`,
  },
  kept: {
    answers: {
      name: 'Les réponses et la consolidation',
      holds:
        'Ce que répond une organisation, la fonction de qui signe, les dates ; l’identité de qui a écrit, relu, décidé ou rangé, que personne ne voit.',
      purpose:
        'Que chaque contribution ait sa réponse, relue par une seconde personne, et que tout puisse être annulé.',
      howLong: 'Sans limite pour les réponses, qui sont publiques. Les identités, tant que le compte existe.',
    },
    contests: {
      name: 'Ce qui est dû à chaque contribution',
      holds:
        'Les points d’une contribution, dans les mots de son auteur ; ce que l’auteur dit d’une réponse qui n’y répond pas.',
      purpose: 'Que chaque point ait sa réponse, et un second regard si l’auteur le demande.',
      howLong: 'Aussi longtemps que le texte de la contribution : ces mots partent avec lui.',
    },
    told: {
      name: 'Qui a reçu quelle réponse',
      holds: 'La réponse, la personne, le moment où le courriel a été écrit.',
      purpose: 'Que chaque auteur soit prévenu une fois, et une seule.',
      howLong: 'Tant que le compte existe.',
    },
  },
  holding: {
    title: 'Réponses',
    why: 'Pour qu’une réponse soit relue par quelqu’un d’autre, pour qu’une décision puisse être annulée, et pour que vous receviez chaque réponse une fois.',
    none: 'Rien.',
    fields: {
      way: 'Vous avez',
      at: 'Quand',
      said: 'Ce qui est dit',
      contribution: 'Contribution',
    },
    values: {
      way: {
        written: 'écrit une réponse',
        reviewed: 'relu une réponse',
        ruled: 'décidé d’un point',
        consolidated: 'consolidé',
        reported: 'rédigé un bilan',
        reminded: 'reçu un rappel de réponses dues',
        told: 'reçu une réponse',
        contested: 'demandé un second regard',
      },
    },
    erased:
      'Votre identité est retirée ; ce que l’organisation a répondu reste. Ce que vous avez dit d’une réponse suit votre contribution.',
  },
}
