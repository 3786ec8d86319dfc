import { plural } from '../../platform/locales/plural.ts'

const n = (count: number) => count.toLocaleString('fr-FR')
const counted = (count: number, one: string, other: string) => `${n(count)} ${plural('fr', count, one, other)}`

export const fr = {
  origin: {
    heading: 'D’où il vient',
    title: (number: string) => `D’où vient l’engagement ${number}`,
    crumb: 'D’où il vient',
    description: (number: string, plan: string) =>
      `Les contributions dont est issu l’engagement ${number} du plan ${plan}, avec la réponse donnée à chacune et ce qu’elle a changé.`,
    lede: 'Chaque contribution qui a conduit ici, la réponse qui lui a été donnée, et ce que celle-ci a changé.',
    count: (count: number) => counted(count, 'contribution a conduit ici', 'contributions ont conduit ici'),
    themes: 'Par thème',
    noTheme: 'Sans thème',
    first: 'Début de la liste',
    next: 'Suite',
    whole: 'Tout le fil du plan',
    none: 'Proposé par l’administration, sans contribution à l’origine.',
    unknown: 'Ce site ne sait pas d’où il vient : aucune consultation de ce plan n’y a été menée.',
    changed: (field: string) => `A changé : ${field}`,
    changeProof: 'Avant et après, dans le registre',
    milestone: (number: number) => `Jalon ${number}`,
    otherMilestones: (count: number) =>
      `${counted(count, 'autre jalon, proposé', 'autres jalons, proposés')} par l’administration, sans contribution à l’origine`,
    changes: 'Ce qui a changé',
    columns: {
      contribution: { fr: 'Numéro de la contribution', en: 'Number of the contribution' },
      point: { fr: 'Numéro du point, 1 si elle n’en a qu’un', en: 'Number of the point, 1 where it has only one' },
      title: { fr: 'Titre, vide si elle est masquée', en: 'Title, empty where it is hidden' },
      state: { fr: 'publiée, retirée ou masquée', en: 'published, withdrawn or hidden' },
      outcome: { fr: 'Décision de la réponse', en: 'Outcome of the answer' },
      organisation: { fr: 'Identifiant de l’organisation qui répond', en: 'Identifier of the answering organisation' },
      answered: { fr: 'Moment de la réponse (UTC)', en: 'Moment of the answer (UTC)' },
      answer: { fr: 'Identifiant permanent de la réponse', en: 'Permanent identifier of the answer' },
    },
  },
  plan: {
    title: (plan: string) => `Le fil du plan ${plan}`,
    crumb: 'Le fil',
    lede: 'Des contributions aux thèmes, des thèmes aux engagements, des engagements aux jalons ; et retour.',
    description: (plan: string) =>
      `Ce que les contributions au plan ${plan} sont devenues : thèmes, engagements, jalons et suites dans d’autres plans.`,
    from: 'Ce qui a été dit',
    noConsultation: 'Aucune consultation de ce plan n’a été menée sur ce site : ce qui y a conduit n’y est pas.',
    received: (count: number) => counted(count, 'contribution publiée', 'contributions publiées'),
    all: 'Voir les contributions',
    loose: 'Sans thème',
    held: (count: number) => counted(count, 'contribution ou point', 'contributions et points'),
    contributions: (count: number) => counted(count, 'contribution', 'contributions'),
    noTheme: 'Aucun thème pour l’instant : l’équipe du plan lit ce qui est reçu.',
    leads: 'Conduit à',
    nowhere: 'Ne conduit à aucun engagement pour l’instant.',
    commitments: 'Ce qui est promis',
    noCommitments: 'Aucun engagement n’est encore publié.',
    comesFrom: 'D’où il vient :',
    others: (count: number) => `${counted(count, 'autre thème', 'autres thèmes')}, sur la page des thèmes`,
    data: 'Tous les liens, un par ligne, sont dans le fichier CSV.',
  },
  graph: {
    from_type: {
      fr: 'Ce dont part le lien : contribution, theme, answer, milestone ou commitment',
      en: 'What the link starts from: contribution, theme, answer, milestone or commitment',
    },
    from: { fr: 'Identifiant permanent', en: 'Permanent identifier' },
    from_name: { fr: 'Numéro lisible, où il y en a un', en: 'Readable number, where there is one' },
    kind: { fr: 'Sorte de lien', en: 'Kind of link' },
    to_type: { fr: 'Ce à quoi il mène', en: 'What it leads to' },
    to: { fr: 'Identifiant permanent', en: 'Permanent identifier' },
    to_name: { fr: 'Numéro lisible, où il y en a un', en: 'Readable number, where there is one' },
    since: { fr: 'Depuis quand (UTC), où cela est daté', en: 'Since when (UTC), where that is dated' },
  },
}
