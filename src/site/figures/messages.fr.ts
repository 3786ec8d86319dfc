import { plural } from '../../platform/locales/plural.ts'

const n = (value: number) => value.toLocaleString('fr-FR').replaceAll('\u202f', '\u00a0')
const figures = (value: number) => `${n(value)} ${plural('fr', value, 'chiffre', 'chiffres')}`

export const fr = {
  title: 'Les chiffres',
  lede: 'Chacun avec son exactitude, sa date et sa source. Quand deux sources se contredisent, les deux y sont.',
  description: 'Tous les chiffres du site, chacun avec son exactitude, sa date, ses sources et son adresse permanente.',
  none: 'Aucun chiffre n’est publié ici pour le moment.',
  found: figures,
  onPage: (shown: number, total: number) => (shown === total ? figures(total) : `${n(shown)} sur ${figures(total)}`),
  filters: 'Filtrer les chiffres',
  submit: 'Filtrer',
  chosen: 'Filtres choisis',
  fields: { plan: 'Plan', measure: 'Mesure' },
  all: { plan: 'Tous', measure: 'Toutes' },
  filter: (field: string, value: string) => `${field} : ${value}`,
  remove: (filter: string) => `Enlever le filtre ${filter}`,
  ignored: (field: string, value: string) => `Filtre ignoré : « ${field} » ne connaît pas « ${value} ».`,
  strayed: 'Cette suite de la liste n’existe pas ou plus : voici ce qui en est le plus proche.',
  nothing: 'Aucun chiffre ne correspond à ces filtres :',
  kicker: 'Chiffre',
  oneDescription: (phrase: string, when: string) => `${phrase}, ${when} : source, exactitude et adresse permanente.`,
  cite: 'Le citer',
  citeLabel: 'Une phrase à copier telle quelle : le chiffre, son exactitude, sa date, sa source et son adresse.',
  values: 'Toutes les valeurs de cette mesure',
  valuesIntro: 'Sources et dates peuvent différer : aucune n’efface l’autre.',
  onlyValue: 'C’est la seule valeur sourcée de cette mesure.',
  here: 'vous êtes ici',
  facts: {
    qualifier: 'Exactitude',
    unit: 'Unité',
    asOf: 'Date',
    plan: 'Plan',
    measure: 'Mesure',
    permanent: 'Adresse permanente',
  },
  qualifiers: {
    exact: 'exact : tel que la source l’écrit',
    about: 'approché : « près de »',
    over: 'au moins : « plus de »',
    under: 'au plus : « moins de »',
  },
  noPlan: 'd’aucun plan en particulier',
  note: 'À savoir',
  sources: 'Sources',
  citedFrom: (titles: readonly string[]) =>
    `${plural('fr', titles.length, 'Source', 'Sources')} : ${titles.join(' ; ')}.`,
}
export type Messages = typeof fr
