import { type Reference, thing } from '../record/index.ts'
import { Document, Figure, Phase, Plan, Priority, Term } from './plan.ts'
import { Sheet } from './sheet.ts'

const refer = (type: string, field: string, keys: readonly (string | undefined)[] | undefined): Reference[] =>
  (keys ?? []).flatMap(key => (key ? [{ type, key, field }] : []))

/** The words of the field's vocabulary. */
export const terms = thing<Term>({
  type: 'term',
  table: 'terms',
  label: { fr: 'mot du vocabulaire', en: 'word of the vocabulary' },
  facts: Term,
  name: term => term.label,
})

/** A plan: its period, its coordinator, what was said of the whole of it. */
export const plans = thing<Plan>({
  type: 'plan',
  table: 'plans',
  label: { fr: 'plan', en: 'plan' },
  facts: Plan,
  name: plan => plan.title,
  references: plan => refer('organisation', 'coordinatorIds', plan.coordinatorIds),
  // Figures name their plan, so a plan names its figures without waiting for them to exist.
  mentions: plan => [
    ...refer('figure', 'commitmentsFigureId', [plan.commitmentsFigureId]),
    ...refer('figure', 'selfAssessment', plan.selfAssessment?.figureIds),
    ...refer('figure', 'evaluationFigureIds', plan.evaluationFigureIds),
  ],
  columns: plan => ({ slug: plan.slug, earliest: plan.period.earliest ?? null, latest: plan.period.latest ?? null }),
  slug: plan => ({ scope: '', slug: plan.slug }),
})

/** A count with its qualifier, its date and its sources. */
export const figures = thing<Figure>({
  type: 'figure',
  table: 'figures',
  label: { fr: 'chiffre', en: 'figure' },
  facts: Figure,
  name: figure => figure.label,
  references: figure => refer('plan', 'planId', [figure.planId]),
  columns: (figure, ids) => ({
    measure: figure.measure,
    plan_id: figure.planId ? ids.of('plan', figure.planId) : null,
  }),
})

const ofPlan = { type: 'plan', column: 'plan_id' }

export const priorities = thing<Priority>({
  type: 'priority',
  table: 'priorities',
  label: { fr: 'priorité', en: 'priority' },
  facts: Priority,
  name: priority => priority.label,
  parent: ofPlan,
  columns: priority => ({ stage: priority.stage ?? '', number: priority.number }),
  distinct: ['plan_id', 'stage', 'number'],
})

export const phases = thing<Phase>({
  type: 'phase',
  table: 'phases',
  label: { fr: 'étape', en: 'phase' },
  facts: Phase,
  name: phase => phase.label,
  parent: ofPlan,
})

export const documents = thing<Document>({
  type: 'document',
  table: 'documents',
  label: { fr: 'document', en: 'document' },
  facts: Document,
  name: document => document.title,
  parent: ofPlan,
})

/** The plan's one-page action sheet. */
export const sheets = thing<Sheet>({
  type: 'sheet',
  table: 'sheets',
  label: { fr: 'fiche', en: 'sheet' },
  facts: Sheet,
  name: sheet => sheet.title,
  parent: ofPlan,
  // A plan has one.
  distinct: ['plan_id'],
  references: sheet => {
    const items = [
      ...sheet.sections.flatMap(section => [...(section.paragraphs ?? []), ...(section.bullets ?? [])]),
      ...(sheet.focus?.paragraphs ?? []),
    ]
    const facts = items.flatMap(item => (item.facts ? [item.facts] : []))
    return [
      ...refer('organisation', 'leadId', [sheet.leadId]),
      ...refer(
        'figure',
        'figures',
        sheet.figures.flatMap(({ figureId, withFigureId }) => [figureId, withFigureId]),
      ),
      ...refer(
        'figure',
        'sections',
        facts.flatMap(fact => fact.figureIds ?? []),
      ),
      ...refer(
        'plan',
        'sections',
        facts.map(fact => fact.planId),
      ),
      ...refer(
        'commitment',
        'sections',
        facts.flatMap(fact => fact.commitmentIds ?? []),
      ),
      ...refer(
        'event',
        'sections',
        facts.flatMap(fact => fact.eventIds ?? []),
      ),
      ...refer(
        'organisation',
        'sections',
        facts.flatMap(fact => fact.organisationIds ?? []),
      ),
    ]
  },
})
