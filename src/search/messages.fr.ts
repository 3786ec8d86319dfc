import { plural } from '../platform/locales/plural.ts'
import type { FoundType } from './entry.ts'

const n = (value: number) => value.toLocaleString('fr-FR').replaceAll('\u202f', '\u00a0')
const count = (value: number, one: string, other: string) => `${n(value)} ${plural('fr', value, one, other)}`

export const fr = {
  title: 'Chercher',
  titleOf: (text: string) => `« ${text} », recherche`,
  description:
    'Chercher dans les plans, les engagements, les organisations, les événements, les thèmes, les réponses, les chiffres, les documents et l’aide.',
  lede: 'Dans tout ce que ce site tient : un mot, un sujet, un sigle, un numéro d’engagement, un nom d’institution, ce qu’une réponse explique.',
  empty: 'Ce que l’on peut chercher',
  emptyHow:
    'Les mots se cherchent en français et en anglais, avec ou sans accents, au singulier comme au pluriel ; le dernier peut n’être que commencé. Une faute de frappe est comprise.',
  emptySite: 'Il n’y a encore rien à chercher sur ce site.',
  noWords: 'Il n’y a pas de mot dans ce qui a été cherché : écrivez des lettres ou des chiffres.',
  results: (value: number, text: string) =>
    value === 0 ? `Rien ne contient « ${text} ».` : `${count(value, 'résultat', 'résultats')} pour « ${text} ».`,
  nothingWithFilters: 'Rien de tel avec ces filtres.',
  corrected: (typed: string, meant: string) => `« ${typed} » n’est écrit nulle part ici : voici « ${meant} ».`,
  or: ' » ou « ',
  shortened: 'La question était longue : seul son début a été cherché.',
  unknownType: (value: string) => `Le filtre « ${value} » n’existe pas : il a été ignoré.`,
  unknownPlan: (value: string) => `Aucun plan ne s’appelle « ${value} » : ce filtre a été ignoré.`,
  lost: 'Cette suite de la liste n’existe pas ou plus : en voici le début.',
  byType: 'Nature',
  byPlan: 'Plan',
  all: 'Tout',
  allPlans: 'Tous',
  list: 'Résultats',
  answers: 'Ce que des réponses en disent',
  onlyAnswers: 'Réponses',
  allAnswers: (value: number, isMore: boolean) =>
    `${isMore ? 'Plus de ' : ''}${count(value, 'réponse', 'réponses')} avec ces mots : les lire`,
  answersFound: (value: number, isMore: boolean, text: string) =>
    `${isMore ? 'Plus de ' : ''}${count(value, 'réponse dit', 'réponses disent')} « ${text} », la plus récente d’abord.`,
  onlySaid: (text: string) => `Seules des réponses ou des contributions contiennent « ${text} ».`,
  contributions: 'Ce que des contributions en disent',
  allContributions: (n: number, isMore: boolean) =>
    `${isMore ? 'Plus de ' : ''}${n.toLocaleString('fr-FR')} ${n > 1 ? 'contributions' : 'contribution'} avec ces mots : les lire`,
  nearest: 'Ce qui s’en approche',
  ways: 'Ou bien',
  plan: (years: string) => `Plan ${years}`,
  previous: 'Résultats précédents',
  next: 'Résultats suivants',
  feed: (text: string) => `« ${text} », recherche`,
  withoutFilters: 'Chercher sans filtre',
  toPlans: 'Tous les plans',
  toOrganisations: 'Toutes les organisations',
  toRecord: 'Le registre',
  counted: {
    plan: count => plural('fr', count, 'plan', 'plans'),
    commitment: count => plural('fr', count, 'engagement', 'engagements'),
    priority: count => plural('fr', count, 'priorité', 'priorités'),
    organisation: count => plural('fr', count, 'organisation', 'organisations'),
    event: count => plural('fr', count, 'événement', 'événements'),
    series: count => plural('fr', count, 'série d’événements', 'séries d’événements'),
    theme: count => plural('fr', count, 'thème de consultation', 'thèmes de consultation'),
    figure: count => plural('fr', count, 'chiffre', 'chiffres'),
    document: count => plural('fr', count, 'document', 'documents'),
    page: count => plural('fr', count, 'page d’aide', 'pages d’aide'),
  } as Record<FoundType, (count: number) => string>,
  types: {
    plan: 'Plans',
    commitment: 'Engagements',
    priority: 'Priorités',
    organisation: 'Organisations',
    event: 'Événements',
    series: 'Séries d’événements',
    theme: 'Thèmes',
    figure: 'Chiffres',
    document: 'Documents',
    page: 'Aide',
  } satisfies Record<FoundType, string>,
  type: {
    plan: 'Plan',
    commitment: 'Engagement',
    priority: 'Priorité',
    organisation: 'Organisation',
    event: 'Événement',
    series: 'Série d’événements',
    theme: 'Thème',
    figure: 'Chiffre',
    document: 'Document',
    page: 'Aide',
  } satisfies Record<FoundType, string>,
}
export type Messages = typeof fr
