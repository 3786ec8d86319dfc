import type { Queries } from '../platform/database/database.ts'
import type { SiteSettings } from './settings.ts'

/** What a site says of itself before anyone has: neutral, and in nobody's name. */
export const neutralSettings: SiteSettings = {
  name: { original: 'fr', fr: 'Gouvernement ouvert', en: 'Open government' },
  operator: {
    original: 'fr',
    fr: 'un opérateur qui ne s’est pas encore nommé',
    en: 'an operator who has not given a name yet',
  },
  timeZone: 'UTC',
  languages: ['fr', 'en'],
}

/** Who publishes the site. */
export async function readSettings(db: Queries): Promise<SiteSettings> {
  const row = await db.selectFrom('sites').select('facts').executeTakeFirst()
  return row?.facts ?? neutralSettings
}
