import { read, wordsOf } from '../platform/facts/text.ts'
import { pathOf, permanentPath } from '../platform/http/addresses.ts'
import type { Column } from '../platform/http/formats/csv.ts'
import type { Reading } from '../platform/reading.ts'
import type { CountedPlan } from './counted-plans.ts'

/** A plan as a line of data. */
export type PlanLine = CountedPlan & { reading: Reading }

/** The columns of the plans. */
export const planColumns: Column<PlanLine>[] = [
  {
    name: 'id',
    description: { fr: 'L’adresse permanente du plan', en: 'The permanent address of the plan' },
    value: ({ plan, reading }) => `${reading.origin}${permanentPath('plan', plan.id)}`,
  },
  {
    name: 'plan',
    description: { fr: 'Le plan, par ses années', en: 'The plan, by its years' },
    value: ({ plan }) => plan.slug,
  },
  {
    name: 'country',
    description: { fr: 'Le pays (ISO 3166-1)', en: 'The country (ISO 3166-1)' },
    value: ({ plan }) => plan.facts.country,
  },
  {
    name: 'rank',
    description: { fr: 'Son rang : 1 pour le premier plan du pays', en: 'Its rank: 1 for the country’s first plan' },
    value: ({ plan }) => plan.facts.rank,
  },
  {
    name: 'title',
    description: { fr: 'Son titre', en: 'Its title' },
    value: ({ plan, reading }) => wordsOf(plan.facts.title, reading.language),
  },
  {
    name: 'title_language',
    description: { fr: 'La langue du titre (BCP 47)', en: 'The language of the title (BCP 47)' },
    value: ({ plan, reading }) => read(plan.facts.title, reading.language).language,
  },
  {
    name: 'period',
    description: { fr: 'Sa période, dans ses mots', en: 'Its period, in its words' },
    value: ({ plan, reading }) => wordsOf(plan.facts.period.text, reading.language),
  },
  {
    name: 'earliest',
    description: { fr: 'Le premier jour de la période', en: 'The first day of the period' },
    value: ({ plan }) => plan.facts.period.earliest ?? null,
  },
  {
    name: 'latest',
    description: { fr: 'Le dernier jour de la période', en: 'The last day of the period' },
    value: ({ plan }) => plan.facts.period.latest ?? null,
  },
  {
    name: 'state',
    description: { fr: 'preparing, running, over ou unknown', en: 'preparing, running, over or unknown' },
    value: ({ state }) => state,
  },
  {
    name: 'commitments_announced',
    description: {
      fr: 'Combien d’engagements le plan contient ; vide si cela n’est pas sourcé',
      en: 'How many commitments the plan holds; empty when it is not sourced',
    },
    value: ({ announced }) => announced,
  },
  {
    name: 'commitments_sourced',
    description: { fr: 'Combien sont lisibles ici', en: 'How many can be read here' },
    value: ({ sourced }) => sourced,
  },
  {
    name: 'page',
    description: { fr: 'La page du plan', en: 'The page of the plan' },
    value: ({ plan, reading }) => `${reading.origin}${pathOf('plan', reading.language, { plan: plan.slug })}`,
  },
]
