import { keepsOfPeople } from '../../people/index.ts'
import { daysToConfirm } from '../contributions/confirm-contribution.ts'
import { forgetDrafts, forgetUnconfirmed } from '../contributions/forget.ts'
import { daysOfDraft } from '../contributions/form/drafts.ts'
import { privacyWords } from './words.ts'

// What this room keeps about people.
keepsOfPeople(
  {
    kind: 'contributions',
    ground: 'public-task',
    tables: { contributions: 'all', contribution_versions: 'all', contribution_files: 'all' },
    endedBy: 'asked',
    term: null,
    words: language => privacyWords(language).kept.contributions,
  },
  {
    kind: 'unconfirmed',
    ground: 'public-task',
    tables: { contributions: ['email'] },
    endedBy: 'run',
    term: { days: daysToConfirm },
    forget: forgetUnconfirmed,
    words: language => privacyWords(language).kept.unconfirmed,
  },
  {
    kind: 'drafts',
    ground: 'public-task',
    tables: { contribution_drafts: 'all' },
    endedBy: 'run',
    term: { days: daysOfDraft },
    forget: forgetDrafts,
    words: language => privacyWords(language).kept.drafts,
  },
)
