import { formatNumber } from '../../design/index.ts'
import { plural } from '../../platform/locales/plural.ts'

const n = (value: number) => formatNumber(value, 'fr')
const many = (value: number, one: string, others: string) => `${n(value)} ${plural('fr', value, one, others)}`
const ordinals = ['1er', '2e', '3e', '4e']

export const fr = {
  crumb: 'Graphiques',
  title: (years: string) => `Le plan ${years} en graphiques`,
  lede: 'Ce que disent les données de ce plan, en images. Chacune a son tableau, et se reprend en PNG, SVG ou CSV.',
  description: (years: string) =>
    `Le calendrier du plan ${years}, la réalisation par priorité et par organisation, les échéances par trimestre : images et tableaux.`,
  none: 'Rien de ce plan ne se compte encore.',
  evaluations: 'Les évaluations',
  all: 'Tous les graphiques de ce plan',
  ofPlan: (years: string) => `Le plan ${years} en graphiques`,
  about: (title: string, years: string) => `${title}, plan\u00a0${years}`,
  titles: {
    timeline: 'Le calendrier, prévu et réel',
    priorities: 'La réalisation par priorité',
    organisations: 'La réalisation par organisation pilote',
    quarters: 'Les jalons à échéance, trimestre par trimestre',
    compared: 'Les plans côte à côte',
  },
  files: { png: 'PNG', svg: 'SVG', csv: 'CSV' },
  imprint: (site: string, day: string) => `${site} · données du ${day}`,
  timeline: {
    summary: (phases: number, real: number, from: string, to: string) =>
      `${many(phases, 'étape', 'étapes')}, de ${from} à ${to} ; ${many(real, 'a une date réelle sourcée', 'ont une date réelle sourcée')}.`,
    words: { planned: 'Prévu', actual: 'Réel', none: 'aucune date sourcée' },
    headings: ['Étape', 'Prévu', 'Réel'],
    today: 'aujourd’hui',
    notSourced: 'non sourcé',
  },
  commitments: (count: number) => many(count, 'engagement', 'engagements'),
  states: (list: readonly string[]) => list.join(' ; '),
  state: (word: string, count: number) => `${word} : ${n(count)}`,
  total: 'En tout',
  priorities: {
    heading: 'Priorité',
    without: 'Priorité non sourcée',
    unlinked: 'Aucune source ne dit de quelle priorité est chaque engagement.',
  },
  organisations: {
    heading: 'Organisation pilote',
    without: 'Pilote non sourcé',
    several: 'Un engagement qui a plusieurs pilotes compte pour chacun.',
    more: (count: number) => many(count, 'autre organisation dans le tableau', 'autres organisations dans le tableau'),
  },
  quarters: {
    heading: 'Trimestre',
    quarter: (year: number, quarter: number) => `${ordinals[quarter - 1]} trimestre ${year}`,
    without: 'Sans échéance sourcée',
    summary: (milestones: number) => `${many(milestones, 'jalon', 'jalons')}.`,
    vague: 'Une échéance vague compte à son dernier jour.',
    more: (count: number) => many(count, 'autre trimestre dans le tableau', 'autres trimestres dans le tableau'),
  },
  compared: {
    heading: 'Plan',
    plan: (years: string) => `Plan ${years}`,
    announcedOnly: 'Annoncé, non lisible ici',
    summary: (years: string, all: number, here: number) =>
      all === here
        ? `Plan ${years} : ${many(all, 'engagement, lisible ici', 'engagements, tous lisibles ici')}.`
        : `Plan ${years} : ${many(all, 'engagement annoncé', 'engagements annoncés')}, dont ${n(here)} lisibles ici.`,
  },
}
export type Messages = typeof fr
