import type { Document } from '../../plans/index.ts'
import { plural } from '../../platform/locales/plural.ts'

const documents = (value: number) => `${value.toLocaleString('fr-FR')} ${plural('fr', value, 'document', 'documents')}`

export const fr = {
  title: (years: string) => `Les documents du plan ${years}`,
  crumb: 'Documents',
  lede: (value: number) =>
    value === 0
      ? 'Aucun document de ce plan n’est sourcé.'
      : `${documents(value)} que chacun peut ouvrir, du plus récent au plus ancien.`,
  description: (years: string) =>
    `Les documents du plan ${years} que l’on peut lire : le plan, ses évaluations, ce qui en fut publié.`,
  caption: 'Les documents du plan',
  columns: { title: 'Document', kind: 'Genre', language: 'Langue', date: 'Date' },
  kinds: {
    plan: 'Plan',
    'self-assessment': 'Auto-évaluation',
    'irm-report': 'Rapport de l’IRM',
    'press-release': 'Communiqué',
    page: 'Page',
    article: 'Article',
    report: 'Rapport',
    data: 'Données',
    other: 'Autre',
  } satisfies Record<Document['kind'], string>,
  noDate: 'non sourcée',
  noLanguage: 'non dite',
  elsewhere:
    'Ces documents sont sur d’autres sites, qui peuvent les déplacer. Aucune copie n’en est encore gardée ici.',
  without: 'Autres sources citées',
  withoutIntro: 'Sans adresse publique, une source est citée, mais elle ne s’ouvre pas d’ici.',
}
export type Messages = typeof fr
