import { plural } from '../../platform/locales/plural.ts'

const n = (value: number) => value.toLocaleString('fr-FR').replaceAll('\u202f', '\u00a0')
const commitments = (value: number) => `${n(value)} ${plural('fr', value, 'engagement', 'engagements')}`

export const fr = {
  title: 'Les engagements',
  lede: 'Tout ce qui a été promis, plan après plan : qui en répond, où cela en est, et depuis quand personne n’en a rien dit.',
  description:
    'Le suivi des engagements de tous les plans : pilote, priorité, réalisation, échéance, dernières nouvelles.',
  standing: 'Où en sont les engagements',
  counted: commitments,
  none: 'Aucun engagement n’est publié ici pour le moment.',
  late: (value: number) =>
    value === 0 ? 'Aucun n’est en retard.' : `${n(value)} ${plural('fr', value, 'est', 'sont')} en retard.`,
  notFollowed: (value: number) =>
    `${commitments(value)} : plan non suivi sur ce site. Personne ne peut y dire ce qui est en retard.`,
  filters: 'Filtrer les engagements',
  submit: 'Filtrer',
  chosen: 'Filtres choisis',
  fields: {
    q: 'Mots',
    plan: 'Plan',
    priority: 'Priorité',
    organisation: 'Pilote ou appui',
    completion: 'Réalisation',
    late: 'Retard',
    sort: 'Trier par',
  },
  all: { plan: 'Tous', priority: 'Toutes', organisation: 'Tous', completion: 'Toutes', late: 'Tous' },
  lateOnly: 'En retard',
  sorts: {
    number: 'Plan et numéro',
    title: 'Titre',
    lead: 'Pilote',
    due: 'Échéance',
    completion: 'Réalisation',
    news: 'Dernières nouvelles',
  },
  filter: (field: string, value: string) => `${field} : ${value}`,
  remove: (filter: string) => `Enlever le filtre ${filter}`,
  ignored: (field: string, value: string) => `Filtre ignoré : « ${field} » ne connaît pas « ${value} ».`,
  ignoredSort: (value: string) => `Tri ignoré : on ne peut pas trier par « ${value} ».`,
  shortened: 'La recherche était longue : seuls ses premiers mots ont été cherchés.',
  strayed: 'Cette suite de la liste n’existe pas ou plus : voici ce qui en est le plus proche.',
  nothing: 'Aucun engagement ne correspond à ces filtres :',
  withoutAny: 'Enlever tous les filtres',
  found: (value: number) => (value === 0 ? 'Aucun engagement' : commitments(value)),
  caption: 'Les engagements',
  columns: {
    number: 'N°',
    title: 'Engagement',
    lead: 'Pilote',
    completion: 'Réalisation',
    due: 'Échéance',
    news: 'Dernières nouvelles',
  },
  plan: (years: string) => `Plan ${years}`,
  priority: (number: number) => `priorité ${number}`,
  noPriority: 'priorité non sourcée',
  noLead: 'non sourcé',
  noDue: 'non sourcée',
  dueOf: { next: 'prochain jalon', last: 'dernier jalon', end: 'fin de l’engagement' },
  noNews: 'aucune nouvelle',
  noMilestones: 'aucun jalon sourcé',
  previous: 'Précédents',
  next: 'Suivants',
  onPage: (shown: number, total: number) =>
    shown === total ? commitments(total) : `${n(shown)} sur ${commitments(total)}`,
}
export type Messages = typeof fr
