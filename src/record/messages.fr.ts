import { plural } from '../platform/locales/plural.ts'

const count = (n: number, one: string, other: string) => `${n.toLocaleString('fr-FR')} ${plural('fr', n, one, other)}`

export const fr = {
  change: { added: 'Ajout', corrected: 'Correction', removed: 'Retrait' } as Record<string, string>,
  line: (change: string, kind: string) => `${change} : ${kind}`,
  quotes: [' « ', ' »'] as [string, string],
  import: (added: number, corrected: number, removed: number) =>
    `Import : ${
      [
        added && count(added, 'ajout', 'ajouts'),
        corrected && count(corrected, 'correction', 'corrections'),
        removed && count(removed, 'retrait', 'retraits'),
      ]
        .filter(Boolean)
        .join(', ') || 'rien n’a changé'
    }`,
  unknown: (type: string) => `Entrée : ${type}`,
  actors: { operator: 'l’opérateur du site, en ligne de commande' } as Record<string, string>,
}
export type Messages = typeof fr
