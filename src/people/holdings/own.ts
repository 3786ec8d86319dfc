import { accountHolding } from './account.ts'
import { holdsOfPeople } from './holding.ts'
import { invitationHolding } from './invitations.ts'
import { letterHolding } from './letters.ts'
import { requestHolding } from './requests.ts'
import { roleHolding } from './roles.ts'
import { recordHolding } from './said.ts'
import { sessionHolding } from './sessions.ts'

// What this room keeps about people. The account first, so that it goes last.
for (const holding of [
  accountHolding,
  sessionHolding,
  requestHolding,
  letterHolding,
  roleHolding,
  invitationHolding,
  recordHolding,
])
  holdsOfPeople(holding)
