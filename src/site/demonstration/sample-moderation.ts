/** What breaks a rule of the charter, or was taken for it, and what was said of it. Invented, as everything of the demonstration. */
export type Broken = { title: string; text: string; rule: string; explanation: string }

export const hiddenForGood: readonly Broken[] = [
  {
    title: 'mes cours de guitare à moitié prix',
    text: 'Vous cherchez une activité après la médiathèque ? Cours de guitare à domicile, première leçon offerte, moitié prix jusqu’à la fin du mois pour les lecteurs de cette page.',
    rule: 'advertising',
    explanation: 'Exemple : on y vend un service, et rien ne répond à la question posée.',
  },
  {
    title: 'le voisin du deuxième étage',
    text: 'Au lieu de parler de transparence, occupez-vous de mon voisin du deuxième, M. Untel, au 3 de l’impasse des Lilas, qui est malade et que l’on n’aide pas.',
    rule: 'personal-data',
    explanation: 'Exemple : elle dit l’adresse et la santé de quelqu’un. La demande d’aide peut être faite autrement.',
  },
  {
    title: 'le stationnement devant la boulangerie',
    text: 'Il n’y a jamais de place devant la boulangerie le dimanche. Il faut deux places de plus et une zone bleue.',
    rule: 'off-topic',
    explanation: 'Exemple : la voirie n’est pas le sujet de cette consultation. La mairie de quartier la recueille.',
  },
  {
    title: 'tous des incapables',
    text: 'Rien ne changera tant que ces incapables seront là, et ceux qui les défendent sont des imbéciles.',
    rule: 'insults',
    explanation: 'Exemple : des gens y sont insultés. La critique des décisions reste permise.',
  },
]

/** Hidden, contested by its author, and hidden still: somebody else than who hid it has looked at it again. */
export const contestedInVain: Broken & { appeal: string; settlement: string } = {
  title: 'un logiciel qui règle tout cela',
  text: 'Notre logiciel fait déjà tout ce que les autres demandent ici. Une démonstration est possible chaque jeudi, et l’abonnement de base est à neuf euros par mois.',
  rule: 'advertising',
  explanation: 'Exemple : on y vend un abonnement.',
  appeal: 'Exemple : je montre une solution qui existe, d’autres en citent aussi.',
  settlement: 'Exemple : citer un outil reste permis ; en donner le prix et les rendez-vous, c’est le vendre.',
}

/** Hidden by mistake, contested, and restored by somebody else. */
export const contestedRightly = {
  rule: 'insults',
  explanation: 'Exemple : le ton rabaisse les agents.',
  appeal: 'Exemple : je critique une décision, je n’insulte personne.',
  settlement: 'Exemple : relue, elle critique durement une décision, ce que la charte permet.',
} as const

/** Hidden by mistake, and restored before its author said anything. */
export const restoredAlone = {
  rule: 'off-topic',
  explanation: 'Exemple : elle parle d’horaires, et non de données.',
  restoring: 'Exemple : les horaires font partie de la question ; masquée par erreur.',
} as const

/** Hidden, and contested: somebody else than who hid it still has to answer. */
export const contestedNow: Broken & { appeal: string } = {
  title: 'la pétition de notre rue',
  text: 'Signez la pétition de notre rue contre le déplacement du marché, sur la page du comité. Plus nous serons, plus vite la mairie cédera.',
  rule: 'off-topic',
  explanation: 'Exemple : elle appelle à signer autre chose, et ne propose rien sur la question.',
  appeal: 'Exemple : le déplacement du marché a été décidé sans consulter personne, c’est tout le sujet.',
}

/** Set aside, since it is mostly links; a moderator refused it. */
export const refused: Broken = {
  title: 'des liens utiles',
  text: 'https://exemple.example/un https://exemple.example/deux https://exemple.example/trois https://exemple.example/quatre https://exemple.example/cinq https://exemple.example/six',
  rule: 'repetition',
  explanation: 'Exemple : une suite d’adresses, sans proposition.',
}

/** Set aside, and nobody has looked at it yet. */
export const setAside: readonly { title: string; text: string; suspicion: 'honey' | 'fast' | null }[] = [
  {
    title: 'six pages à lire',
    text: 'https://exemple.example/a https://exemple.example/b https://exemple.example/c https://exemple.example/d https://exemple.example/e https://exemple.example/f',
    suspicion: null,
  },
  {
    title: 'afficher les délais à l’accueil',
    text: 'Un panneau à l’accueil avec le délai de réponse du mois, par service. C’est tout, et c’est lisible par tous.',
    suspicion: 'fast',
  },
  {
    title: 'prêts rapides sans justificatif',
    text: 'Besoin d’argent tout de suite ? Réponse en une heure, sans justificatif.',
    suspicion: 'honey',
  },
]

/** What readers reported: of something that a moderator left as it was, and of something that waits for one. */
export const reported = {
  dismissed: 'Exemple : je ne suis pas du tout d’accord avec cette proposition.',
  waiting: 'Exemple : la même phrase est dans trois contributions.',
} as const
