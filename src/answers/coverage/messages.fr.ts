import { plural } from '../../platform/locales/plural.ts'

const n = (value: number) => value.toLocaleString('fr-FR').replaceAll('\u202f', '\u00a0')
const count = (value: number, one: string, other: string) => `${n(value)} ${plural('fr', value, one, other)}`
const contributions = (value: number) => count(value, 'contribution', 'contributions')
const days = (value: number) => count(value, 'jour', 'jours')

export const fr = {
  plans: 'Les plans',
  data: 'Les mêmes nombres, en données',
  crumb: 'Réponses',
  title: (plan: string) => `Les réponses aux contributions, plan ${plan}`,
  lede: (answered: number, received: number) =>
    received === 0
      ? 'Aucune contribution n’a encore été reçue.'
      : `${n(answered)} sur ${contributions(received)} ${plural('fr', answered, 'a sa réponse', 'ont leur réponse')}.`,
  description: (plan: string) =>
    `Plan ${plan} : combien de contributions ont reçu une réponse, lesquelles l’attendent, de qui, depuis quand, et lesquelles sont contestées ou dispensées.`,
  sum: 'Ce qui a été reçu, et ce que c’est devenu',
  sumCause:
    'Rien n’est saisi : chaque nombre est compté au moment où une contribution change d’état. Reçues = répondues + en attente + dispensées + retirées + masquées.',
  equation: (all: {
    received: number
    answered: number
    owed: number
    waived: number
    withdrawn: number
    moderated: number
  }) =>
    `${n(all.received)} reçues = ${n(all.answered)} répondues + ${n(all.owed)} en attente + ${n(all.waived)} dispensées + ${n(all.withdrawn)} retirées + ${n(all.moderated)} masquées`,
  meter: (value: number) => contributions(value),
  parts: {
    answered: 'Répondues',
    waived: 'Dispensées de réponse, avec une raison publique',
    onTime: 'En attente, dans les délais',
    late: 'En retard',
    withdrawn: 'Retirées par leur auteur',
    moderated: 'Masquées par la modération',
  },
  columns: {
    owed: 'En attente',
    late: 'dont en retard',
    organisation: 'Organisation',
    contribution: 'Contribution',
    due: 'Réponse due',
    from: 'Par qui',
    why: 'Raison publique',
    signed: 'Signé',
  },
  waits: 'Combien de temps on a attendu',
  median: 'jours d’attente pour la contribution médiane',
  longest: 'jours pour celle qui a attendu le plus',
  waited: (median: number, longest: number) =>
    `Réponse après ${days(median)} pour la contribution médiane, ${days(longest)} pour celle qui a attendu le plus.`,
  waitsCause: 'De la publication de la contribution à la première réponse à tout ce qu’elle dit.',
  noWait: 'Aucune réponse n’est encore publiée.',
  days,
  contested: 'Réponses contestées',
  contestedCount: (contested: number, given: number, share: string) =>
    `${count(contested, 'réponse', 'réponses')} sur ${n(given)} (${share}) ${plural('fr', contested, 'est contestée par l’auteur de la contribution, qui dit qu’elle n’y répond pas', 'sont contestées par les auteurs des contributions, qui disent qu’elles n’y répondent pas')}.`,
  /** Why there are more answers than contributions that have theirs. */
  answersGiven: (given: number, answered: number) =>
    `${count(given, 'réponse', 'réponses')} pour ${contributions(answered)} : celle qui dit plusieurs choses a une réponse à chacune.`,
  noneContested: 'Aucune réponse n’est contestée par l’auteur de la contribution.',
  awaitingSecond: (value: number, late: number) =>
    value === 0
      ? 'Chacune a reçu une seconde réponse.'
      : `${count(value, 'attend', 'attendent')} une seconde réponse, due dans les 30 jours${late > 0 ? ` ; ${count(late, 'est en retard', 'sont en retard')}` : ''}.`,
  disputed: (value: number, most: boolean) =>
    value === 0
      ? 'Aucun point n’a deux réponses contradictoires.'
      : `${most ? 'Au moins ' : ''}${count(value, 'point a', 'points ont')} deux réponses contradictoires, de deux organisations ; l’équipe du plan doit dire laquelle vaut.`,
  each: 'Par consultation',
  none: 'Ce plan n’a pas encore de consultation.',
  owing: 'Qui doit les réponses',
  nobody: 'Aucune organisation nommée',
  owed: 'Les réponses dues',
  owedIntro: 'Ce qui est dû le plus tôt d’abord.',
  allAnswered: 'Aucune réponse n’est due.',
  moreOwed: (value: number) => `Voir les ${contributions(value)} en attente, dans la liste`,
  lateBy: (value: number) => `en retard de ${days(value)}`,
  waiting: (value: number) => (value === 0 ? 'publiée aujourd’hui' : `attend depuis ${days(value)}`),
  copies: (value: number) => `et ${count(value, 'autre contribution identique', 'autres contributions identiques')}`,
  others: (value: number) => `et ${count(value, 'autre contribution', 'autres contributions')} avec elle`,
  waived: 'Dispensées de réponse',
  waivedIntro: 'Chacune une par une, avec une raison que tout le monde peut lire.',
  noneWaived: 'Aucune dispense.',
  moreWaived: 'La suite des dispenses',
  firstWaived: 'Les premières dispenses',
  point: (number: string, point: number) => `${number}, point ${point}`,
  see: 'Voir les réponses : reçues, publiées, dues',
  report: 'Le bilan de la consultation',
  line: (received: number, answered: number, owed: number, late: number) =>
    `${count(received, 'contribution reçue', 'contributions reçues')}, ${count(answered, 'répondue', 'répondues')}, ${n(owed)} en attente${late > 0 ? `, dont ${n(late)} en retard` : ''}.`,
  home: {
    heading: 'Ce qu’est devenu ce qui a été dit',
    intro: (plan: string) => `Pour le plan ${plan}. Chaque contribution reçoit une réponse motivée, publiée ici.`,
    see: 'Toutes les réponses, et celles qui sont dues',
    answered: (value: number, received: number) =>
      `${plural('fr', value, 'a sa réponse', 'ont leur réponse')}, sur ${contributions(received)}`,
    owed: (value: number, late: number) =>
      `${plural('fr', value, 'l’attend', 'l’attendent')}, ${late === 0 ? 'dans les délais' : `dont ${n(late)} en retard`}`,
    median: (value: number) => `${plural('fr', value, 'jour', 'jours')} d’attente pour la contribution médiane`,
    last: 'Les dernières réponses',
  },
  gate: {
    open: 'Rien ne retient la publication : chaque contribution a sa réponse, ou une dispense motivée.',
    owed: (value: number) => `${count(value, 'réponse est encore due', 'réponses sont encore dues')}.`,
    late: (value: number) => `${count(value, 'est en retard', 'sont en retard')}.`,
    second: (value: number) =>
      `${count(value, 'seconde réponse est due à qui a dit', 'secondes réponses sont dues à qui a dit')} que la première ne répond pas.`,
    disputed: (value: number) =>
      `${count(value, 'point a', 'points ont')} deux réponses contradictoires : dites laquelle vaut.`,
    how: 'Répondez à chacune, ou dispensez-la une par une, avec une raison publique et signée.',
    first: (value: number) => `Voilà les ${n(value)} plus urgentes.`,
    of: (name: string, value: number) => `${name} : ${count(value, 'réponse due', 'réponses dues')}`,
  },
}
export type Messages = typeof fr
