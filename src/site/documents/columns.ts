import type { DocumentRow, PlanRow } from '../../plans/index.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { permanentPath } from '../../platform/http/addresses.ts'
import type { Column } from '../../platform/http/formats/csv.ts'
import type { Reading } from '../../platform/reading.ts'
import { words } from './words.ts'

/** A document as a line of data. */
export type DocumentLine = { document: DocumentRow; plan: PlanRow; reading: Reading }

/** The columns of a plan's documents. */
export const documentColumns: Column<DocumentLine>[] = [
  {
    name: 'id',
    description: { fr: 'L’adresse permanente du document', en: 'The permanent address of the document' },
    value: ({ document, reading }) => `${reading.origin}${permanentPath('document', document.id)}`,
  },
  { name: 'plan', description: { fr: 'Le plan', en: 'The plan' }, value: ({ plan }) => plan.slug },
  {
    name: 'title',
    description: { fr: 'Son titre, comme on le citerait', en: 'Its title, as it would be cited' },
    value: ({ document }) => document.facts.title,
  },
  {
    name: 'address',
    description: { fr: 'Où le lire', en: 'Where to read it' },
    value: ({ document }) => document.facts.address,
  },
  {
    name: 'kind',
    description: {
      fr: 'Le genre : plan, self-assessment, irm-report, press-release, page, article, report, data, other',
      en: 'The kind: plan, self-assessment, irm-report, press-release, page, article, report, data, other',
    },
    value: ({ document }) => document.facts.kind,
  },
  {
    name: 'kind_label',
    description: { fr: 'Ce genre, en mots', en: 'This kind, in words' },
    value: ({ document, reading }) => words(reading.language).kinds[document.facts.kind],
  },
  {
    name: 'language',
    description: {
      fr: 'Sa langue (BCP 47) ; vide si elle n’est pas dite',
      en: 'Its language (BCP 47); empty if not said',
    },
    value: ({ document }) => document.facts.language ?? null,
  },
  {
    name: 'date',
    description: { fr: 'Sa date, telle que la source l’écrit', en: 'Its date, as the source writes it' },
    value: ({ document: { facts }, reading }) => (facts.date ? wordsOf(facts.date.text, reading.language) : null),
  },
  {
    name: 'earliest',
    description: { fr: 'Le premier jour que cela peut dire', en: 'The earliest day that it can mean' },
    value: ({ document }) => document.facts.date?.earliest ?? null,
  },
  {
    name: 'latest',
    description: { fr: 'Le dernier jour que cela peut dire', en: 'The latest day that it can mean' },
    value: ({ document }) => document.facts.date?.latest ?? null,
  },
]
