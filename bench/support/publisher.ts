// The job that publishes answers, in a process of its own, so that it can be killed in the middle and its memory be read.
import type pg from 'pg'
import { publishDue } from '../../src/answers/index.ts'
import { openDatabase } from '../../src/platform/database/database.ts'
import { secretOf } from '../../src/platform/secret.ts'

export type PublishOrder = { publish: pg.ClientConfig; at: string }

process.on('message', async ({ publish, at }: PublishOrder) => {
  const { db, close } = openDatabase(publish)
  const secret = secretOf('what benchmarks know and nobody else has to')
  const { given, held, problems } = await publishDue({ db, secret, now: () => new Date(at) })
  await close()
  process.send?.({ given, held, problems: problems.map(String) })
  process.disconnect?.()
})
