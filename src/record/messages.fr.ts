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
    'person.described': 'Changement dans l’espace d’un participant',
    'role.given': 'Rôle donné',
    'invitation.sent': 'Invitation envoyée',
    'invitation.withdrawn': 'Invitation retirée',
    'invitation.accepted': 'Invitation acceptée',
    'invitation.declined': 'Invitation refusée',
    'private-part.read': 'Lecture d’une partie privée du registre',
    'sessions.closed': 'Sessions d’un participant fermées',
    'role.left': 'Rôle rendu',
    'role.withdrawn': 'Rôle retiré',
    'contribution.sent': 'Contribution envoyée, à confirmer',
    'contribution.set-aside': 'Contribution mise de côté avant d’être montrée',
    'contribution.published': 'Contribution publiée',
    'contribution.corrected': 'Contribution modifiée par son auteur',
    'contribution.withdrawn': 'Contribution retirée par son auteur',
    'contribution.unsigned': 'Auteur parti : son nom est retiré de sa contribution',
    'person.erased': 'Départ d’un participant, et effacement de ce qui disait qui c’était',
    'erasure.repeated': 'Effacement d’un participant, répété après la restauration d’une sauvegarde',
    'contribution.reported': 'Contribution signalée',
    'contribution.hidden': 'Contribution masquée',
    'contribution.restored': 'Contribution rétablie',
    'contribution.appealed': 'Décision de modération contestée par l’auteur',
    'appeal.settled': 'Réponse à une contestation',
    'report.dismissed': 'Signalements clos, la contribution reste',
    'contribution.grouped': 'Contribution rangée dans un thème, ou sortie d’un thème',
    'contribution.assigned': 'Contribution confiée à une autre organisation',
    'contribution.split': 'Contribution séparée en points, dans les mots de son auteur',
    'contribution.merged': 'Contributions réunies : ce qui est décidé de l’une l’est de toutes',
    'contribution.unmerged': 'Contribution séparée de celles auxquelles elle était réunie',
    'contribution.waived': 'Contribution dispensée de réponse, avec une raison publique',
    'contribution.consolidation-undone': 'Décision de consolidation annulée',
    'contribution.answered': 'Réponse donnée à une contribution',
    'theme.described': 'Thème décrit',
    'theme.dissolved': 'Thème dissous',
    'theme.restored': 'Thème rétabli',
    'answer.drafted': 'Réponse en préparation',
    'answer.reviewed': 'Réponse relue par une seconde personne',
    'answer.dropped': 'Réponse abandonnée avant publication',
    'answer.scheduled': 'Publication d’une réponse fixée à un jour, ou suspendue',
    'answer.held':
      'Publication d’une réponse empêchée : il n’y avait plus à quoi répondre, ou ce à quoi elle mène a été retiré',
    'answer.published': 'Réponse publiée',
    'answer.contested': 'Réponse contestée par l’auteur de la contribution',
    'dispute.settled': 'Deux réponses contraires départagées',
    'report.written': 'Bilan d’une consultation rédigé',
    'report.opened': 'Bilan d’une consultation ouvert aux commentaires',
    'report.finished': 'Bilan d’une consultation définitif',
  }),
  withRole: (act: string, role: string) => `${act} : ${role}`,
  unknown: (type: string) => `Entrée : ${type}`,
  actors: glossary({
    operator: 'l’opérateur du site, en ligne de commande',
    visitor: 'un visiteur',
    participant: 'un participant',
    member: 'un membre d’une organisation',
    correspondent: 'un correspondant',
    evaluator: 'un évaluateur',
    moderator: 'un modérateur',
    editor: 'un éditeur du plan',
    administrator: 'un administrateur du site',
  }),
}
export type Messages = typeof fr
