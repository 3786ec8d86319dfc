import { glossary } from '../../platform/locales/glossary.ts'

type Term = { days: number }

export const fr = {
  kept: {
    contributions: {
      name: 'Contributions',
      holds:
        'Ce que des personnes ont proposé : titre, texte, réponses aux questions posées, nom choisi, quels fichiers y sont joints, et qui peut les modifier ; ce qu’elles disaient avant.',
      purpose: 'Que chacun puisse les lire, que l’administration y réponde, et que leur auteur les retrouve.',
      howLong:
        'Pour toujours, comme le débat public dont elles font partie, ou jusqu’à ce que leur auteur les retire. Qui efface son compte choisit : sans son nom, ou sans leur texte.',
    },
    unconfirmed: {
      name: 'Contributions à confirmer',
      holds: 'Ce qui a été envoyé avec une adresse électronique, et cette adresse, jusqu’à la confirmation.',
      purpose: 'Que personne n’écrive au nom d’un autre.',
      howLong: ({ days }: Term) => `${days} jours sans confirmation ; il n’en reste alors que le numéro.`,
    },
    drafts: {
      name: 'Brouillons de contributions',
      holds:
        'Ce que quelqu’un a commencé à écrire, les fichiers qu’il y a mis, et l’adresse électronique s’il l’a donnée.',
      purpose: 'Qu’il le retrouve par son lien.',
      howLong: ({ days }: Term) => `${days} jours, ou jusqu’à l’envoi.`,
    },
  },
  holdings: {
    contributions: {
      title: 'Contributions',
      why: 'Ce que vous avez proposé, et ce que c’est devenu.',
      none: 'Aucune contribution.',
      fields: {
        number: 'Numéro',
        title: 'Titre',
        text: 'Texte',
        answers: 'Réponses aux questions posées',
        author: 'Nom montré',
        files: 'Fichiers joints',
        state: 'État',
        sent: 'Envoyée',
        published: 'Publiée',
        organisation: 'Pour une organisation',
        email: 'Adresse à confirmer',
        page: 'Page',
      },
      values: {
        state: glossary({
          unconfirmed: 'à confirmer',
          quarantined: 'en cours de vérification',
          published: 'publiée',
          withdrawn: 'retirée',
          hidden: 'masquée',
          lapsed: 'jamais confirmée',
        }),
      },
      erased:
        'Selon votre choix : elles restent sans votre nom ni le nom de leurs fichiers, ou leur texte et leurs fichiers sont effacés et il n’en reste que le numéro et le titre. Celles d’une organisation restent à l’organisation.',
    },
    drafts: {
      title: 'Brouillons',
      why: 'Ce que vous avez commencé à écrire, gardé 30 jours.',
      none: 'Aucun brouillon.',
      fields: { kept: 'Gardé', ends: 'Jusqu’au', title: 'Titre', text: 'Texte', files: 'Fichiers' },
      erased: 'Vos brouillons, et leurs fichiers.',
    },
  },
}
export type Messages = typeof fr
