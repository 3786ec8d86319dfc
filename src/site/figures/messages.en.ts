import { plural } from '../../platform/locales/plural.ts'
import type { Messages } from './messages.fr.ts'

const n = (value: number) => value.toLocaleString('en-GB')
const figures = (value: number) => `${n(value)} ${plural('en', value, 'figure', 'figures')}`

export const en: Messages = {
  title: 'Figures',
  lede: 'Each with how exact it is, its date and its source. Where two sources disagree, both are here.',
  description:
    'All the figures of the site, each with how exact it is, its date, its sources and its permanent address.',
  none: 'No figure is published here for now.',
  found: figures,
  onPage: (shown, total) => (shown === total ? figures(total) : `${n(shown)} of ${figures(total)}`),
  filters: 'Filter the figures',
  submit: 'Filter',
  chosen: 'Chosen filters',
  fields: { plan: 'Plan', measure: 'Measure' },
  all: { plan: 'All', measure: 'All' },
  filter: (field, value) => `${field}: ${value}`,
  remove: filter => `Remove the filter ${filter}`,
  ignored: (field, value) => `Filter ignored: “${field}” has no “${value}”.`,
  strayed: 'This part of the list does not exist, or no longer: here is what is nearest to it.',
  nothing: 'No figure fits these filters:',
  kicker: 'Figure',
  oneDescription: (phrase, when) => `${phrase}, ${when}: source, exactness and permanent address.`,
  cite: 'Cite it',
  citeLabel: 'A sentence to copy as it is: the figure, how exact it is, its date, its source and its address.',
  values: 'Every value of this measure',
  valuesIntro: 'Sources and dates may differ: none of them erases another.',
  onlyValue: 'It is the only sourced value of this measure.',
  here: 'you are here',
  facts: {
    qualifier: 'Exactness',
    unit: 'Unit',
    asOf: 'Date',
    plan: 'Plan',
    measure: 'Measure',
    permanent: 'Permanent address',
  },
  qualifiers: {
    exact: 'exact: as the source writes it',
    about: 'approximate: “about”',
    over: 'at least: “over”',
    under: 'at most: “under”',
  },
  noPlan: 'of no plan in particular',
  note: 'To know',
  sources: 'Sources',
  citedFrom: titles => `${plural('en', titles.length, 'Source', 'Sources')}: ${titles.join('; ')}.`,
}
