import { plural } from '../../platform/locales/plural.ts'

const days = (value: number) => `${value.toLocaleString('fr-FR')} ${plural('fr', value, 'jour', 'jours')}`

export const fr = {
  title: (years: string) => `Le calendrier du plan ${years}`,
  crumb: 'Calendrier',
  lede: 'Ce qui était prévu et ce qui s’est fait, côte à côte. Une date prévue n’est jamais remplacée.',
  description: (years: string) => `Les étapes du plan ${years} : dates prévues, dates réelles, écarts, sources.`,
  phases: (years: string) => `Les étapes du plan ${years}`,
  caption: 'Les étapes, prévues et réelles',
  columns: { phase: 'Étape', planned: 'Prévu', actual: 'Réel', slip: 'Écart' },
  none: 'Aucune étape de ce plan n’est sourcée.',
  notSourced: 'non sourcé',
  toCome: 'à venir',
  slip: {
    inTime: 'dans le temps prévu',
    late: (value: number, atLeast: boolean) => `${atLeast ? 'au moins ' : ''}${days(value)} après`,
    unknown: 'ne se mesure pas',
  },
  events: 'Les rendez-vous du plan',
  eventsLink: 'Les voir dans l’agenda',
  method: 'Comment ce plan s’est fait',
  sources: 'D’où viennent ces dates',
  subscribe:
    'Le fichier ICS est un calendrier auquel on peut s’abonner : étapes et rendez-vous. Les dates approchées y sont marquées ; les plus vagues n’y sont pas.',
}
export type Messages = typeof fr
