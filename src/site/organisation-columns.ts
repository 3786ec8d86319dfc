import type { OrganisationRow } from '../people/index.ts'
import { read, wordsOf } from '../platform/facts/text.ts'
import { pathOf, permanentPath } from '../platform/http/addresses.ts'
import type { Column } from '../platform/http/formats/csv.ts'
import type { Reading } from '../platform/reading.ts'
import { words } from './words.ts'

/** An organisation as a line of data, with how many commitments it leads and supports. */
export type OrganisationLine = { organisation: OrganisationRow; leads: number; supports: number; reading: Reading }

/** The columns of the organisations. */
export const organisationColumns: Column<OrganisationLine>[] = [
  {
    name: 'id',
    description: { fr: 'L’adresse permanente de l’organisation', en: 'The permanent address of the organisation' },
    value: ({ organisation, reading }) => `${reading.origin}${permanentPath('organisation', organisation.id)}`,
  },
  {
    name: 'name',
    description: { fr: 'Son nom', en: 'Its name' },
    value: ({ organisation, reading }) => wordsOf(organisation.facts.name, reading.language),
  },
  {
    name: 'name_language',
    description: { fr: 'La langue du nom (BCP 47)', en: 'The language of the name (BCP 47)' },
    value: ({ organisation, reading }) => read(organisation.facts.name, reading.language).language,
  },
  {
    name: 'abbreviation',
    description: { fr: 'Son sigle', en: 'Its abbreviation' },
    value: ({ organisation }) => organisation.facts.abbreviation ?? null,
  },
  {
    name: 'kind',
    description: {
      fr: 'Sa catégorie : ministry, independent-authority, court, civil-society…',
      en: 'Its kind: ministry, independent-authority, court, civil-society…',
    },
    value: ({ organisation }) => organisation.kind,
  },
  {
    name: 'kind_label',
    description: { fr: 'Cette catégorie, en mots', en: 'This kind, in words' },
    value: ({ organisation, reading }) => words(reading.language).organisations.kind[organisation.kind],
  },
  {
    name: 'leads',
    description: { fr: 'Combien d’engagements elle pilote', en: 'How many commitments it leads' },
    value: ({ leads }) => leads,
  },
  {
    name: 'supports',
    description: { fr: 'Combien d’engagements elle appuie', en: 'How many commitments it supports' },
    value: ({ supports }) => supports,
  },
  {
    name: 'page',
    description: { fr: 'Sa page', en: 'Its page' },
    value: ({ organisation, reading }) =>
      `${reading.origin}${pathOf('organisation', reading.language, { organisation: organisation.slug })}`,
  },
]
