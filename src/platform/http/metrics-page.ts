import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context } from 'hono'
import { expositionType } from '../metrics.ts'
import type { RequestTimes } from './request-metrics.ts'

export type MetricsPage = {
  /** What whoever reads has to show. */
  token: string
  times: RequestTimes
  read(): Promise<string>
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Tells what is measured to who shows the token, as `Authorization: Bearer …` (RFC 6750). */
export async function answerMetrics(c: Context, { token, read }: MetricsPage): Promise<Response> {
  const headers = { 'Cache-Control': 'no-store' }
  const [, shown = ''] = /^Bearer +(\S+)$/i.exec(c.req.header('authorization') ?? '') ?? []
  if (!timingSafeEqual(digest(shown), digest(token)))
    return c.text('unauthorized', 401, { ...headers, 'WWW-Authenticate': 'Bearer realm="metrics"' })
  return c.body(await read(), 200, { ...headers, 'Content-Type': expositionType })
}
