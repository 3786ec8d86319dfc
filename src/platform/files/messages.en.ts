import { largestFile, mostFiles } from './limits.ts'
import type { Messages } from './messages.fr.ts'

const megabytes = largestFile / 1024 / 1024
const kinds = 'PDF, OpenDocument text (.odt), Word (.docx), PNG or JPEG picture'

export const en: Messages = {
  refusals: {
    empty: 'This file is empty. Choose one that holds something.',
    'too-large': `This file is larger than ${megabytes} MB. Choose a smaller one, or give the address where it is published.`,
    'too-many': `At most ${mostFiles} files can be attached: this is one too many.`,
    'unknown-kind': `What this file holds is of no kind that the site takes: ${kinds}.`,
    'has-macros': 'This document holds macros, that is, a program. Save it without them, or as a PDF.',
    encrypted: 'This document is protected by a password: nobody could read it. Save it without one.',
    'not-allowed': 'You can’t attach files here: this one was not kept.',
    'not-stored': 'The site could not keep this file; that is its fault, not yours. Choose it again in a few minutes.',
  },
  kinds,
  names: { pdf: 'PDF', odt: 'OpenDocument', docx: 'Word', png: 'PNG', jpeg: 'JPEG', table: 'table' },
  units: { kilobytes: 'KB', megabytes: 'MB' },
  limits: `At most ${mostFiles} files of ${megabytes} MB each: ${kinds}.`,
}
