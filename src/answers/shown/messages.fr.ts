export const fr = {
  answerOf: (organisation: string) => `La réponse de ${organisation}`,
  secondAnswerOf: (organisation: string) => `Le second regard de ${organisation}`,
  corrects: 'Cette réponse en corrige une autre, qui reste lisible plus bas.',
  signed: (signature: string, organisation: string) => `Signée : ${signature}, ${organisation}.`,
  publishedOn: (day: string) => `Publiée le ${day}.`,
  leadsTo: 'Où elle mène',
  milestone: 'jalon',
  plan: (plan: string) => `Plan : ${plan}`,
  removed: 'Retiré depuis.',
  changed: (target: string) => `Ce qui a changé : ${target}`,
  seeChange: 'Ce changement dans le registre',
  moved: 'A bougé depuis la réponse.',
  still: 'Rien de nouveau n’a été signalé depuis la réponse.',
  lastReport: 'Dernier signalement :',
}
export type Messages = typeof fr
