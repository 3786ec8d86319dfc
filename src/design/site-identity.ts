/** How the site names itself, in the page's language. */
export type SiteIdentity = { name: string; tagline?: string | undefined; operator: string }
