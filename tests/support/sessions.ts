import type { BrowserSite, Visitor } from './browser.ts'
import { signedIn } from './visitor.ts'

let people = 0

/**
 * Somebody who has signed in, whom the window of a visitor becomes each time it is called: by their session, since other tests walk the pages of
 * signing in.
 */
export async function sessionOf(site: BrowserSite, mail: string): Promise<(visitor: Visitor) => Promise<void>> {
  people += 1
  const { cookies } = await signedIn(site.site, mail, `198.51.100.${people % 250}`)
  const kept = [...cookies].map(([name, value]) => ({ name, value, url: site.url }))
  return async ({ page }) => {
    await page.context().clearCookies()
    await page.context().addCookies(kept)
  }
}
