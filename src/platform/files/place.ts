import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { urlOf } from '../facts/url.ts'

/** Where the bytes of files lie: in a folder, which Parvis makes unless the operator named it; or in a bucket of a service that speaks S3. */
export type FilesPlace =
  | { kind: 'disk'; folder: string; made: boolean }
  | { kind: 's3'; endpoint: string; bucket: string; prefix: string; region: string }

export const ownPlace = (dataDir: string): Extract<FilesPlace, { kind: 'disk' }> => ({
  kind: 'disk',
  folder: join(dataDir, 'files'),
  made: true,
})

/**
 * What `FILES_URL` says: `file:///srv/parvis-files`, or `s3://bucket/prefix?endpoint=https://s3.example&region=eu-west-1`.
 * @returns null when it says nothing of the kind
 */
export function placeIn(setting: string): FilesPlace | null {
  const url = urlOf(setting)
  if (url?.username !== '' || url.password !== '' || url.hash !== '') return null
  if (url.protocol === 'file:') return folderIn(url)
  return url.protocol === 's3:' ? bucketIn(url) : null
}

function folderIn(url: URL): FilesPlace | null {
  if (url.host !== '' || url.search !== '' || url.pathname === '/') return null
  try {
    return { kind: 'disk', folder: fileURLToPath(url).replace(/\/+$/, ''), made: false }
  } catch {
    return null
  }
}

function bucketIn({ host, pathname, searchParams }: URL): FilesPlace | null {
  const prefix = pathname.replace(/^\/|\/$/g, '')
  const endpoint = urlOf(searchParams.get('endpoint') ?? '')
  const region = searchParams.get('region') ?? 'us-east-1'
  const fits =
    /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(host) &&
    /^([\w-]+(\/[\w-]+)*)?$/.test(prefix) &&
    /^[\w-]+$/.test(region) &&
    [...searchParams.keys()].every(name => name === 'endpoint' || name === 'region')
  if (!fits || !endpoint || !/^https?:$/.test(endpoint.protocol) || endpoint.href !== `${endpoint.origin}/`) return null
  return { kind: 's3', endpoint: endpoint.origin, bucket: host, prefix, region }
}
