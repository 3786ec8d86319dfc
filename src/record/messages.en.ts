import { glossary } from '../platform/locales/glossary.ts'
import { plural } from '../platform/locales/plural.ts'
import type { Messages } from './messages.fr.ts'

const count = (n: number, one: string, other: string) => `${n.toLocaleString('en-GB')} ${plural('en', n, one, other)}`

export const en: Messages = {
  change: glossary({ added: 'Added', corrected: 'Corrected', removed: 'Removed' }),
  line: (change, kind) => `${change}: ${kind}`,
  quotes: [' “', '”'],
  import: (added, corrected, removed) =>
    `Import: ${
      [
        added && count(added, 'addition', 'additions'),
        corrected && count(corrected, 'correction', 'corrections'),
        removed && count(removed, 'removal', 'removals'),
      ]
        .filter(Boolean)
        .join(', ') || 'nothing changed'
    }`,
  acts: glossary({
    'person.joined': 'A participant joined',
    'person.described': 'Change in a participant’s space',
    'role.given': 'Role given',
    'invitation.sent': 'Invitation sent',
    'invitation.withdrawn': 'Invitation withdrawn',
    'invitation.accepted': 'Invitation accepted',
    'invitation.declined': 'Invitation declined',
    'private-part.read': 'Reading of a private part of the record',
    'sessions.closed': 'Sessions of a participant closed',
    'role.left': 'Role given back',
    'role.withdrawn': 'Role withdrawn',
    'contribution.sent': 'Contribution sent, to be confirmed',
    'contribution.set-aside': 'Contribution set aside before it is shown',
    'contribution.published': 'Contribution published',
    'contribution.corrected': 'Contribution changed by its author',
    'contribution.withdrawn': 'Contribution withdrawn by its author',
    'contribution.unsigned': 'Author gone: their name is taken off their contribution',
    'person.erased': 'A participant left, and what told who they were was erased',
    'erasure.repeated': 'Erasure of a participant, repeated after a backup was restored',
    'contribution.reported': 'Contribution reported',
    'contribution.hidden': 'Contribution hidden',
    'contribution.restored': 'Contribution restored',
    'contribution.appealed': 'Decision of moderation appealed by the author',
    'appeal.settled': 'Answer to an appeal',
    'report.dismissed': 'Reports closed, the contribution stays',
    'contribution.grouped': 'Contribution put into a theme, or taken out of one',
    'contribution.assigned': 'Contribution assigned to another organisation',
    'contribution.split': 'Contribution split into points, in its author’s words',
    'contribution.merged': 'Contributions merged: what is decided of one is decided of all',
    'contribution.unmerged': 'Contribution taken out of those that it was merged with',
    'contribution.waived': 'Contribution waived from an answer, with a public reason',
    'contribution.consolidation-undone': 'Decision of consolidation undone',
    'contribution.answered': 'Answer given to a contribution',
    'theme.described': 'Theme described',
    'theme.dissolved': 'Theme dissolved',
    'theme.restored': 'Theme restored',
    'answer.drafted': 'Answer being prepared',
    'answer.reviewed': 'Answer reviewed by a second person',
    'answer.dropped': 'Answer dropped before its publication',
    'answer.scheduled': 'Publication of an answer set to a day, or put off',
    'answer.held':
      'An answer’s publication held back: there was nothing left to answer, or what it leads to was withdrawn',
    'answer.published': 'Answer published',
    'answer.contested': 'Answer contested by the contribution’s author',
    'dispute.settled': 'Two contrary answers settled',
    'report.written': 'Report of a consultation written',
    'report.opened': 'Report of a consultation opened for comment',
    'report.finished': 'Report of a consultation final',
  }),
  withRole: (act, role) => `${act}: ${role}`,
  unknown: type => `Entry: ${type}`,
  actors: glossary({
    operator: 'the site’s operator, by command line',
    visitor: 'a visitor',
    participant: 'a participant',
    member: 'a member of an organisation',
    correspondent: 'a correspondent',
    evaluator: 'an evaluator',
    moderator: 'a moderator',
    editor: 'an editor of the plan',
    administrator: 'an administrator of the site',
  }),
}
