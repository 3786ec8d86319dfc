import { join } from 'node:path'
import type { Config } from '../config.ts'
import { diskStore } from './disk.ts'
import { s3Store } from './s3.ts'
import type { FileStore } from './store.ts'

/** The store that the settings name. Nothing of it is looked at yet: a site whose store is away reads and writes all else. */
export const openStore = ({ files, dataDir }: Pick<Config, 'files' | 'dataDir'>): FileStore =>
  files.kind === 'disk' ? diskStore(files) : s3Store({ ...files, incoming: join(dataDir, 'incoming') })
