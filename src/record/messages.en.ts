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
    'role.given': 'Role given: administrator of the site',
    'person.joined': 'A participant joined',
    'person.described': 'Change in a participant’s space',
    'role.withdrawn': 'Role withdrawn: administrator of the site',
    'person.erased': 'A participant left, and what told who they were was erased',
    'erasure.repeated': 'Erasure of a participant, repeated after a backup was restored',
  }),
  unknown: type => `Entry: ${type}`,
  actors: glossary({ operator: 'the site’s operator, by command line', participant: 'a participant' }),
}
