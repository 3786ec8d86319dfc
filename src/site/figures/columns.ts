import type { PlanRow } from '../../plans/index.ts'
import type { Json } from '../../platform/canonical.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { pathOf, permanentPath } from '../../platform/http/addresses.ts'
import type { Column } from '../../platform/http/formats/csv.ts'
import type { Reading } from '../../platform/reading.ts'
import { citationOf, type Named, titleOf } from './name.ts'

/** A figure as a line of data. */
export type FigureLine = { named: Named; plan: PlanRow | null; reading: Reading }

const pageOf = ({ named: { figure }, reading: { origin, language } }: FigureLine) =>
  `${origin}${pathOf('figure', language, { figure: figure.key })}`

/** The columns of the figures. */
export const figureColumns: Column<FigureLine>[] = [
  {
    name: 'id',
    description: { fr: 'L’adresse permanente du chiffre', en: 'The permanent address of the figure' },
    value: ({ named, reading }) => `${reading.origin}${permanentPath('figure', named.figure.id)}`,
  },
  {
    name: 'measure',
    description: {
      fr: 'Ce qui est mesuré : les chiffres d’une même mesure sont des valeurs de la même chose',
      en: 'What is measured: figures of one measure are values of the same thing',
    },
    value: ({ named }) => named.figure.measure,
  },
  {
    name: 'qualifier',
    description: {
      fr: 'L’exactitude : exact, about (près de), over (plus de), under (moins de)',
      en: 'How exact it is: exact, about, over, under',
    },
    value: ({ named }) => named.figure.facts.qualifier,
  },
  { name: 'value', description: { fr: 'Le nombre', en: 'The number' }, value: ({ named }) => named.figure.facts.value },
  {
    name: 'unit',
    description: { fr: 'L’unité, en anglais', en: 'The unit' },
    value: ({ named }) => named.figure.facts.unit,
  },
  {
    name: 'label',
    description: { fr: 'Ce qui est compté', en: 'What is counted' },
    value: ({ named, reading }) => titleOf(named, reading.language),
  },
  {
    name: 'as_of',
    description: { fr: 'La date, dans les mots de la source', en: 'The date, in the words of the source' },
    value: ({ named, reading }) => wordsOf(named.figure.facts.asOf.text, reading.language),
  },
  {
    name: 'as_of_earliest',
    description: { fr: 'Le premier jour que la date peut désigner', en: 'The earliest day that the date can mean' },
    value: ({ named }) => named.figure.facts.asOf.earliest ?? null,
  },
  {
    name: 'as_of_latest',
    description: { fr: 'Le dernier jour que la date peut désigner', en: 'The latest day that the date can mean' },
    value: ({ named }) => named.figure.facts.asOf.latest ?? null,
  },
  {
    name: 'plan',
    description: {
      fr: 'Le plan, par ses années ; vide quand le chiffre n’est d’aucun plan',
      en: 'The plan, by its years; empty when the figure is of none',
    },
    value: ({ plan }) => plan?.slug ?? null,
  },
  {
    name: 'sources',
    description: { fr: 'Les sources, séparées par « ; »', en: 'The sources, separated by “;”' },
    value: ({ named }) => named.figure.facts.sources.map(({ title }) => title).join(' ; '),
  },
  {
    name: 'source_addresses',
    description: {
      fr: 'Les adresses des sources qui en ont une, séparées par des espaces',
      en: 'The addresses of the sources that have one, separated by spaces',
    },
    value: ({ named }) => named.figure.facts.sources.flatMap(({ address }) => address ?? []).join(' ') || null,
  },
  {
    name: 'note',
    description: { fr: 'Ce qu’il faut en savoir', en: 'What there is to know of it' },
    value: ({ named, reading }) => {
      const { note } = named.figure.facts
      return note ? wordsOf(note, reading.language) : null
    },
  },
  {
    name: 'citation',
    description: {
      fr: 'Le chiffre en une phrase, prêt à citer',
      en: 'The figure in one sentence, ready to be cited',
    },
    value: ({ named, reading }) => citationOf(named, reading),
  },
  { name: 'page', description: { fr: 'La page du chiffre', en: 'The page of the figure' }, value: pageOf },
]

/** A figure in data. */
export const figureData = (line: FigureLine): Record<string, Json> => {
  const { named, plan, reading } = line
  const { figure } = named
  return {
    type: 'figure',
    id: figure.key,
    ulid: figure.id,
    url: `${reading.origin}${permanentPath('figure', figure.id)}`,
    page: pageOf(line),
    ...(figure.facts as unknown as Record<string, Json>),
    plan: plan && { id: plan.key, slug: plan.slug },
    name: titleOf(named, reading.language),
    citation: citationOf(named, reading),
  }
}
