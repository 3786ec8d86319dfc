import { plural } from '../../platform/locales/plural.ts'

const count = (n: number, one: string, other: string) => `${n.toLocaleString('fr-FR')} ${plural('fr', n, one, other)}`

export const fr = {
  outlook: {
    read: {
      csv: (encoding: string, separator: string) => `Lu comme CSV (${encoding}, séparé par ${separator}).`,
      xlsx: (sheet: string) => `Lu comme classeur : la feuille « ${sheet} ».`,
      otherSheets: 'Ce classeur a d’autres feuilles : elles ne sont pas lues.',
      decidim: 'C’est un export de propositions de Decidim.',
    },
    separators: { ';': 'des points-virgules', ',': 'des virgules', '\t': 'des tabulations' },
    unread: (names: readonly string[]) =>
      `${plural('fr', names.length, 'Colonne inconnue, qui n’est pas lue', 'Colonnes inconnues, qui ne sont pas lues')} : ${names.map(name => `« ${name} »`).join(', ')}.`,
    rows: (n: number) => `${count(n, 'ligne', 'lignes')} en tout.`,
    wouldMake: (n: number) => `${count(n, 'contribution serait faite', 'contributions seraient faites')}.`,
    made: (n: number) => `${count(n, 'contribution faite', 'contributions faites')}.`,
    there: (n: number) => `${count(n, 'ligne est déjà là', 'lignes sont déjà là')} : rien n’en est refait.`,
    left: (n: number, why: readonly string[]) =>
      `${count(n, 'ligne n’est pas reprise', 'lignes ne sont pas reprises')} (${why.join(' ; ')}).`,
    unnamed: (n: number) =>
      `${count(n, 'nom n’est pas gardé', 'noms ne sont pas gardés')} : personne n’a dit qu’on pouvait ${plural('fr', n, 'le', 'les')} montrer.`,
    refused: (n: number) =>
      `${count(n, 'ligne est refusée', 'lignes sont refusées')} : rien n’est fait tant qu’il en reste une.`,
    line: (line: number, why: string) => `Ligne ${line}, ${why}.`,
    more: (n: number) => `… et ${count(n, 'autre ligne', 'autres lignes')}.`,
    nothing: 'Il n’y a rien à faire.',
  },
}
export type Messages = typeof fr
