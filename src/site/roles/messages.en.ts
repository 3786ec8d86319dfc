import { glossary } from '../../platform/locales/glossary.ts'
import type { Messages } from './messages.fr.ts'

export const en: Messages = {
  title: 'Who may do what',
  crumb: 'Roles',
  lede: 'This page is made from the program itself: what it says is what is enforced.',
  description: 'The roles, what they are held on, and each action with those who may do it.',
  roles: 'The roles',
  rolesIntro: 'A role is given and withdrawn by an action, with its line in the record; it has dates.',
  heldOn: things => `Held on ${things.join(' or ')}.`,
  about: {
    visitor: 'Who reads without having signed in. Everything public is open to them; they change nothing.',
    participant: 'Who has signed in by mail.',
    member: 'Acts for an organisation, with a function and dates.',
    correspondent: 'Answers for an organisation, or a commitment, and takes in its members.',
    evaluator: 'Evaluates a plan.',
    moderator: 'Upholds the rules of participation.',
    editor: 'Writes and publishes the plan.',
    administrator: 'Gives and withdraws roles.',
    operator: 'Who runs the machine, by command line.',
  },
  matrix: 'Each action, and who may do it',
  matrixIntro: 'What is not written here can be done by nobody.',
  action: 'Action',
  cells: { yes: 'yes', own: 'where they hold this role', site: 'if held on the whole site', no: 'no' },
  described: kind => `Describe or correct: ${kind}`,
  removed: kind => `Take away: ${kind}`,
  actions: glossary({
    'import.completed': 'Import plan files',
    'person.joined': 'Join',
    'person.described': 'Change one’s pseudonym or language',
    'role.given': 'Give a role',
    'role.left': 'Give back a role that one holds',
    'role.withdrawn': 'Withdraw a role',
  }),
}
