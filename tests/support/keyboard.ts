import type { Page } from 'playwright-core'

/** Somebody who has a keyboard and nothing else. */
export const keyboardOn = (page: Page) => ({
  /** Goes to what has the focus next, until it is what is looked for, and presses it. */
  async press(name: string): Promise<void> {
    for (let step = 0; step < 300; step += 1) {
      await page.keyboard.press('Tab')
      const focused = page.locator(':focus')
      // Within the calendar of a date field, nothing of the page has it.
      if ((await focused.count()) === 0) continue
      const label = (await focused.getAttribute('aria-label')) ?? (await focused.textContent()) ?? ''
      if (!label.replace(/\s/g, ' ').trim().startsWith(name)) continue
      const left = page.waitForEvent('framenavigated')
      await page.keyboard.press('Enter')
      await left
      return page.waitForLoadState()
    }
    throw new Error(`nothing called ${name} gets the focus`)
  },
  async type(label: string, text: string): Promise<void> {
    await page.getByLabel(label, { exact: true }).focus()
    await page.keyboard.type(text)
  },
})
