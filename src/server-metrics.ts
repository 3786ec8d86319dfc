import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import type { Database } from './platform/database/database.ts'
import type { Replica } from './platform/database/replica.ts'
import type { MetricsPage } from './platform/http/metrics-page.ts'
import type { PageCache } from './platform/http/page-cache.ts'
import { requestTimes } from './platform/http/request-metrics.ts'
import { counter, exposition, gauge, type Metric } from './platform/metrics.ts'
import { processMetrics } from './platform/process-metrics.ts'
import { projectRoot } from './platform/project-root.ts'
import { recordStanding, type Sealer, type Watch } from './record/index.ts'

/** How long the database may take to say how it stands, in milliseconds: whoever reads the metrics doesn't wait long. */
const patience = 3_000

type Measured = {
  db: Database
  /** By what they lead to. */
  pools: Record<string, pg.Pool>
  cache: PageCache
  sealer: Sealer
  watch: Watch
  replica: Replica | undefined
}

/** All that is measured, in the text format of Prometheus. It says nothing of any person, nor of what was asked for. */
export function openMetrics(token: string, measured: Measured): MetricsPage & { stop(): void } {
  const times = requestTimes()
  const own = processMetrics()
  const read = async () => exposition([...(await siteMetrics(measured)), times.metric(), ...own.read()])
  return { token, times, read, stop: own.stop }
}

async function siteMetrics({ db, pools, cache, sealer, watch, replica }: Measured): Promise<Metric[]> {
  const { pages, bytes } = cache.size()
  const { hits, misses } = cache.counted()
  const [standing, lag] = await Promise.all([soon(recordStanding(db)), replica ? soon(replica.lag()) : null])
  return [
    gauge('parvis_build_info', 'The version of Parvis, and of Node.js.', [
      { labels: { version, node: process.versions.node }, value: 1 },
    ]),
    counter('parvis_page_cache_hits_total', 'Pages answered from the cache.', hits),
    counter('parvis_page_cache_misses_total', 'Pages that had to be made.', misses),
    gauge('parvis_page_cache_pages', 'Pages in the cache.', pages),
    gauge('parvis_page_cache_bytes', 'What they weigh.', bytes),
    ...poolMetrics(pools),
    gauge('parvis_database_up', 'Whether the database answers.', standing ? 1 : 0),
    ...(standing
      ? [
          gauge('parvis_record_position', 'The number of the last sealed entry.', standing.position),
          gauge('parvis_record_unsealed', 'Entries that wait to be sealed.', standing.unsealed),
          gauge(
            'parvis_record_unsealed_oldest_seconds',
            'How long the oldest of them has waited.',
            standing.oldestWait,
          ),
        ]
      : []),
    gauge('parvis_record_seen_position', 'How far this process has heard of the record.', watch.position()),
    gauge('parvis_record_listening', 'Whether this process hears notices of the database.', watch.hears() ? 1 : 0),
    counter('parvis_sealed_entries_total', 'Entries that this process has sealed.', sealer.counted.sealed),
    counter('parvis_sealing_failures_total', 'Attempts of this process to seal that failed.', sealer.counted.failed),
    ...(replica ? replicaMetrics(replica, lag) : []),
  ]
}

function poolMetrics(pools: Record<string, pg.Pool>): Metric[] {
  const each = (value: (pool: pg.Pool) => number) =>
    Object.entries(pools).map(([pool, of]) => ({ labels: { pool }, value: value(of) }))
  return [
    gauge(
      'parvis_pool_connections',
      'Connections that are open.',
      each(pool => pool.totalCount),
    ),
    gauge(
      'parvis_pool_in_use',
      'Connections that are in use.',
      each(pool => pool.totalCount - pool.idleCount),
    ),
    gauge(
      'parvis_pool_waiting',
      'Who waits for a connection.',
      each(pool => pool.waitingCount),
    ),
  ]
}

const replicaMetrics = ({ counted, used }: Replica, lag: number | null): Metric[] => [
  gauge('parvis_replica_used', 'Whether pages are read from the replica where it is not behind.', used() ? 1 : 0),
  gauge(
    'parvis_replica_lag_bytes',
    'How much of the primary’s journal the replica has not replayed.',
    lag === null ? [] : lag,
  ),
  counter(
    'parvis_page_reads_total',
    'Where pages were read: from the replica, or from the primary since the replica was behind, or away.',
    [
      { labels: { from: 'replica', why: 'level' }, value: counted.replica },
      { labels: { from: 'primary', why: 'behind' }, value: counted.behind },
      { labels: { from: 'primary', why: 'away' }, value: counted.away },
    ],
  ),
]

/** What comes in good time and without fault, else null. */
async function soon<T>(work: Promise<T>): Promise<T | null> {
  let late: NodeJS.Timeout | undefined
  const given = new Promise<null>(resolve => {
    late = setTimeout(() => resolve(null), patience)
  })
  try {
    return await Promise.race([work, given])
  } catch {
    return null
  } finally {
    clearTimeout(late)
  }
}

const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { version: string }
