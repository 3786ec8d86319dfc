import { plural } from '../platform/locales/plural.ts'

const tries = (left: number) => `${left} ${plural('fr', left, 'essai', 'essais')}`

export const fr = {
  signIn: {
    title: 'Se connecter',
    lede: 'Une adresse électronique suffit : pas de mot de passe. Nous vous envoyons un lien et un code, qui servent une fois, pendant 15 minutes.',
    mail: 'Adresse électronique',
    mailHint: 'Elle n’est jamais affichée sur le site. Première fois ? La même adresse crée votre espace.',
    submit: 'Recevoir le lien',
    badMail: 'Cette adresse n’est pas complète : il en faut une comme prenom.nom@exemple.fr.',
    meant: 'Est-ce la bonne adresse ?',
    meantCause: (typed: string, meant: string) => `Vous avez tapé ${typed}. Vouliez-vous dire ${meant} ?`,
    meantYes: (address: string) => `Oui, envoyer à ${address}`,
    meantNo: (typed: string) => `Non, envoyer à ${typed}`,
    noMail: 'Ce site n’envoie pas encore de courriel',
    noMailCause: 'On ne peut donc pas s’y connecter pour l’instant. Tout ce qui est public se lit sans se connecter.',
  },
  tooOften: {
    title: 'Trop de demandes',
    cause: (time: string) => `Il y en a eu trop en peu de temps. Réessayez à ${time}.`,
  },
  code: {
    title: 'Regardez votre courrier',
    lede: (address: string) => `Nous avons écrit à ${address}.`,
    step: 'Ouvrez le lien de ce courriel, sur cet appareil ou un autre. Ou tapez ici le code à 6 chiffres qu’il contient.',
    code: 'Code à 6 chiffres',
    submit: 'Se connecter',
    until: (time: string) => `Le lien et le code servent une fois, jusqu’à ${time}.`,
    nothing: 'Rien reçu ? Regardez dans les indésirables.',
    again: 'Demander un autre lien',
    badCode: 'Un code a 6 chiffres.',
    wrongCode: (left: number) =>
      left > 0
        ? `Ce n’est pas le bon code. Il reste ${tries(left)}.`
        : 'Ce n’est pas le bon code. C’était le dernier essai.',
    spent:
      'Ce code ne sert plus : trois essais ont été faits. Le lien du courriel sert encore ; sinon, demandez-en un autre.',
    outbox: 'Ce serveur n’envoie pas de courriel : les lettres sont dans la boîte d’envoi.',
  },
  link: {
    title: 'Se connecter à ce site ?',
    lede: (address: string) => `Vous allez entrer avec l’adresse ${address}.`,
    submit: 'Me connecter',
    notYou: 'Ce n’est pas votre adresse, ou vous n’avez rien demandé ? Fermez cette page : rien ne se passera.',
    used: 'Ce lien a déjà servi',
    usedCause: 'Un lien ne sert qu’une fois, et son code aussi. Demandez-en un autre.',
    expired: 'Ce lien est trop vieux',
    expiredCause: 'Un lien sert pendant 15 minutes. Demandez-en un autre.',
    unknown: 'Ce lien n’est pas de ce site',
    unknownCause:
      'Il a été coupé en route, ou il date de plus d’un jour, ou un autre site l’a envoyé. Demandez-en un autre.',
  },
  first: {
    title: 'Devenir administrateur de ce site',
    lede: 'Ce lien vient du terminal où le site a été lancé. Il sert une fois : il fait de vous son premier administrateur, et vous connecte.',
    submit: 'Devenir administrateur',
    used: 'Ce site a déjà un administrateur',
    usedCause: 'Le lien du terminal ne sert qu’à faire le premier. Connectez-vous avec votre adresse.',
  },
  signOut: {
    title: 'Se déconnecter',
    lede: 'Cet appareil oubliera que vous étiez connecté. Pour revenir, il faudra un nouveau lien.',
    submit: 'Me déconnecter',
    stay: 'Rester connecté',
  },
  space: {
    title: 'Mon espace',
    greeting: (pseudonym: string) => (pseudonym ? `Bonjour, ${pseudonym}.` : 'Bonjour.'),
    roles: 'Mes rôles',
    leave: 'Rendre',
    leaveOf: (role: string) => `Rendre ce rôle : ${role}`,
    left: 'Ce rôle n’est plus le vôtre.',
    profile: 'Profil',
    mail: 'Adresse électronique',
    mailCare: 'Elle n’est montrée à personne.',
    pseudonym: 'Pseudonyme',
    pseudonymHint:
      'Le nom sous lequel vous participerez. 60 signes au plus. Sans pseudonyme, vous serez « un participant ».',
    language: 'Langue des courriels',
    languages: { fr: 'français', en: 'anglais' },
    save: 'Enregistrer',
    saved: 'C’est enregistré.',
    badPseudonym: 'Un pseudonyme tient en une ligne, en 60 signes au plus.',
    sessions: 'Appareils connectés',
    sessionsIntro: 'Un appareil que vous ne reconnaissez pas ? Fermez sa session : elle l’est aussitôt.',
    unknownDevice: 'Appareil inconnu',
    thisOne: 'cet appareil',
    since: (moment: string) => `Connecté depuis le ${moment}`,
    end: (device: string) => `Fermer la session : ${device}`,
    endShort: 'Fermer',
    endOthers: 'Fermer toutes les autres',
    ended: 'La session est fermée.',
    othersEnded: 'Toutes les autres sessions sont fermées.',
    signOut: 'Se déconnecter de cet appareil',
  },
  outbox: {
    title: 'Boîte d’envoi',
    lede: 'Aucun serveur de courrier n’est réglé : les lettres qui seraient parties sont ici. Cette page n’existe que sur un serveur qui ne répond qu’à sa propre machine.',
    empty: 'Aucune lettre.',
    emptyCause: 'Demandez un lien pour vous connecter : il arrivera ici.',
    to: (address: string, moment: string) => `À ${address}, ${moment}`,
    unreadable: 'Cette lettre ne peut plus être lue : elle a été écrite avec un autre secret.',
  },
  letters: {
    signature: (site: string) => `${site}. Ce message a été envoyé par un programme ; personne ne lit les réponses.`,
    signIn: {
      subject: (site: string) => `Votre lien pour vous connecter à ${site}`,
      heading: 'Se connecter',
      words: (site: string) => `Quelqu’un, sans doute vous, veut se connecter à ${site} avec cette adresse.`,
      button: 'Me connecter',
      code: 'Ou tapez ce code sur la page où vous l’avez demandé :',
      care: 'Le lien et le code servent une fois, pendant 15 minutes. Ne les donnez à personne. Vous n’avez rien demandé ? Ne faites rien.',
    },
  },
}
export type Messages = typeof fr
