import { plural } from '../../platform/locales/plural.ts'
import type { OwnWords } from './own-kinds.ts'

const days = (count: number) => `${count} ${plural('fr', count, 'jour', 'jours')}`

const kinds: OwnWords = {
  account: {
    name: 'Le compte',
    holds:
      'L’adresse électronique, la langue choisie, quand le compte fut fait et changé, un identifiant tiré au hasard.',
    purpose: 'Savoir que c’est la même personne qui revient, et lui écrire.',
    howLong: 'Tant que la personne ne le fait pas effacer : un compte qui ne sert pas ne s’efface pas de lui-même.',
  },
  pseudonym: {
    name: 'Le pseudonyme',
    holds: 'Le nom que la personne s’est donné, si elle en veut un.',
    purpose: 'Prendre part sous un nom sans dire qui l’on est.',
    howLong: 'Jusqu’à ce que la personne le change, ou fasse effacer son compte.',
  },
  sessions: {
    name: 'Les sessions',
    holds:
      'L’empreinte de ce que garde le navigateur ; le navigateur et le système (« Firefox, Linux »), rien d’autre de l’appareil ; quand elle fut ouverte et utilisée.',
    purpose: 'Rester connecté d’une page à l’autre, et pouvoir fermer une session depuis « Mon espace ».',
    howLong: ({ days: unused, atMost = unused }) => `${days(unused)} sans visite, ${days(atMost)} en tout.`,
  },
  requests: {
    name: 'Les demandes de lien',
    holds:
      'L’adresse électronique, la langue, la page où la personne allait, les empreintes du lien et du code, s’ils ont servi.',
    purpose: 'Faire entrer une fois, et une seule, qui a demandé un lien ; dire pourquoi un lien ne sert plus.',
    howLong: term => `${days(term.days)} après la fin du lien.`,
  },
  counts: {
    name: 'Les compteurs',
    holds:
      'Combien de liens furent demandés, d’essais faits, de contributions et de signalements envoyés, par adresse électronique et par adresse du réseau. Ces adresses sont brouillées par une clé.',
    purpose: 'Empêcher que quelqu’un soit inondé de courriels, qu’un code soit deviné, ou qu’un seul envoie sans fin.',
    howLong: term => `${days(term.days)} au plus.`,
  },
  lettersSent: {
    name: 'Les courriels partis',
    holds:
      'L’adresse électronique, la langue, le genre de courriel, quand il fut écrit et envoyé. Le lien et le code y sont chiffrés, et effacés dès l’envoi.',
    purpose: 'Envoyer le courriel, et pouvoir répondre à qui ne l’a pas reçu.',
    howLong: term => `${days(term.days)} après l’envoi.`,
  },
  lettersFailed: {
    name: 'Les courriels qui ne sont pas partis',
    holds: 'La même chose, et la raison que le serveur de courrier a donnée.',
    purpose: 'Que l’exploitant voie ce qui ne part pas, et pourquoi.',
    howLong: term => `${days(term.days)} après le dernier essai.`,
  },
  roles: {
    name: 'Les rôles',
    holds: 'Le rôle, sur quoi, la fonction, depuis quand, jusqu’à quand.',
    purpose: 'Savoir qui peut faire quoi sur ce site.',
    howLong: 'Tant que le compte existe.',
  },
  invitations: {
    name: 'Les invitations',
    holds: 'À quelle adresse, pour quel rôle, par qui, jusqu’à quand, ce qui a été répondu.',
    purpose: 'Qu’on puisse répondre à une invitation, et savoir ce qu’il en est advenu.',
    howLong: term => `${days(term.days)} après la réponse, ou la fin du délai.`,
  },
  files: {
    name: 'Les fichiers joints',
    holds: 'Leur contenu, le nom que leur a donné qui les a joints, leur taille, leur sorte, quand ils furent reçus.',
    purpose: 'Que chacun lise ce qui accompagne un texte publié ici.',
    howLong: 'Tant que ce à quoi ils sont joints est gardé. Leur contenu s’efface avec eux, en quelques secondes.',
  },
  filesWaiting: {
    name: 'Les fichiers reçus et pas encore joints',
    holds: 'La même chose, et l’empreinte de ce qui permet à la même personne, et à elle seule, de les joindre.',
    purpose: 'Ne pas avoir à choisir les fichiers une seconde fois quand le texte doit être corrigé.',
    howLong: term => `${days(term.days)} ; avec un brouillon, aussi longtemps que lui.`,
  },
  firstLink: {
    name: 'Le lien du premier administrateur',
    holds: 'Rien : il se calcule à partir du secret du site, et s’affiche dans le terminal où le site démarre.',
    purpose: 'Faire le premier administrateur du site.',
    howLong: 'Il ne sert plus dès qu’il y en a eu un.',
  },
  record: {
    name: 'Les identités du registre',
    holds:
      'Un identifiant tiré au hasard, ce que cette personne a fait ici, et quand. Le pseudonyme et la langue choisis y sont dans une part que personne ne voit.',
    purpose: 'Que chacun puisse vérifier que rien de ce qui fut publié n’a été réécrit.',
    howLong:
      'L’identifiant, sans limite ; la part que personne ne voit, tant que le compte existe. Sans compte, l’identifiant ne mène plus à personne.',
  },
  named: {
    name: 'Les personnes que les textes nomment',
    holds:
      'Le nom et la fonction de personnes que des sources publiques citent ; le contact que l’exploitant publie, s’il en publie un.',
    purpose: 'Dire qui a décidé, dit ou fait quoi dans un plan, avec la source.',
    howLong: 'Tant que le texte est publié, et ce qu’il disait avant.',
  },
  logs: {
    name: 'Les journaux techniques',
    holds:
      'Pour chaque requête, si l’exploitant l’a demandé : un numéro tiré au hasard, la méthode, l’adresse de la page sans sa recherche, le code de réponse, la durée. Ni adresse IP, ni nom, ni navigateur.',
    purpose: 'Voir si le site marche, et ce qui lui arrive.',
    howLong: 'L’exploitant en décide : le programme écrit ses journaux et ne les garde pas lui-même.',
  },
  backups: {
    name: 'Les sauvegardes',
    holds:
      'Une copie de la base de données, sans les sessions, les demandes de lien ni les compteurs. L’exploitant peut la chiffrer.',
    purpose: 'Rétablir le site après un accident.',
    howLong:
      'L’exploitant en décide. Rétablir une sauvegarde ramène ce qui fut effacé depuis ; ce qui est fini s’en va à nouveau le lendemain.',
  },
  runs: {
    name: 'Les passages',
    holds: 'Le jour, et combien de lignes de chaque sorte furent effacées. Rien de personne.',
    purpose: 'Montrer plus bas que ce tableau est appliqué.',
    howLong: term => `${days(term.days)}.`,
  },
}

export const fr = {
  kinds,
  grounds: {
    'public-task': 'Mission d’intérêt public (RGPD, article 6, paragraphe 1, point e).',
    security: 'Obligation légale d’assurer la sécurité (RGPD, article 6, paragraphe 1, point c, et article 32).',
    none: 'Aucune donnée personnelle.',
  },
  endedBy: {
    run: 'Le programme l’efface, chaque jour.',
    asked: 'S’efface quand la personne le demande.',
    operator: 'L’exploitant l’efface.',
    itself: 'Rien à effacer.',
  },
}
export type Messages = typeof fr
