import { contributionPath, numberInWords } from '../../consultations/index.ts'
import type { Json } from '../../platform/canonical.ts'
import { pathOf, permanentPath } from '../../platform/http/addresses.ts'
import { type Column, type Table, table } from '../../platform/http/formats/csv.ts'
import type { Reading } from '../../platform/reading.ts'
import { type Coverage, shareOf } from './counted.ts'
import type { PlanCoverage } from './read.ts'

/** Figures of coverage as data. */
export const coverageData = (one: Coverage): Record<string, Json> => ({
  received: one.received,
  answered: one.answered,
  owed: one.owed,
  waived: one.waived,
  withdrawn: one.withdrawn,
  moderated: one.moderated,
  late: one.late,
  medianDays: one.median,
  longestDays: one.longest,
  answersGiven: one.answersGiven,
  contested: one.contested,
  contestedPercent: shareOf(one.contested, one.answersGiven),
  awaitingSecondAnswer: one.awaitingSecond,
  secondAnswersLate: one.secondLate,
  disputed: one.disputed,
})

const owingData = ({ owing }: Coverage, { organisations }: Pick<PlanCoverage, 'organisations'>): Json =>
  owing.map(({ organisationId, owed, late }) => ({
    organisation: organisations.get(organisationId)?.key ?? null,
    owed,
    late,
  }))

/** The page of a plan as data. */
export function planCoverageData(found: PlanCoverage, { origin, language, today }: Reading): Record<string, Json> {
  const { plan, consultations, whole, each, organisations, owed, waived } = found
  const slugs = new Map(consultations.map(({ id, slug }) => [id, slug]))
  const page = (of: { number: number; title: string }) =>
    `${origin}${contributionPath(language, { ...of, state: 'published' })}`
  return {
    type: 'coverage',
    plan: { id: plan.key, ulid: plan.id, slug: plan.slug, url: `${origin}${permanentPath('plan', plan.id)}` },
    asOf: today,
    ...coverageData(whole),
    owedBy: owingData(whole, found),
    consultations: consultations.map(row => {
      const one = each.get(row.id)
      return {
        id: row.key,
        ulid: row.id,
        slug: row.slug,
        url: `${origin}${permanentPath('consultation', row.id)}`,
        ...(one ? { ...coverageData(one), owedBy: owingData(one, found) } : {}),
      }
    }),
    firstOwed: owed.map(line => ({
      number: numberInWords(line.number),
      page: page(line),
      consultation: slugs.get(line.consultation_id) ?? null,
      organisation: organisations.get(line.responsible_id ?? '')?.key ?? null,
      due: line.due,
      late: line.due !== null && line.due < today,
      published: line.published_at.toISOString(),
      identical: line.copies,
    })),
    allOwed: `${origin}${pathOf('contributions', language, undefined, 'json')}?state=owed&order=longest`,
    waivers: waived.map(line => ({
      number: numberInWords(line.number),
      point: line.point,
      page: page(line),
      consultation: slugs.get(line.consultation_id) ?? null,
      reason: line.reason,
      signedAs: line.signed_as,
      at: line.ruled_at.toISOString(),
      others: line.others,
    })),
  }
}

type Line = { consultation: string | null; organisation: string | null; figures: Partial<Coverage> }
const figure = (
  name: string,
  [fr, en]: readonly [string, string],
  value: (figures: Partial<Coverage>) => number | null | undefined,
): Column<Line> => ({ name, description: { fr, en }, value: ({ figures }) => value(figures) ?? null })

/** The columns of coverage as a file: one line for the plan, one for each consultation, one for each organisation that owes an answer. */
export const coverageColumns: readonly Column<Line>[] = [
  {
    name: 'scope',
    description: {
      fr: 'plan, consultation ou organisation : de quoi la ligne parle',
      en: 'plan, consultation or organisation: what the line is about',
    },
    value: ({ consultation, organisation }) =>
      organisation !== null ? 'organisation' : consultation !== null ? 'consultation' : 'plan',
  },
  {
    name: 'consultation',
    description: { fr: 'Clé de la consultation', en: 'Key of the consultation' },
    value: ({ consultation }) => consultation,
  },
  {
    name: 'organisation',
    description: { fr: 'Clé de l’organisation qui doit les réponses', en: 'Key of the organisation that owes answers' },
    value: ({ organisation }) => organisation,
  },
  figure('received', ['Reçues : la somme des cinq suivantes', 'Received: the sum of the next five'], of => of.received),
  figure('answered', ['Répondues', 'Answered'], of => of.answered),
  figure('owed', ['En attente de réponse', 'Waiting for an answer'], of => of.owed),
  figure('waived', ['Dispensées de réponse', 'No answer owed'], of => of.waived),
  figure('withdrawn', ['Retirées', 'Withdrawn'], of => of.withdrawn),
  figure('moderated', ['Masquées par la modération', 'Hidden by moderation'], of => of.moderated),
  figure('late', ['De celles en attente, en retard', 'Of those that wait, late'], of => of.late),
  figure('median_days', ['Attente médiane, en jours', 'Median wait, in days'], of => of.median),
  figure('longest_days', ['Attente la plus longue, en jours', 'Longest wait, in days'], of => of.longest),
  figure('answers_given', ['Points qui ont leur réponse', 'Points that have their answer'], of => of.answersGiven),
  figure('contested', ['Réponses contestées par l’auteur', 'Answers contested by the author'], of => of.contested),
  figure(
    'awaiting_second',
    ['Celles qui attendent une seconde réponse', 'Those that wait for a second answer'],
    of => of.awaitingSecond,
  ),
  figure('second_late', ['De celles-là, en retard', 'Of those, late'], of => of.secondLate),
  figure(
    'disputed',
    ['Points qui ont deux réponses contradictoires', 'Points with two answers that contradict each other'],
    of => of.disputed,
  ),
]

export function coverageTable({ consultations, whole, each, organisations }: PlanCoverage): Table {
  const of = (consultation: string | null, figures: Coverage): Line[] => [
    { consultation, organisation: null, figures },
    ...figures.owing.map(({ organisationId, owed, late }) => ({
      consultation,
      organisation: organisations.get(organisationId)?.key ?? '',
      figures: { owed, late },
    })),
  ]
  return table(coverageColumns, [
    ...of(null, whole),
    ...consultations.flatMap(row => {
      const figures = each.get(row.id)
      return figures ? of(row.key, figures) : []
    }),
  ])
}
