import type { SampleCapacity } from '../../people/index.ts'
import type { Language } from '../../platform/locales/languages.ts'

const fr = {
  title: 'Essayer chaque rôle',
  lede: 'Ce site est une démonstration, sur cette machine seulement : entrez d’un clic comme chacune des personnes d’un plan. Rien de ce qu’elles disent n’est vrai.',
  plan: 'Voir le plan de démonstration',
  enter: 'Entrer',
  enterAs: (role: string) => `Entrer comme : ${role}`,
  does: {
    participant: 'Quelqu’un qui prend part, avec un pseudonyme et rien d’autre.',
    member: 'Parle pour l’association Lire ensemble.',
    correspondent: 'Répond du ministère des Bibliothèques, et y invite des membres.',
    evaluator: 'Évalue le plan.',
    moderator: 'Fait respecter la charte.',
    editor: 'Écrit et publie le plan.',
    administrator: 'Tient le site : personnes, rôles, organisations, courriels.',
  } satisfies Record<SampleCapacity, string>,
}

const en: typeof fr = {
  title: 'Try each role',
  lede: 'This site is a demonstration, on this machine only: enter with one click as each of the people of a plan. Nothing that they say is true.',
  plan: 'See the demonstration plan',
  enter: 'Enter',
  enterAs: role => `Enter as: ${role}`,
  does: {
    participant: 'Somebody who takes part, with a pseudonym and nothing else.',
    member: 'Speaks for the association Reading Together.',
    correspondent: 'Answers for the Ministry of Libraries, and invites members to it.',
    evaluator: 'Evaluates the plan.',
    moderator: 'Upholds the rules of participation.',
    editor: 'Writes and publishes the plan.',
    administrator: 'Runs the site: people, roles, organisations, letters.',
  },
}

/** The words of the demonstration, in a language. */
export const demonstrationWords = (language: Language) => (language === 'fr' ? fr : en)
