import { themeInWords } from '../answers/index.ts'
import type { Commitment, Milestone } from '../commitments/index.ts'
import type { Event, Series } from '../events/index.ts'
import type { Organisation } from '../people/index.ts'
import type { Document, Figure, Plan, Priority } from '../plans/index.ts'
import type { Text } from '../platform/facts/text.ts'
import { interfaceLanguages } from '../platform/locales/languages.ts'
import { kindInWords } from '../record/index.ts'
import type { SearchEntry, Weight } from './entry.ts'

type Row<F> = { id: string; facts: F }
type Words = Text | string | undefined
type PlanPlace = { id: string; slug: string }
type OfPlan<F> = Row<F> & { plan: PlanPlace | null }

const pieces = (weight: Weight, ...texts: Words[]) => texts.map(text => ({ text, weight }))

/** A number as people say it: `12`, « engagement 12 », “commitment 12”. */
const numbered = (type: string, number: string | number): string[] => [
  String(number),
  ...interfaceLanguages.map(language => `${kindInWords(type, language)} ${number}`),
]

/** The plan that something is of, in words: so that « engagement 12 2018-2020 » finds it. */
const ofPlan = (plan: PlanPlace | null) => pieces('C', plan ? `plan ${plan.slug}` : undefined)
const placeIn = (plan: PlanPlace | null) => (plan ? { plan: plan.slug } : {})

/** A plan is found by its years, its title, and what is said of the whole of it. */
export const planEntry = ({ id, facts, plan }: OfPlan<Plan>, coordinators: readonly Words[]): SearchEntry => ({
  id,
  type: 'plan',
  planId: id,
  place: placeIn(plan),
  title: facts.title,
  codes: [facts.slug, `plan ${facts.slug}`],
  names: [],
  pieces: [
    ...pieces('C', facts.coordinator, ...coordinators),
    ...pieces('C', ...(facts.promising ?? []), ...(facts.policyAreasEmerging ?? [])),
    ...pieces('C', ...(facts.policyAreasCarriedOver ?? []), ...(facts.selfAssessment?.wordings ?? [])),
    ...pieces('C', facts.commitmentsNote, facts.evaluationNote, facts.periodNote, facts.note, ...(facts.gaps ?? [])),
  ],
})

/** What is said of a commitment elsewhere than in its own facts. */
export type CommitmentContext = {
  leads: readonly Words[]
  supports: readonly Words[]
  milestones: readonly Pick<Milestone, 'output'>[]
  terms: readonly Words[]
  priority: Words
}

/** A commitment is found by its number in the plan or at OGP, its title, its purpose, its milestones, and who answers for it. */
export const commitmentEntry = (
  { id, facts, plan }: OfPlan<Commitment>,
  { leads, supports, milestones, terms, priority }: CommitmentContext,
): SearchEntry => ({
  id,
  type: 'commitment',
  planId: plan?.id ?? null,
  place: { ...placeIn(plan), number: facts.number },
  title: facts.title,
  codes: [...numbered('commitment', facts.number), ...(facts.ogpId ? [facts.ogpId] : []), ...(facts.otherOgpIds ?? [])],
  names: [facts.shortTitle],
  pieces: [
    ...pieces('B', facts.objective, facts.problem),
    ...pieces('C', ...milestones.map(({ output }) => output)),
    ...pieces('C', facts.contribution, facts.relevance, facts.buildsOn),
    ...pieces('C', facts.lead, ...leads, facts.support, ...supports),
    ...pieces('C', priority, ...terms),
    ...ofPlan(plan),
  ],
})

const otherNames = ({ otherWordings = [], formerNames = [] }: Organisation): Words[] => [
  ...otherWordings,
  ...formerNames.map(({ name }) => name),
]

/** An organisation is found by every name that it has or had, and by its abbreviation. */
export const organisationEntry = ({ id, facts }: Row<Organisation>, slug: string, whole: Words): SearchEntry => ({
  id,
  type: 'organisation',
  planId: null,
  place: { slug },
  title: facts.name,
  codes: facts.abbreviation ? [facts.abbreviation] : [],
  names: otherNames(facts),
  pieces: pieces('C', ...otherNames(facts), ...(facts.roles ?? []), whole, facts.note),
})

/** An event is found by its title, its series, its sessions, its place, what came out of it, and who held it. */
export const eventEntry = (
  { id, facts, plan, slug }: OfPlan<Event> & { slug: string },
  series: Words,
  organisers: readonly Words[],
): SearchEntry => ({
  id,
  type: 'event',
  planId: plan?.id ?? null,
  place: { ...placeIn(plan), slug },
  title: facts.title,
  codes: [],
  names: [],
  pieces: [
    ...pieces('B', ...(facts.sessions ?? []).map(({ title }) => title)),
    ...pieces('C', series, ...(facts.outputs ?? []), facts.report?.title, facts.note, facts.place, ...organisers),
    ...ofPlan(plan),
  ],
})

export const seriesEntry = ({ id, facts, plan, slug }: OfPlan<Series> & { slug: string }): SearchEntry => ({
  id,
  type: 'series',
  planId: plan?.id ?? null,
  place: { ...placeIn(plan), slug },
  title: facts.title,
  codes: [],
  names: [],
  pieces: [...pieces('C', facts.note), ...ofPlan(plan)],
})

export const figureEntry = ({ id, facts, plan }: OfPlan<Figure>): SearchEntry => ({
  id,
  type: 'figure',
  planId: plan?.id ?? null,
  place: placeIn(plan),
  title: facts.label,
  codes: [],
  names: [],
  pieces: [...pieces('B', `${facts.value} ${facts.unit}`), ...pieces('C', facts.note), ...ofPlan(plan)],
})

export const documentEntry = ({ id, facts, plan }: OfPlan<Document>): SearchEntry => ({
  id,
  type: 'document',
  planId: plan?.id ?? null,
  place: placeIn(plan),
  title: facts.title,
  codes: [],
  names: [],
  pieces: [...pieces('C', facts.note), ...ofPlan(plan)],
})

export const priorityEntry = ({ id, facts, plan }: OfPlan<Priority>): SearchEntry => ({
  id,
  type: 'priority',
  planId: plan?.id ?? null,
  place: { ...placeIn(plan), number: String(facts.number) },
  title: facts.label,
  codes: numbered('priority', facts.number).slice(1),
  names: [],
  pieces: [...pieces('C', facts.group), ...ofPlan(plan)],
})

/** A theme of a consultation, which people describe in French. */
export type ThemeOf = {
  id: string
  number: number
  title: string
  finding: string
  consultation: { slug: string; title: Text }
  plan: PlanPlace | null
}

/** A theme is found by its title, what it finds, and the consultation in which people said it. */
export const themeEntry = ({ id, number, title, finding, consultation, plan }: ThemeOf): SearchEntry => ({
  id,
  type: 'theme',
  planId: plan?.id ?? null,
  place: { ...placeIn(plan), consultation: consultation.slug, number: String(number) },
  title: { original: 'fr', fr: title },
  codes: interfaceLanguages.map(language => themeInWords(number, language)),
  names: [],
  pieces: [
    ...pieces('B', finding === '' ? undefined : { original: 'fr', fr: finding }),
    ...pieces('C', consultation.title),
    ...ofPlan(plan),
  ],
})
