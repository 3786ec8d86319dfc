import { plural } from '../../platform/locales/plural.ts'
import type { Messages } from './messages.fr.ts'

const days = (count: number) => `${count} ${plural('en', count, 'day', 'days')}`

export const en: Messages = {
  kinds: {
    account: {
      name: 'The account',
      holds:
        'The e-mail address, the language that was chosen, when the account was made and changed, a random identity.',
      purpose: 'To know that it is the same person who comes back, and to write to them.',
      howLong: 'As long as the person doesn’t have it erased: an account that isn’t used isn’t erased by itself.',
    },
    pseudonym: {
      name: 'The pseudonym',
      holds: 'The name that the person gave themselves, if they want one.',
      purpose: 'To take part under a name without saying who one is.',
      howLong: 'Until the person changes it, or has their account erased.',
    },
    sessions: {
      name: 'Sessions',
      holds:
        'The hash of what the browser keeps; the browser and the system (“Firefox, Linux”), nothing else of the device; when it was opened and used.',
      purpose: 'To stay signed in from page to page, and to be able to close a session from “My space”.',
      howLong: ({ days: unused, atMost = unused }) => `${days(unused)} without a visit, ${days(atMost)} in all.`,
    },
    requests: {
      name: 'Requests for a link',
      holds:
        'The e-mail address, the language, the page where the person was going, the hashes of the link and the code, whether they were used.',
      purpose: 'To let in whoever asked for a link, once and once only; to say why a link works no more.',
      howLong: term => `${days(term.days)} after the end of the link.`,
    },
    counts: {
      name: 'Counts',
      holds:
        'How many links were asked for, tries made, contributions and reports sent, by e-mail address and by address of the network. These addresses are scrambled with a key.',
      purpose:
        'To keep people from being flooded with mail, codes from being guessed, and one from sending without end.',
      howLong: term => `${days(term.days)} at most.`,
    },
    lettersSent: {
      name: 'Mails that left',
      holds:
        'The e-mail address, the language, the kind of mail, when it was written and sent. The link and the code are encrypted in it, and erased once it is sent.',
      purpose: 'To send the mail, and to be able to answer whoever didn’t get it.',
      howLong: term => `${days(term.days)} after it was sent.`,
    },
    lettersFailed: {
      name: 'Mails that did not leave',
      holds: 'The same, and the reason that the mail server gave.',
      purpose: 'To let the operator see what doesn’t leave, and why.',
      howLong: term => `${days(term.days)} after the last try.`,
    },
    roles: {
      name: 'Roles',
      holds: 'The role, on what, the function, since when, until when.',
      purpose: 'To know who may do what on this site.',
      howLong: 'As long as the account exists.',
    },
    invitations: {
      name: 'Invitations',
      holds: 'To which address, for which role, by whom, until when, and what was answered.',
      purpose: 'To let an invitation be answered, and to know what became of it.',
      howLong: term => `${days(term.days)} after the answer, or the end of the delay.`,
    },
    files: {
      name: 'Attached files',
      holds: 'What they hold, the name that whoever attached them gave, their size, their kind, when they came.',
      purpose: 'So that everybody can read what goes with a text that is published here.',
      howLong: 'As long as what they are attached to is kept. What they hold goes with them, within seconds.',
    },
    filesWaiting: {
      name: 'Files that came and are not attached yet',
      holds: 'The same, and the hash of what lets the same person, and nobody else, attach them.',
      purpose: 'So that nobody has to choose files a second time when the text has to be corrected.',
      howLong: term => `${days(term.days)}; with a draft, for as long as it.`,
    },
    firstLink: {
      name: 'The first administrator’s link',
      holds: 'Nothing: it is computed from the site’s secret, and shown in the terminal where the site starts.',
      purpose: 'To make the site’s first administrator.',
      howLong: 'It works no more once there has been one.',
    },
    record: {
      name: 'Identities in the record',
      holds:
        'A random identity, what this person did here, and when. The pseudonym and the language that they chose are in a part that nobody sees.',
      purpose: 'To let everybody check that nothing of what was published has been rewritten.',
      howLong:
        'The identity, without limit; the part that nobody sees, as long as the account exists. Without an account, the identity leads to nobody.',
    },
    named: {
      name: 'People whom the texts name',
      holds:
        'The name and the function of people whom public sources quote; the contact that the operator publishes, if they publish one.',
      purpose: 'To say who decided, said or did what in a plan, with the source.',
      howLong: 'As long as the text is published, and what it said before.',
    },
    logs: {
      name: 'Technical logs',
      holds:
        'For each request, if the operator asked for it: a random number, the method, the address of the page without its query, the status, the duration. No IP address, no name, no browser.',
      purpose: 'To see whether the site works, and what happens to it.',
      howLong: 'The operator decides: the program writes its logs and doesn’t keep them itself.',
    },
    backups: {
      name: 'Backups',
      holds: 'A copy of the database, without sessions, requests for a link and counts. The operator can encrypt it.',
      purpose: 'To bring the site back after an accident.',
      howLong:
        'The operator decides. Restoring a backup brings back what was erased since; what is over goes again the next day.',
    },
    runs: {
      name: 'Runs',
      holds: 'The day, and how many rows of each kind were taken away. Nothing of anybody.',
      purpose: 'To show below that this table is applied.',
      howLong: term => `${days(term.days)}.`,
    },
  },
  grounds: {
    'public-task': 'A task in the public interest (GDPR, article 6(1)(e)).',
    security: 'The legal duty to keep it safe (GDPR, articles 6(1)(c) and 32).',
    none: 'No personal data.',
  },
  endedBy: {
    run: 'The program erases it, every day.',
    asked: 'It is erased when the person asks.',
    operator: 'The operator erases it.',
    itself: 'Nothing to erase.',
  },
}
