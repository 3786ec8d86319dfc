import { glossary } from '../../platform/locales/glossary.ts'

export const fr = {
  title: 'Qui peut faire quoi',
  crumb: 'Rôles',
  lede: 'Cette page est faite à partir du programme lui-même : ce qu’elle dit est ce qui est appliqué.',
  description: 'Les rôles, ce sur quoi ils sont tenus, et chaque action avec ceux qui peuvent la faire.',
  roles: 'Les rôles',
  rolesIntro: 'Un rôle est donné et retiré par une action, avec sa ligne au registre ; il a des dates.',
  heldOn: (things: readonly string[]) => `Tenu sur ${things.join(' ou ')}.`,
  about: {
    visitor: 'Qui lit, sans s’être connecté. Tout ce qui est public lui est ouvert ; il ne change rien.',
    participant: 'Qui s’est connecté par courriel.',
    member: 'Agit pour une organisation, avec une fonction et des dates.',
    correspondent: 'Répond d’une organisation, ou d’un engagement, et y accueille les membres.',
    evaluator: 'Évalue un plan.',
    moderator: 'Fait respecter la charte.',
    editor: 'Écrit et publie le plan.',
    administrator: 'Donne et retire les rôles.',
    operator: 'Qui tient la machine, en ligne de commande.',
  },
  matrix: 'Chaque action, et qui peut la faire',
  matrixIntro: 'Ce qui n’est pas écrit ici ne peut être fait par personne.',
  action: 'Action',
  cells: { yes: 'oui', own: 'là où il tient ce rôle', site: 'si tenu sur tout le site', no: 'non' },
  described: (kind: string) => `Décrire ou corriger : ${kind}`,
  removed: (kind: string) => `Retirer : ${kind}`,
  actions: glossary({
    'import.completed': 'Importer des fichiers de plans',
    'person.joined': 'S’inscrire',
    'person.described': 'Changer son pseudonyme ou sa langue',
    'role.given': 'Donner un rôle',
    'role.left': 'Rendre un rôle que l’on tient',
    'role.withdrawn': 'Retirer un rôle',
  }),
}
export type Messages = typeof fr
