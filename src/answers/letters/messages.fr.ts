export const fr = {
  signature: (site: string) => `L’équipe de ${site}`,
  subject: (numbers: string) => `La réponse à votre contribution ${numbers}`,
  secondSubject: (numbers: string) => `Le second regard sur votre contribution ${numbers}`,
  correctedSubject: (numbers: string) => `La réponse à votre contribution ${numbers} est corrigée`,
  heading: (outcome: string) => `Votre proposition : ${outcome}`,
  words: (numbers: string, organisation: string) => `${organisation} répond à votre contribution ${numbers}.`,
  secondWords: (numbers: string, organisation: string) =>
    `Vous aviez dit que la réponse ne répondait pas à votre contribution ${numbers}. ${organisation} y répond de nouveau.`,
  correctedWords: (numbers: string, organisation: string) =>
    `${organisation} corrige la réponse donnée à votre contribution ${numbers}. La réponse précédente reste lisible sur la page.`,
  yours: (words: string) => `Vous demandiez : « ${words} »`,
  decided: (outcome: string) => `Décision : ${outcome}`,
  reason: (reason: string) => `Parce que : ${reason}`,
  signed: (signature: string, organisation: string) => `Signée : ${signature}, ${organisation}.`,
  interim: 'Ce n’est pas encore une décision : une réponse vous reste due, et vous la recevrez.',
  leads: (targets: string) => `Où elle est allée : ${targets}`,
  milestone: 'jalon',
  see: 'Lire la réponse et ce qu’elle a changé',
  seeAnswer: 'Lire la réponse sur le site',
  contest: (days: number) =>
    `Si elle ne répond pas à ce que vous demandiez, vous pouvez le dire une fois, depuis la page de la contribution : une seconde réponse vous est due dans les ${days} jours.`,
  contestButton: 'Demander un second regard',
  more: (count: number) => `et ${count.toLocaleString('fr-FR')} autres`,
  waived: {
    subject: (number: string) => `Votre contribution ${number} n’aura pas de réponse, et pourquoi`,
    heading: 'Une dispense de réponse',
    words: (number: string) =>
      `L’équipe du plan a décidé qu’aucune réponse ne serait donnée à votre contribution ${number}. Sa raison est publique.`,
    reason: (reason: string) => `La raison : ${reason}`,
    signed: (signature: string) => `Signée : ${signature}.`,
    see: 'Voir la page de la contribution',
  },
}
export type Messages = typeof fr
