import { glossary } from '../platform/locales/glossary.ts'
import type { Messages } from './messages.fr.ts'

export const en: Messages = {
  phases: {
    preparation: 'Preparation',
    consultation: 'Co-creation',
    collecting: 'Collecting',
    consolidating: 'Consolidation',
    drafting: 'Drafting',
    publication: 'Publication',
    implementation: 'Implementation',
    evaluation: 'Evaluation',
  },
  span: (from, to) => `${from} – ${to}`,
  scales: glossary({
    completion: 'Completion',
    verifiable: 'Verifiable',
    'open-government-lens': 'Has an open-government lens',
    ambition: 'Ambition',
    'early-results': 'Early results',
    'pledge-status': 'Linked international pledge',
    'acted-contrary-to-process': 'Acted contrary to OGP process',
    'multi-stakeholder-forum': 'Multi-stakeholder forum',
    'level-of-public-influence': 'Level of public influence',
  }),
  values: glossary({ 'did not change': 'did not change', Involve: 'involve' }),
  versions: glossary({}),
  assessors: {
    self: 'the government itself',
    irm: 'OGP’s Independent Reporting Mechanism (IRM)',
    'court-of-accounts': 'Court of accounts',
    'civil-society': 'civil society',
    other: 'another evaluator',
  },
  scaleVersion: (scale, version) => `${scale} (scale: ${version})`,
}
