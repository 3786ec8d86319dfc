import { formatDay, formatNumber, plural } from './formatting.ts'
import type { Completion, MilestoneStanding, SlabState } from './states.ts'

const number = (count: number) => formatNumber(count, 'fr')
const milestones = (count: number) => `${number(count)} ${plural(count, 'fr', 'jalon', 'jalons')}`

/** Words that the components need, in French. */
export const fr = {
  page: {
    skip: 'Aller au contenu',
    mainMenu: 'Principale',
    languages: 'Langue',
    otherLanguage: { short: 'EN', name: 'English' },
    breadcrumb: 'Fil d’Ariane',
    home: 'Accueil',
    demoLabel: 'À propos de cette démonstration',
    demo: (day: string) =>
      `Démonstration : l’horloge de ce site est réglée au ${formatDay(day, 'fr')}. Ce qui est daté d’après n’y figure pas.`,
    operator: { before: 'Site tenu par ', after: '.' },
    formats: 'Formats de cette page',
    formatsLead: 'Cette page en',
    aside: 'En bref',
  },
  search: { label: 'Chercher dans tout le site', submit: 'Chercher', link: 'Chercher' },
  slab: { done: 'terminé', now: 'en cours', todo: 'à venir', unknown: 'sans date' } satisfies Record<SlabState, string>,
  completion: {
    'no-information': 'Sans information',
    'not-started': 'Non commencé',
    limited: 'Limité',
    substantial: 'Substantiel',
    complete: 'Achevé',
    withdrawn: 'Abandonné',
  } satisfies Record<Completion, string>,
  late: 'En retard',
  milestone: {
    'no-information': 'Sans information',
    'not-started': 'À venir',
    'in-progress': 'En cours',
    reached: 'Atteint',
    postponed: 'Reporté',
    abandoned: 'Abandonné',
  } satisfies Record<MilestoneStanding, string>,
  milestones: {
    reachedOf: (reached: number, total: number) =>
      `${milestones(reached)} ${plural(reached, 'fr', 'atteint', 'atteints')} sur ${number(total)}`,
    unreported: (total: number) => `${milestones(total)}, ${plural(total, 'fr', 'aucun suivi', 'aucun suivi')}`,
    count: {
      reached: (n: number) => `${number(n)} ${plural(n, 'fr', 'atteint', 'atteints')}`,
      'in-progress': (n: number) => `${number(n)} en cours`,
      'not-started': (n: number) => `${number(n)} à venir`,
      postponed: (n: number) => `${number(n)} ${plural(n, 'fr', 'reporté', 'reportés')}`,
      abandoned: (n: number) => `${number(n)} ${plural(n, 'fr', 'abandonné', 'abandonnés')}`,
      'no-information': (n: number) => `${number(n)} sans information`,
    } satisfies Record<MilestoneStanding, (n: number) => string>,
    of: (total: number) => `${milestones(total)} :`,
    state: 'État',
    milestone: 'Jalon',
    due: 'Échéance',
    evidence: 'Preuve',
    noEvidence: 'aucune',
    noDue: 'non sourcée',
    firstDue: 'prévu d’abord',
    newDue: 'nouvelle échéance',
    reason: 'Raison :',
    responsible: 'Responsable :',
    next: 'Prochain jalon :',
  },
  ratings: {
    scale: 'Ce qui est jugé',
    value: 'Avis',
    assessor: 'Par qui',
    asOf: 'Date',
    source: 'Source',
    atLeast: 'au moins',
    none: 'non sourcée',
  },
  qualifier: { exact: '', about: 'près de', over: 'plus de', under: 'moins de' },
  source: (count: number) => plural(count, 'fr', 'Source :', 'Sources :'),
  textMark: {
    translation: 'traduction',
    translatedFrom: (language: string) => `par nos soins, texte d’origine : ${language}`,
    ours: 'notre formulation',
    summary: 'résumé',
    only: (language: string) => `en ${language}`,
    original: (language: string) => `Texte d’origine (${language})`,
    originalTitle: 'Titre d’origine :',
  },
  diff: {
    field: 'Champ',
    before: 'Avant',
    after: 'Après',
    added: 'ajouté :',
    removed: 'supprimé :',
    nothing: 'rien',
  },
  chart: {
    table: 'Les nombres de ce graphique, en tableau',
    files: (title: string) => `« ${title} » en fichier`,
  },
  pagination: { label: 'Suite de la liste', previous: 'Précédents', next: 'Suivants' },
  list: { separator: ', ', greater: '\u00a0; ' },
}
