import type { Database } from '../platform/database/database.ts'
import type { PersonalRoute } from '../platform/http/personal.ts'
import type { Language } from '../platform/locales/languages.ts'
import type { Delivery } from '../platform/mail/delivery.ts'
import type { NoticeKind } from '../platform/mail/notices.ts'
import { eraseRoute } from './erasing/route.tsx'
import { invitationRoute } from './invitations/invitation-route.tsx'
import { membersRoute } from './members/members-route.tsx'
import { outboxRoute } from './outbox.tsx'
import type { Accounts, Reader } from './sign-in/accounts.ts'
import { firstStartRoute } from './sign-in/first-route.tsx'
import { signInRoutes } from './sign-in/routes.tsx'
import { dataRoute } from './space/data-route.tsx'
import { spaceRoute } from './space/route.tsx'

/**
 * The pages of this room that depend on who reads them.
 * @param trial whether this is a demonstration whose people anybody at this machine may enter as
 * @param kinds every kind of letter of the site, which the outbox shows
 * @param delivery how letters leave; the outbox is there only where they don't, on a server that answers its own machine only
 */
export const peopleRoutes = (
  accounts: Accounts,
  delivery: Delivery,
  kinds: readonly NoticeKind[],
  siteName: (language: Language) => Promise<string>,
  trial: (db: Database) => Promise<boolean>,
): PersonalRoute<Reader>[] => [
  ...signInRoutes(accounts, delivery, trial),
  firstStartRoute(accounts),
  spaceRoute,
  dataRoute,
  eraseRoute(accounts, delivery),
  invitationRoute,
  membersRoute(accounts.secret),
  ...(delivery === 'outbox' ? [outboxRoute(accounts, kinds, siteName)] : []),
]
