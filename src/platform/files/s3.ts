import { createReadStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { setTimeout as sleep } from 'node:timers/promises'
import { AwsV4Signer } from 'aws4fetch'
import { codeOf } from '../database/server-errors.ts'
import type { FilesPlace } from './place.ts'
import { FileMissing, type FileStore, FilesUnavailable, keyOf, type Staged } from './store.ts'

export type S3Options = Extract<FilesPlace, { kind: 's3' }> & {
  accessKey: string
  secretKey: string
  /** Where bytes lie on this machine until they are sent. */
  incoming: string
}

/** How often something is asked, and how long is waited before the second time, in milliseconds; before the third, four times as long. */
const [attempts, firstPause] = [3, 200]
/** How long the service may take to say that it has a file of ten megabytes, or to begin with an answer, in milliseconds. */
const patience = 30_000

type Asked = { method: 'GET' | 'PUT' | 'DELETE'; hash: string; staged?: Staged }

/** Files in a bucket of a service that speaks S3, by addresses with the bucket in their path, which all of them know. */
export function s3Store(options: S3Options): FileStore {
  const { endpoint, bucket, prefix, region, accessKey, secretKey, incoming } = options
  const signingKeys = new Map<string, ArrayBuffer>()

  async function askOnce({ method, hash, staged }: Asked): Promise<Response> {
    const signed = await new AwsV4Signer({
      url: [endpoint, bucket, ...(prefix === '' ? [] : [prefix]), keyOf(hash)].join('/'),
      method,
      // The service itself compares what it got with the hash.
      headers: { 'X-Amz-Content-Sha256': staged ? hash : 'UNSIGNED-PAYLOAD' },
      service: 's3',
      region,
      accessKeyId: accessKey,
      secretAccessKey: secretKey,
      cache: signingKeys,
    }).sign()
    if (staged) signed.headers.set('Content-Length', String(staged.size))
    const late = new AbortController()
    const timer = setTimeout(() => late.abort(), patience)
    try {
      return await fetch(signed.url, {
        method,
        headers: signed.headers,
        redirect: 'error',
        signal: late.signal,
        ...(staged ? { body: Readable.toWeb(createReadStream(staged.path)) as BodyInit, duplex: 'half' } : {}),
      } as RequestInit)
    } finally {
      clearTimeout(timer)
    }
  }

  async function ask(asked: Asked): Promise<Response> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await askOnce(asked).catch((error: Error) => new FilesUnavailable(reasonOf(error)))
      const again = answer instanceof FilesUnavailable || answer.status >= 500 || answer.status === 429
      if (!again) return answer
      if (attempt === attempts)
        throw answer instanceof FilesUnavailable ? answer : new FilesUnavailable(String(answer.status))
      if (answer instanceof Response) await answer.body?.cancel()
      await sleep(firstPause * 4 ** (attempt - 1))
    }
  }

  /** What is said beside a file is short, and read to its end, so that the connection can be used again. */
  const isMissing = async (answer: Response) => !(await answer.text()).includes('NoSuchBucket') && answer.status === 404

  const expectDone = async (asked: Asked, isFine: (missing: boolean) => boolean) => {
    const answer = await ask(asked)
    const missing = await isMissing(answer)
    if (!answer.ok && !isFine(missing)) throw new FilesUnavailable(String(answer.status))
  }

  return {
    place: `${endpoint}/${bucket}${prefix === '' ? '' : `/${prefix}`}`,
    async incoming() {
      await mkdir(incoming, { recursive: true, mode: 0o700 }).catch(error => {
        throw new FilesUnavailable(codeOf(error))
      })
      return incoming
    },
    put: staged => expectDone({ method: 'PUT', hash: staged.hash, staged }, () => false),
    async read(hash) {
      const answer = await ask({ method: 'GET', hash })
      if (answer.status === 200 && answer.body)
        return {
          size: Number(answer.headers.get('content-length') ?? 0),
          bytes: Readable.fromWeb(answer.body as ReadableStream<Uint8Array>),
        }
      throw (await isMissing(answer)) ? new FileMissing(hash) : new FilesUnavailable(String(answer.status))
    },
    takeAway: hash => expectDone({ method: 'DELETE', hash }, missing => missing),
  }
}

/** What was in the way: `fetch` says it of what caused its error. */
const reasonOf = (error: Error): string =>
  codeOf(error.cause) || (error.name === 'AbortError' ? 'ETIMEDOUT' : error.name)
