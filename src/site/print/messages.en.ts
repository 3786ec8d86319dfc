import type { Messages } from './messages.fr.ts'

const n = (value: number) => value.toLocaleString('en-GB')

export const en: Messages = {
  contents: 'Contents',
  page: '{n} of {all}',
  current: day => `Current text of ${day}`,
  final: day => `Final text of ${day}`,
  standpoint: (seq, chain) => `Record, line no. ${n(seq)} · SHA-256 hash ${chain}`,
  noStandpoint: 'Record: nothing is written yet on what this document says',
  waiting: 'one line awaits its number',
  operator: name => `Published by ${name}`,
  licence: title => `Licence: ${title}`,
  period: words => `Period: ${words}`,
  brief: 'The plan at a glance',
  priority: number => `Priority ${number}`,
  phases: years => `The phases of the ${years} plan`,
  columns: { phase: 'Phase', planned: 'Planned', actual: 'Real' },
  about: 'About this document',
  aboutCurrent: day =>
    `This document is the current text of ${day}: what the site says on that day. It changes as the site changes; it is no frozen edition.`,
  aboutPlace: 'Today’s text can be read at this address, which never changes:',
  aboutRecord:
    'Whatever is published, corrected or taken away is written in a record that nothing erases. The last line that concerns this document, and the hash of the chain up to it:',
  aboutVerify: '“parvis verify” reads the record again and finds this hash: the content was then not rewritten.',
  aboutStates: 'How the state of a commitment is computed',
  aboutLicence: 'Its content may be reused under this licence:',
  replaced:
    'A character that no font of this document holds stands in it by its Unicode number, in brackets: [U+1F600], for example.',
}
