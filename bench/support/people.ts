import type { People } from '../../src/app.tsx'
import { openAccounts } from '../../src/people/index.ts'
import type { Database } from '../../src/platform/database/database.ts'
import { secretOf } from '../../src/platform/secret.ts'

export const origin = 'https://bench.test'
/** What the site knows, and whoever reads its letters here. */
export const secret = secretOf('a secret of the benchmarks, and of nothing else')

/** What it takes to sign in. Letters wait: how long a mail server takes isn't ours. Each is from the place that a header says. */
export const peopleOver = (db: Database): People => ({
  accounts: openAccounts({ db, secret, origin }),
  db,
  delivery: 'outbox',
  anyName: false,
  demonstrates: false,
  clientOf: (_, headers) => headers.get('x-forwarded-for') ?? '',
  isFromHere: () => false,
})
