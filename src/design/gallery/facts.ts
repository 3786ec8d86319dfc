import type { Period, Precision } from '../../platform/facts/period.ts'
import type { Source } from '../../platform/facts/source.ts'
import type { Text } from '../../platform/facts/text.ts'
import type { Language } from '../../platform/locales/languages.ts'

/** French words of a source with our English ones. */
export const french = (fr: string, en: string): Text => ({ original: 'fr', fr, en: { text: en, translated: true } })
/** English words of a source with our French ones. */
export const english = (en: string, fr: string): Text => ({ original: 'en', en, fr: { text: fr, translated: true } })
export const both = (fr: string, en: string): Text => ({ original: 'fr', fr, en })

export const period = (text: Text, precision: Precision, earliest: string | null, latest = earliest): Period => ({
  text,
  precision,
  earliest,
  latest,
})
export const day = (iso: string, fr: string, en: string): Period => period(both(fr, en), 'day', iso)
export const year = (iso: string): Period => period(both(iso, iso), 'year', `${iso}-01-01`, `${iso}-12-31`)

export const sheet: Source = { title: 'Fiche de l’action 1-6, DITP', language: 'fr' }
export const ogpPage: Source = {
  title: 'Open Science (FR0047), Open Government Partnership',
  address: 'https://www.opengovpartnership.org/members/france/commitments/FR0047/',
  language: 'en',
}
export const irmReport: Source = {
  title: 'France Results Report 2021-2023, Independent Reporting Mechanism',
  address: 'https://www.opengovpartnership.org/documents/france-results-report-2021-2023/',
  language: 'en',
}

export const site = {
  fr: {
    name: 'Gouvernement ouvert',
    tagline: 'Les plans d’action nationaux de la France',
    operator: 'la Direction interministérielle de la transformation publique (DITP)',
  },
  en: {
    name: 'Open government',
    tagline: 'France’s national action plans',
    operator: 'the Interministerial Directorate for Public Transformation (DITP)',
  },
}

/** The sentence in the page's language. */
export const say = (language: Language, fr: string, en: string): string => (language === 'fr' ? fr : en)
