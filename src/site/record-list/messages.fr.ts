import { plural } from '../../platform/locales/plural.ts'

const n = (value: number) => value.toLocaleString('fr-FR').replaceAll('\u202f', '\u00a0')
const lines = (value: number) => `${n(value)} ${plural('fr', value, 'ligne', 'lignes')}`

export const fr = {
  monthTitle: (month: string) => `Le registre, ${month}`,
  monthDescription: (month: string) => `Ce qui fut publié, corrigé ou retiré en ${month}.`,
  monthEmpty: 'Rien ne fut inscrit ce mois-là.',
  listed: 'Les lignes, de la plus récente à la plus ancienne',
  months: 'Mois par mois',
  lines,
  filters: 'Filtrer le registre',
  submit: 'Filtrer',
  clear: 'Enlever les filtres',
  fields: { kind: 'Objet', change: 'Changement', subject: 'Objet précis', from: 'Du', to: 'Au' },
  all: 'tous',
  changes: { added: 'ajouts', corrected: 'corrections', removed: 'retraits', import: 'imports' } as Record<
    string,
    string
  >,
  about: (name: string) => `Seulement ce qui concerne « ${name} ».`,
  everything: 'Tout le registre',
  none: 'Aucune ligne ne correspond à ces filtres.',
  without: (field: string) => `Sans le filtre « ${field} »`,
  ignored: (field: string, value: string) => `Filtre ignoré : « ${field} » ne connaît pas « ${value} ».`,
  order: 'Filtre ignoré : « Au » est avant « Du ».',
  cursor: 'Cette adresse menait au-delà de la liste : voici ce qui en est le plus proche.',
  corrected: (fields: readonly string[]) =>
    `${plural('fr', fields.length, 'Champ corrigé', 'Champs corrigés')} : ${fields.join(', ')}.`,
  reason: (reason: string) => `Raison : ${reason}`,
  feed: (title: string) => `${title} : le registre`,
  howToVerify: 'Comment le vérifier',
  newer: 'Plus récentes',
  older: 'Plus anciennes',
  shown: (value: number) => `${lines(value)} sur cette page`,
}
export type Messages = typeof fr
