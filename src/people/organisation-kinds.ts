import type { Language } from '../platform/locales/languages.ts'
import type { OrganisationKind } from './organisation.ts'

/** What each kind of organisation is called. */
export const organisationKindWords: Record<Language, Record<OrganisationKind, string>> = {
  fr: {
    ministry: 'Ministère',
    administration: 'Administration',
    'independent-authority': 'Autorité indépendante',
    court: 'Juridiction',
    parliament: 'Parlement',
    presidency: 'Présidence',
    'public-agency': 'Établissement ou agence publique',
    'advisory-body': 'Instance consultative',
    'advisory-assembly': 'Assemblée consultative',
    'local-authority': 'Collectivité',
    'civil-society': 'Société civile',
    research: 'Recherche',
    company: 'Entreprise',
    international: 'Organisation internationale',
    other: 'Autre organisation',
  },
  en: {
    ministry: 'Ministry',
    administration: 'Administration',
    'independent-authority': 'Independent authority',
    court: 'Court',
    parliament: 'Parliament',
    presidency: 'Presidency',
    'public-agency': 'Public agency',
    'advisory-body': 'Advisory body',
    'advisory-assembly': 'Advisory assembly',
    'local-authority': 'Local authority',
    'civil-society': 'Civil society',
    research: 'Research',
    company: 'Company',
    international: 'International organisation',
    other: 'Other organisation',
  },
}
