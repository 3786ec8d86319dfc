import { glossary } from '../../platform/locales/glossary.ts'
import type { Messages } from './messages.fr.ts'

export const en: Messages = {
  kept: {
    contributions: {
      name: 'Contributions',
      holds:
        'What people proposed: title, text, answers to what was asked, the name they chose, which files are attached, and who can change it; what it said before.',
      purpose: 'That everybody can read them, that the administration answers, and that their authors find them again.',
      howLong:
        'For ever, as the public debate that they are part of, or until their author withdraws them. Who erases their account chooses: without their name, or without their text.',
    },
    unconfirmed: {
      name: 'Contributions to be confirmed',
      holds: 'What was sent with a mail address, and that address, until it is confirmed.',
      purpose: 'That nobody writes in somebody else’s name.',
      howLong: ({ days }) => `${days} days without a confirmation; then only its number is left.`,
    },
    drafts: {
      name: 'Drafts of contributions',
      holds: 'What somebody has begun to write, the files that they put there, and their mail address if they gave it.',
      purpose: 'That they find it again by its link.',
      howLong: ({ days }) => `${days} days, or until it is sent.`,
    },
  },
  holdings: {
    contributions: {
      title: 'Contributions',
      why: 'What you proposed, and what became of it.',
      none: 'No contribution.',
      fields: {
        number: 'Number',
        title: 'Title',
        text: 'Text',
        answers: 'Answers to what was asked',
        author: 'Name shown',
        files: 'Attached files',
        state: 'State',
        sent: 'Sent',
        published: 'Published',
        organisation: 'For an organisation',
        email: 'Address to be confirmed',
        page: 'Page',
      },
      values: {
        state: glossary({
          unconfirmed: 'to be confirmed',
          quarantined: 'being looked at',
          published: 'published',
          withdrawn: 'withdrawn',
          hidden: 'hidden',
          lapsed: 'never confirmed',
        }),
      },
      erased:
        'As you choose: they stay without your name and the names of their files, or their text and files are erased, and only number and title are left. Those of an organisation stay the organisation’s.',
    },
    drafts: {
      title: 'Drafts',
      why: 'What you have begun to write, kept for 30 days.',
      none: 'No draft.',
      fields: { kept: 'Kept', ends: 'Until', title: 'Title', text: 'Text', files: 'Files' },
      erased: 'Your drafts, and their files.',
    },
  },
}
