import { plural } from '../../platform/locales/plural.ts'

const n = (value: number) => value.toLocaleString('fr-FR').replaceAll('\u202f', '\u00a0')
const answers = (value: number) => `${n(value)} ${plural('fr', value, 'réponse', 'réponses')}`

export const fr = {
  subject: (organisation: string, value: number) => `${answers(value)} à donner : ${organisation}`,
  heading: 'Des personnes attendent une réponse',
  /** To whoever has the mandate of the organisation. */
  own: (organisation: string, value: number) =>
    `${organisation} doit ${answers(value)} à des contributions, dans les 14 jours ou depuis plus longtemps.`,
  /** To editors of the plan, where nobody has it. */
  nobody: (organisation: string, value: number) =>
    `${organisation} doit ${answers(value)} à des contributions, dans les 14 jours ou depuis plus longtemps, et personne n’y a de mandat pour répondre. Vous pouvez inviter quelqu’un, ou confier ces contributions à une autre organisation.`,
  late: (value: number) =>
    value === 0
      ? 'Aucune n’est en retard.'
      : `${n(value)} ${plural('fr', value, 'est en retard', 'sont en retard')}, et la page publique le dit.`,
  second: (number: string) => `${number}, second regard`,
  due: (number: string, day: string) => `${number} : réponse due le ${day}`,
  lateSince: (number: string, days: number) =>
    `${number} : en retard de ${n(days)} ${plural('fr', days, 'jour', 'jours')}`,
  more: (value: number) => `Et ${n(value)} ${plural('fr', value, 'autre', 'autres')}.`,
  desk: 'Répondre',
  bench: 'Confier ces contributions',
  all: 'Toutes les réponses dues, sur la page publique',
  rhythm: 'Ce rappel part une fois par semaine au plus, et s’arrête quand les réponses sont données.',
  signature: (site: string) => `L’équipe de ${site}`,
}
export type Messages = typeof fr
