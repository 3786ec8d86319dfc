import type { Column } from '../../platform/http/formats/csv.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { type Counted, labelOf } from './counted.ts'

/** One part of a bar as a line of data. */
export type CountLine = {
  group: Counted['groups'][number]
  state: Counted['states'][number]
  count: number
  language: Language
}

/** Every part of every bar, also where nothing is counted. */
export const countLines = ({ groups, states }: Counted, language: Language): CountLine[] =>
  groups.flatMap(group => states.map((state, place) => ({ group, state, count: group.counts[place] ?? 0, language })))

/** The columns of a chart that counts. */
export const chartColumns: Column<CountLine>[] = [
  {
    name: 'group_id',
    description: {
      fr: 'Ce dont on compte : adresse permanente, ou trimestre (2018-Q1) ; vide pour ce qui n’est pas sourcé',
      en: 'What is counted of: permanent address, or quarter (2018-Q1); empty for what is not sourced',
    },
    value: ({ group }) => group.id,
  },
  {
    name: 'group',
    description: { fr: 'La même chose en mots', en: 'The same in words' },
    value: ({ group, language }) => labelOf(group.label, language).words,
  },
  {
    name: 'state',
    description: {
      fr: 'L’état : niveau de réalisation, état d’un jalon, late (en retard) ou announced-only (annoncé, non lisible ici)',
      en: 'The state: completion level, state of a milestone, late, or announced-only (not readable here)',
    },
    value: ({ state }) => state.name,
  },
  {
    name: 'state_label',
    description: { fr: 'L’état en mots', en: 'The state in words' },
    value: ({ state }) => state.label,
  },
  { name: 'count', description: { fr: 'Combien', en: 'How many' }, value: ({ count }) => count },
]
