import { glossary } from '../platform/locales/glossary.ts'
import { plural } from '../platform/locales/plural.ts'

const count = (n: number, one: string, other: string) => `${n.toLocaleString('fr-FR')} ${plural('fr', n, one, other)}`

export const fr = {
  change: glossary({ added: 'Ajout', corrected: 'Correction', removed: 'Retrait' }),
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
  acts: glossary({
    'person.joined': 'Inscription d’un participant',
    'role.given': 'Rôle donné : administrateur du site',
    'person.described': 'Changement dans l’espace d’un participant',
    'role.withdrawn': 'Rôle retiré : administrateur du site',
    'person.erased': 'Départ d’un participant, et effacement de ce qui disait qui c’était',
    'erasure.repeated': 'Effacement d’un participant, répété après la restauration d’une sauvegarde',
  }),
  unknown: (type: string) => `Entrée : ${type}`,
  actors: glossary({ operator: 'l’opérateur du site, en ligne de commande', participant: 'un participant' }),
}
export type Messages = typeof fr
