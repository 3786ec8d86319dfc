import { glossary } from '../../platform/locales/glossary.ts'
import { plural } from '../../platform/locales/plural.ts'

const n = (value: number) => value.toLocaleString('fr-FR').replaceAll('\u202f', '\u00a0')
const count = (value: number, one: string, other: string) => `${n(value)} ${plural('fr', value, one, other)}`

export const fr = {
  crumb: 'Bilan',
  kicker: 'Bilan de consultation',
  title: (consultation: string) => `Bilan : ${consultation}`,
  description: (consultation: string) =>
    `Qui a pris part à « ${consultation} », ce qui a été dit, ce qui a été répondu et ce que cela a changé.`,
  contributions: 'Contributions',
  consultation: 'La consultation',
  draft: 'Projet de bilan, ouvert aux commentaires',
  draftCause: 'Ce texte peut encore changer. Chaque commentaire est une contribution : il reçoit une réponse.',
  commentUntil: (from: string, until: string) => `On commente du ${from} au ${until}.`,
  commentsClosed: (day: string) => `Les commentaires sont clos depuis le ${day}.`,
  comment: 'Commenter ce projet',
  readComments: 'Lire les commentaires',
  final: 'Bilan définitif',
  finalCause: (day: string) => `Ce bilan est définitif depuis le ${day} : il ne change plus.`,
  hash: (hash: string) => `Empreinte SHA-256 de son contenu : ${hash}`,
  position: (seq: number) => `Registre, ligne n° ${n(seq)}`,
  noPosition: 'Sa ligne du registre attend son numéro.',
  asOf: (day: string) => `Nombres comptés le ${day}. Aucun n’est saisi.`,
  sections: glossary({
    introduction: 'En bref',
    participation: 'Qui a pris part',
    outcomes: 'Ce qui a été répondu',
    themes: 'Thème par thème',
    changes: 'Ce que cela a changé',
    waivers: 'Ce qui n’a pas de réponse, et pourquoi',
    conclusion: 'Pour finir',
  }),
  question: 'La question posée',
  byKind: 'Par nature d’auteur',
  byChannel: 'Par voie d’arrivée',
  kind: 'Auteur',
  channel: 'Voie',
  outcome: 'Décision',
  points: 'Points',
  many: 'Contributions',
  outcomesCause:
    'Une contribution qui dit deux choses compte pour deux points, quand elle a été séparée ; chaque point a sa décision.',
  noOutcome: 'Aucune réponse n’est publiée.',
  theme: (number: number, title: string) => `Thème ${number} : ${title}`,
  withoutTheme: 'Sans thème',
  themePoints: (points: number, owed: number, waived: number) =>
    [
      count(points, 'point', 'points'),
      ...(owed > 0 ? [`${n(owed)} en attente`] : []),
      ...(waived > 0 ? [count(waived, 'dispensé', 'dispensés')] : []),
    ].join(', '),
  finding: 'Constat',
  noFinding: 'Aucun constat n’est encore écrit.',
  cites: 'Contributions citées',
  noTheme: 'Aucune contribution n’est rangée dans un thème.',
  change: (plan: string, number: string, title: string) => `Plan ${plan}, engagement ${number} : ${title}`,
  milestone: (number: number, output: string) => `Jalon ${number} : ${output}`,
  changed: 'Ce qui a changé',
  ledTo: 'La réponse y renvoie ; aucun mot n’en a été changé pour elle.',
  from: (value: number) => `À la suite de ${count(value, 'contribution', 'contributions')}`,
  andOthers: (value: number) => `et ${count(value, 'autre', 'autres')}`,
  noChange: 'Aucune réponse ne renvoie à un engagement.',
  noWaiver: 'Aucune contribution n’est dispensée de réponse.',
  waiver: (number: string, signed: string, day: string) => `${number}, signé ${signed}, le ${day}`,
  owes: (name: string, owed: number, late: number) =>
    `${name} : ${count(owed, 'réponse due', 'réponses dues')}${late > 0 ? `, dont ${n(late)} en retard` : ''}`,
  sum: 'Couverture',
  waits: (median: number, longest: number) =>
    `Attente médiane : ${count(median, 'jour', 'jours')} ; la plus longue : ${count(longest, 'jour', 'jours')}.`,
  editor: {
    title: (consultation: string) => `Rédiger le bilan : ${consultation}`,
    crumb: 'Bilan',
    workshop: 'Atelier',
    lede: 'Les nombres, les thèmes et les réponses viennent du registre et ne s’écrivent pas. Vous écrivez ce qui les précède, section par section ; tout est facultatif.',
    words: (section: string, language: string) => `${section}, en ${language}`,
    french: 'français',
    english: 'anglais',
    hint: 'Une ligne vide sépare deux paragraphes.',
    save: 'Enregistrer',
    saved: 'C’est enregistré.',
    opened: 'Le projet est public, et ouvert aux commentaires.',
    finished: 'Le bilan est définitif.',
    see: 'Voir le bilan public',
    preview: 'Ce que dira le bilan',
    previewCause: 'Avec les nombres d’aujourd’hui.',
    long: (section: string) => `Raccourcissez « ${section} » : 5 000 signes au plus.`,
    unsaid: 'Ce texte contient un signe que rien ne peut conserver.',
    meanwhile:
      'Quelqu’un d’autre a changé ce bilan pendant que vous écriviez. Vos mots sont dans le formulaire, ce qui est enregistré est en dessous : enregistrer remplace ce qui est enregistré.',
    open: 'Ouvrir aux commentaires',
    openCause:
      'Le projet devient public. Ce que chacun en dit est recueilli par une autre consultation du même plan : chaque commentaire a son numéro, est modéré, et reçoit une réponse.',
    comments: 'Consultation qui recueille les commentaires',
    noComments:
      'Aucune autre consultation de ce plan n’est ouverte ou annoncée. Créez-en une pour les commentaires, avec ses dates.',
    newConsultation: 'Nouvelle consultation',
    finish: 'Rendre définitif',
    finishCause:
      'Le bilan ne change plus ensuite : sa page, ses documents et ses données disent toujours la même chose, sous une empreinte inscrite au registre.',
    wrong: (value: number) => count(value, 'chose à corriger', 'choses à corriger'),
    error: 'Erreur',
    edit: 'Bilan',
    finalLede: 'Ce bilan est définitif : il ne change plus.',
  },
}
export type Messages = typeof fr
