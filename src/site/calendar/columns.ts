import { type PhaseRow, type PlanRow, planWords } from '../../plans/index.ts'
import { read, wordsOf } from '../../platform/facts/text.ts'
import { permanentPath } from '../../platform/http/addresses.ts'
import type { Column } from '../../platform/http/formats/csv.ts'
import type { Reading } from '../../platform/reading.ts'
import { slipOf } from './slip.ts'

/** A phase of a plan as a line of data. */
export type PhaseLine = { phase: PhaseRow; plan: PlanRow; reading: Reading }

const slip = ({ phase: { facts } }: PhaseLine) =>
  facts.planned && facts.actual ? slipOf(facts.planned, facts.actual) : null

/** The four columns of one of the two periods of a phase. */
const periodColumns = (of: 'planned' | 'actual', fr: string, en: string): Column<PhaseLine>[] => [
  {
    name: of,
    description: { fr: `${fr}, telle que la source l’écrit`, en: `${en}, as the source writes it` },
    value: ({ phase, reading }) => {
      const period = phase.facts[of]
      return period ? wordsOf(period.text, reading.language) : null
    },
  },
  {
    name: `${of}_earliest`,
    description: { fr: `${fr} : le premier jour que cela peut dire`, en: `${en}: the earliest day that it can mean` },
    value: ({ phase }) => phase.facts[of]?.earliest ?? null,
  },
  {
    name: `${of}_latest`,
    description: { fr: `${fr} : le dernier jour que cela peut dire`, en: `${en}: the latest day that it can mean` },
    value: ({ phase }) => phase.facts[of]?.latest ?? null,
  },
  {
    name: `${of}_precision`,
    description: { fr: `${fr} : le genre de précision`, en: `${en}: the kind of precision` },
    value: ({ phase }) => phase.facts[of]?.precision ?? null,
  },
]

/** The columns of a plan's phases. */
export const phaseColumns: Column<PhaseLine>[] = [
  {
    name: 'id',
    description: { fr: 'L’adresse permanente de l’étape', en: 'The permanent address of the phase' },
    value: ({ phase, reading }) => `${reading.origin}${permanentPath('phase', phase.id)}`,
  },
  { name: 'plan', description: { fr: 'Le plan', en: 'The plan' }, value: ({ plan }) => plan.slug },
  {
    name: 'kind',
    description: {
      fr: 'Le genre d’étape : preparation, consultation, collecting, consolidating, drafting, publication, implementation ou evaluation',
      en: 'The kind of phase: preparation, consultation, collecting, consolidating, drafting, publication, implementation or evaluation',
    },
    value: ({ phase }) => phase.facts.kind,
  },
  {
    name: 'kind_label',
    description: { fr: 'Ce genre, en mots', en: 'This kind, in words' },
    value: ({ phase, reading }) => planWords(reading.language).phases[phase.facts.kind],
  },
  {
    name: 'label',
    description: { fr: 'L’étape', en: 'The phase' },
    value: ({ phase, reading }) => wordsOf(phase.facts.label, reading.language),
  },
  {
    name: 'label_language',
    description: { fr: 'La langue de ces mots (BCP 47)', en: 'The language of these words (BCP 47)' },
    value: ({ phase, reading }) => read(phase.facts.label, reading.language).language,
  },
  ...periodColumns('planned', 'La date prévue', 'The planned date'),
  ...periodColumns('actual', 'La date réelle', 'The real date'),
  {
    name: 'days_late',
    description: {
      fr: 'Combien de jours après le dernier jour prévu ; 0 dans le temps prévu ; vide où cela ne se mesure pas',
      en: 'How many days after the last planned day; 0 within the time planned; empty where it can’t be measured',
    },
    value: line => {
      const found = slip(line)
      if (found?.kind === 'late') return found.days
      return found?.kind === 'in-time' ? 0 : null
    },
  },
  {
    name: 'at_least',
    description: {
      fr: 'true où ces jours sont un minimum, faute d’un jour exact',
      en: 'true where these days are a minimum, for want of an exact day',
    },
    value: line => {
      const found = slip(line)
      return found?.kind === 'late' ? found.atLeast : null
    },
  },
]
