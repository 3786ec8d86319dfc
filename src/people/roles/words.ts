import type { Language } from '../../platform/locales/languages.ts'

const fr = {
  scopes: { site: 'le site', plan: 'un plan', organisation: 'une organisation', commitment: 'un engagement' },
  names: {
    visitor: 'Visiteur',
    participant: 'Participant',
    member: 'Membre',
    correspondent: 'Correspondant',
    evaluator: 'Évaluateur',
    moderator: 'Modérateur',
    editor: 'Éditeur du plan',
    administrator: 'Administrateur',
    operator: 'Exploitant',
  },
  mandates: 'Qui en répond ici',
  nobodyNow: 'Personne aujourd’hui.',
  before: 'Avant',
  colon: '\u00a0: ',
  dates: (from: string, until: string | null) => (until === null ? `depuis le ${from}` : `du ${from} au ${until}`),
}

const en: typeof fr = {
  scopes: { site: 'the site', plan: 'a plan', organisation: 'an organisation', commitment: 'a commitment' },
  names: {
    visitor: 'Visitor',
    participant: 'Participant',
    member: 'Member',
    correspondent: 'Correspondent',
    evaluator: 'Evaluator',
    moderator: 'Moderator',
    editor: 'Plan editor',
    administrator: 'Administrator',
    operator: 'Operator',
  },
  mandates: 'Who answers for it here',
  nobodyNow: 'Nobody today.',
  before: 'Before',
  colon: ': ',
  dates: (from, until) => (until === null ? `since ${from}` : `from ${from} to ${until}`),
}

const all = { fr, en }

/** What roles are called, and what they are held on. */
export const roleWords = (language: Language) => all[language]
