import { join } from 'node:path'
import type { Context } from 'hono'
import { type Clock, dayIn } from '../platform/clock.ts'
import type { Database, Queries } from '../platform/database/database.ts'
import type { PageReads } from '../platform/database/page-reads.ts'
import type { FileStore } from '../platform/files/store.ts'
import { type Assets, loadAssets } from '../platform/http/assets.ts'
import type { Bindings } from '../platform/http/http-server.ts'
import type { Language } from '../platform/locales/languages.ts'
import type { Log } from '../platform/log.ts'
import { projectRoot } from '../platform/project-root.ts'
import type { Reading } from '../platform/reading.ts'
import { neutralSettings, readSettings } from '../site/read-settings.ts'
import type { SiteSettings } from '../site/settings.ts'
import type { Shell } from '../site/shell.tsx'

export type Env = {
  Bindings: Bindings
  Variables: {
    requestId: string
    pageKey?: string
    framed?: boolean
    file?: boolean
    /** What somebody sent by a form: given back to them, should nothing come of it. */
    typed?: URLSearchParams
  }
}
export type Ctx = Context<Env>

/** How long a browser may show a page without asking again: never; it asks, and mostly hears 304. */
export const revalidate = 'public, max-age=0, must-revalidate'

/** The language of an address: English stands under `/en`. */
export const languageOf = (path: string): Language => (/^\/en(\/|$|\.)/.test(path) ? 'en' : 'fr')

type Given = {
  db: Database
  reads: PageReads
  clock: Clock
  log: Log
  origin: string
  /** Where the bytes of files lie; without it none is taken or given. */
  files: FileStore | undefined
}

/** What all that answers is made with. */
export type Base = Given & {
  assets: Assets
  shellFor(language: Language, site: SiteSettings): Shell
  readingOf(
    shown: Queries,
    site: SiteSettings,
    language: Language,
    format: Reading['format'],
    uses: Reading['uses'],
    trueUntil: Reading['trueUntil'],
  ): Reading
  /** The settings of the site; they are remembered for what has to be said while the database is away. */
  readSite(shown: Queries): Promise<SiteSettings>
  lastSite(): SiteSettings
}

export function baseOf(given: Given): Base {
  const { clock, origin } = given
  const assets = loadAssets(join(projectRoot, 'src', 'design'), 'parvis.css', ['icon.svg'])
  let last: SiteSettings = neutralSettings
  return {
    ...given,
    assets,
    shellFor: (language, site) => ({
      language,
      site,
      origin,
      assets,
      demoDay: clock.demonstration ? dayIn(site.timeZone, clock.now()) : null,
    }),
    readingOf(shown, { timeZone }, language, format, uses, trueUntil) {
      const now = clock.now()
      return { db: shown, language, format, now, today: dayIn(timeZone, now), timeZone, origin, uses, trueUntil }
    },
    async readSite(shown) {
      last = await readSettings(shown)
      return last
    },
    lastSite: () => last,
  }
}
