import type pg from 'pg'

export type Statement = { text: string; values: unknown[] }

/** Writes down every statement that goes through a pool, in order, until it is asked for them. */
export function recordStatements(pool: pg.Pool): { take(): Statement[] } {
  let seen: Statement[] = []
  const known = new WeakSet<pg.PoolClient>()
  pool.on('acquire', client => {
    if (known.has(client)) return
    known.add(client)
    const query = client.query.bind(client) as (...given: unknown[]) => unknown
    client.query = ((text: unknown, values: unknown, ...more: unknown[]) => {
      if (typeof text !== 'string') throw new Error('a statement in another form')
      seen.push({ text, values: Array.isArray(values) ? values : [] })
      return query(text, values, ...more)
    }) as typeof client.query
  })
  return {
    take() {
      const taken = seen
      seen = []
      return taken
    },
  }
}

/** The same statements again, one after the other on one connection. */
export async function replay(pool: pg.Pool, statements: readonly Statement[]): Promise<void> {
  const client = await pool.connect()
  try {
    for (const { text, values } of statements) await client.query(text, values)
  } finally {
    client.release()
  }
}
