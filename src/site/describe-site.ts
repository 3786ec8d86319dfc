import { thing } from '../record/index.ts'
import { SiteSettings } from './settings.ts'
import './tables.ts'

/** `site.described`: who publishes the site, in which time zone and languages. */
export const siteSettings = thing<SiteSettings>({
  type: 'site',
  table: 'sites',
  label: { fr: 'site', en: 'site' },
  facts: SiteSettings,
  name: site => site.name,
})
