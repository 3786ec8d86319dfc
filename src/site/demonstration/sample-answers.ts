import type { Outcome } from '../../answers/index.ts'
import { sample, samplePlanKey } from './sample-plan.ts'

/** Who answers in the demonstration, by what their keys end in. */
export type Answering = 'ministere' | 'ville' | 'autorite'

type SampleTheme = {
  /** The priority and the ideas that it brings together (`sample-ideas.ts`). */
  priority: number
  ideas: readonly number[]
  title: string
  /** What it finds: where `#` stands, the contributions that it cites. */
  finding: string
  by: Answering
  signedAs: string
  outcome: Outcome
  reason: string
  /** The commitment to which it led. */
  commitment?: string
}

const ministry = 'Exemple : cheffe de la mission gouvernement ouvert'
const town = 'Exemple : directrice des services de la ville'
const authority = 'Exemple : secrétaire général de l’Autorité'

/** What is made of the ideas of the consultation that is over: invented, as everything of the demonstration. */
export const sampleThemes: readonly SampleTheme[] = [
  {
    priority: 1,
    ideas: [0, 6],
    title: 'Exemple : répondre à chaque proposition, et dire pourquoi',
    finding:
      'Exemple : ceux qui ont déjà participé disent n’avoir jamais su ce que leur proposition est devenue (#). Ils demandent une réponse pour chacune, sa raison, et un délai.',
    by: 'ministere',
    signedAs: ministry,
    outcome: 'retained',
    reason:
      'Exemple : c’est la règle de ce plan. Chaque contribution a sa réponse, publiée avec sa raison, et l’engagement 1-1 le dit désormais en toutes lettres.',
    commitment: '1-1',
  },
  {
    priority: 1,
    ideas: [1, 4],
    title: 'Exemple : annoncer les consultations, suivre les décisions',
    finding:
      'Exemple : les consultations sont connues trop tard, et rien ne dit ensuite où en est une décision (#). Un calendrier et une page d’étapes sont demandés.',
    by: 'ministere',
    signedAs: ministry,
    outcome: 'retained-in-part',
    reason:
      'Exemple : le suivi par étapes est retenu. L’annonce un mois à l’avance ne l’est pas pour toutes les consultations : certaines suivent un calendrier fixé par la loi, qui laisse deux semaines.',
    commitment: '1-2',
  },
  {
    priority: 1,
    ideas: [2, 3, 5],
    title: 'Exemple : des décisions lisibles, et qui restent',
    finding:
      'Exemple : les décisions sont illisibles pour qui n’est pas juriste, et leurs pages disparaissent (#). Des résumés, la liste de ceux qui ont été reçus et des adresses durables sont demandés.',
    by: 'ministere',
    signedAs: ministry,
    outcome: 'retained-in-part',
    reason:
      'Exemple : le résumé d’une page et les adresses durables sont retenus. L’agenda public relève déjà d’une autre loi, qui s’applique.',
    commitment: '1-2',
  },
  {
    priority: 2,
    ideas: [0, 1, 3],
    title: 'Exemple : savoir ce qui est ouvert, et où',
    finding:
      'Exemple : horaires, catalogues et ordinateurs en libre accès ne se trouvent nulle part ensemble (#). Un fichier commun, tenu à jour, est demandé.',
    by: 'ministere',
    signedAs: ministry,
    outcome: 'retained',
    reason: 'Exemple : l’engagement 2-1 prévoit ce fichier commun, avec les ordinateurs en libre accès.',
    commitment: '2-1',
  },
  {
    priority: 2,
    ideas: [2, 4, 5],
    title: 'Exemple : des données que l’on comprend et que l’on compare',
    finding:
      'Exemple : les fichiers publiés n’ont ni mode d’emploi ni historique (#). Les chiffres de prêt sont demandés, sans donnée personnelle.',
    by: 'ministere',
    signedAs: ministry,
    outcome: 'retained-in-part',
    reason:
      'Exemple : le mode d’emploi et les versions datées sont retenus. Les chiffres de prêt par titre ne le sont pas : dans une petite bibliothèque, ils diraient qui lit quoi.',
    commitment: '2-1',
  },
  {
    priority: 2,
    ideas: [6],
    title: 'Exemple : des sites accessibles à tous',
    finding: 'Exemple : réserver un livre sans voir l’écran reste impossible sur plusieurs sites (#).',
    by: 'ministere',
    signedAs: ministry,
    outcome: 'done-already',
    reason: 'Exemple : le nouveau site de réservation a été vérifié par les personnes concernées avant son ouverture.',
  },
  {
    priority: 3,
    ideas: [0, 1],
    title: 'Exemple : demander avant de dessiner',
    finding:
      'Exemple : les habitants sont consultés quand les plans sont faits (#). Ils demandent une visite avant le projet, et une part du budget.',
    by: 'ville',
    signedAs: town,
    outcome: 'retained-in-part',
    reason:
      'Exemple : la visite avant le projet est retenue, et l’engagement 3-1 le dit. La part du budget sera décidée par le conseil municipal, que ce plan n’engage pas.',
    commitment: '3-1',
  },
  {
    priority: 3,
    ideas: [2, 4, 5],
    title: 'Exemple : des réunions où chacun peut venir',
    finding: 'Exemple : horaires, garde d’enfants et langue tiennent à l’écart ceux que les travaux concernent (#).',
    by: 'ville',
    signedAs: town,
    outcome: 'not-retained',
    reason:
      'Exemple : la ville n’a pas les moyens d’une garde d’enfants à chaque réunion. Deux réunions par an auront lieu le samedi matin, avec une traduction.',
  },
  {
    priority: 3,
    ideas: [3, 6],
    title: 'Exemple : rendre compte des travaux',
    finding: 'Exemple : coûts et retards ne sont expliqués nulle part, ni pendant ni après (#).',
    by: 'ville',
    signedAs: town,
    outcome: 'retained',
    reason: 'Exemple : une page par chantier, avec son coût et ses dates, et un retour un an après.',
    commitment: '3-1',
  },
  {
    priority: 4,
    ideas: [0, 2, 5],
    title: 'Exemple : un délai, et une seule porte',
    finding:
      'Exemple : on ne sait à qui écrire, et la réponse met des mois (#). Un mois, une seule adresse et un guichet sont demandés.',
    by: 'autorite',
    signedAs: authority,
    outcome: 'retained-in-part',
    reason:
      'Exemple : le délai d’un mois et la porte unique sont retenus. Le formulaire papier dépend de chaque mairie, à qui il sera proposé.',
    commitment: '4-1',
  },
  {
    priority: 4,
    ideas: [1, 3, 6],
    title: 'Exemple : dire ce qui existe, et ce qui est communiqué',
    finding:
      'Exemple : ce qui a été donné à l’un reste inconnu des autres (#). Un inventaire et des chiffres sont demandés.',
    by: 'autorite',
    signedAs: authority,
    outcome: 'retained',
    reason: 'Exemple : l’objectif de l’engagement 4-1 comprend désormais le registre des documents communiqués.',
    commitment: '4-1',
  },
  {
    priority: 4,
    ideas: [4],
    title: 'Exemple : former ceux qui répondent',
    finding: 'Exemple : les agents d’accueil ne connaissent pas le droit d’accès (#).',
    by: 'autorite',
    signedAs: authority,
    outcome: 'out-of-scope',
    reason:
      'Exemple : la formation des agents communaux relève du centre de gestion, à qui cette demande a été envoyée. Ce plan ne peut pas l’engager.',
  },
]

type SampleCommitment = {
  number: string
  lead: Answering
  priority: number
  title: [string, string]
  objective: [string, string]
}

const promised: readonly SampleCommitment[] = [
  {
    number: '1-1',
    lead: 'ministere',
    priority: 1,
    title: ['rendre compte de ce que deviennent les contributions', 'account for what becomes of contributions'],
    objective: ['publier un bilan de chaque consultation.', 'publish a report of each consultation.'],
  },
  {
    number: '1-2',
    lead: 'ministere',
    priority: 1,
    title: ['une page d’étapes pour chaque décision', 'a page of steps for each decision'],
    objective: ['montrer où en est chaque décision annoncée.', 'show where each announced decision stands.'],
  },
  {
    number: '2-1',
    lead: 'ministere',
    priority: 2,
    title: ['un fichier commun des bibliothèques', 'one file of libraries'],
    objective: [
      'publier horaires, fermetures et services dans un format commun.',
      'publish hours, closures and services in one format.',
    ],
  },
  {
    number: '3-1',
    lead: 'ville',
    priority: 3,
    title: ['associer les habitants aux travaux', 'involve residents in works'],
    objective: ['présenter chaque projet de travaux aux habitants.', 'present each project of works to residents.'],
  },
  {
    number: '4-1',
    lead: 'autorite',
    priority: 4,
    title: ['répondre plus vite aux demandes de documents', 'answer requests for documents faster'],
    objective: ['réduire le délai des réponses.', 'shorten the time to answer.'],
  },
]

const commitmentKey = (number: string): string => `${samplePlanKey}-${number}`

const factsOf = ({ number, lead, priority, title, objective }: SampleCommitment) => ({
  number,
  title: sample(...title),
  leadIds: [`${samplePlanKey}-${lead}`],
  priorityId: `${samplePlanKey}-priorite-${priority}`,
  objective: sample(...objective),
})

/** The commitments of the demonstration as they were first proposed, each with a milestone. */
export const sampleCommitments = promised.flatMap(one => [
  { type: 'commitment', key: commitmentKey(one.number), parentKey: samplePlanKey, facts: factsOf(one) },
  {
    type: 'milestone',
    key: `${commitmentKey(one.number)}-jalon-1`,
    parentKey: commitmentKey(one.number),
    facts: { number: 1, output: sample('premier bilan publié', 'first report published') },
  },
])

const changed: readonly [string, [string, string]][] = [
  [
    '1-1',
    [
      'publier une réponse motivée à chaque contribution, et un bilan de chaque consultation.',
      'publish a reasoned answer to each contribution, and a report of each consultation.',
    ],
  ],
  [
    '3-1',
    [
      'visiter chaque lieu avec ses habitants avant de dessiner le projet, puis tenir une page par chantier, avec son coût et ses dates.',
      'visit each place with its residents before the project is drawn, then keep a page for each site, with its cost and dates.',
    ],
  ],
  [
    '4-1',
    [
      'répondre à chaque demande en un mois, par une seule porte, et tenir le registre des documents communiqués.',
      'answer each request within a month, through one door, and keep the register of documents that were given.',
    ],
  ],
]

/** What contributions changed of them. */
export const changedCommitments = changed.flatMap(([number, objective]) => {
  const one = promised.find(each => each.number === number)
  return one ? [{ key: commitmentKey(number), parentKey: samplePlanKey, facts: factsOf({ ...one, objective }) }] : []
})

export const changeReason = 'Exemple : ce que demandaient les contributions a été repris dans le texte.'

/** Answers to some contributions by themselves. */
export const studied =
  'Exemple : la vérification du site de réservation n’est pas finie. Nous répondrons à cette date, quel qu’en soit le résultat.'
export const passedOn =
  'Exemple : ce que vous demandez dépend de l’Autorité de l’accès aux documents, qui a reçu votre contribution et vous répondra.'
export const corrected =
  'Exemple : le nouveau site de réservation a été vérifié par les personnes concernées avant son ouverture. Nous avions oublié l’ancien catalogue, qui ne l’est pas : il ferme en juin.'
export const contests = {
  visitor: 'Exemple : je demandais aussi une date, et la réponse n’en donne aucune.',
  author: 'Exemple : je ne demandais pas une garde d’enfants, mais une autre heure. La réponse parle d’autre chose.',
} as const
export const second =
  'Exemple : vous avez raison, votre demande portait sur l’heure. À partir de janvier, une réunion sur deux commencera à 18 h 30.'
