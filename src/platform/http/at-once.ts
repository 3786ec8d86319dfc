import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Log } from '../log.ts'
import { withoutFormat } from './addresses.ts'
import { securityHeaders } from './headers.ts'
import { type CachedAnswer, keyOf, type PageCache } from './page-cache.ts'
import type { RequestTimes } from './request-metrics.ts'
import { beginningOf, type Form, formFor } from './send.ts'

type Ready = { status: number; headers: string[]; bytes: Uint8Array | null }

/** Tries to answer; says whether it did. */
export type AnswersAtOnce = (request: IncomingMessage, response: ServerResponse) => boolean

type Options = {
  cache: PageCache
  log: Log
  https: boolean
  /** Where it is counted how long answers take. */
  times?: Pick<RequestTimes, 'observe'> | undefined
}

/**
 * Answers from the cache without any object between Node's request and its answer, which would take five times as long. It knows
 * only addresses that are written as the cache keeps them, asked for by nobody in particular (no cookie); whatever else comes
 * is left to the site, which gives the same answer to the same page, byte for byte.
 * @returns whether it has answered
 */
export function answersAtOnce({ cache, log, https, times }: Options): AnswersAtOnce {
  const [security, framed] = ([undefined, 'framed'] as const).map(of =>
    Object.entries(securityHeaders(https, of)).flat(),
  )
  const ready = new WeakMap<CachedAnswer, Partial<Record<Form, Ready>>>()

  const readyIn = (answer: CachedAnswer, form: Form): Ready | null => {
    const forms = ready.get(answer) ?? {}
    const known = forms[form]
    if (known) return known
    const bytes = form === 'unchanged' ? null : answer.body.made(form)
    if (bytes === undefined) return null
    const { status, headers } = beginningOf(answer, form, bytes)
    const made = {
      status,
      headers: [...Object.entries(headers).flat(), ...((answer.framed ? framed : security) ?? [])],
      bytes,
    }
    ready.set(answer, { ...forms, [form]: made })
    return made
  }

  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const { method, url = '', headers } = request
    if ((method !== 'GET' && method !== 'HEAD') || headers.cookie !== undefined) return false
    // Nobody reads a body; and while the record can't be heard, a page has to say so.
    if (headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined || cache.isCutOff())
      return false
    const begun = performance.now()
    const mark = url.indexOf('?')
    const path = mark < 0 ? url : url.slice(0, mark)
    const answer = cache.get(keyOf(withoutFormat(path), mark < 0 ? '' : url.slice(mark + 1)), Date.now())
    if (!answer) return false
    const form = formFor(answer, {
      ifNoneMatch: headers['if-none-match'],
      acceptEncoding: headers['accept-encoding'] as string | undefined,
    })
    const found = readyIn(answer, form)
    if (!found) return false
    const { status, bytes } = found
    const requestId = randomUUID()
    response.writeHead(status, [...found.headers, 'X-Request-Id', requestId])
    response.end(bytes)
    times?.observe(answer.template ?? 'other', status, (performance.now() - begun) / 1000)
    if (log.isLevelEnabled('info')) {
      log.info({ requestId, method, path, status, ms: Math.round(performance.now() - begun) }, 'request')
    }
    return true
  }
}
