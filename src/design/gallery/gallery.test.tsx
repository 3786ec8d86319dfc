import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { HtmlValidate } from 'html-validate'
import { describe, expect, it } from 'vitest'
import { interfaceLanguages } from '../../platform/locales/languages.ts'
import { gallery } from './index.tsx'

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:a11y'],
  rules: {
    // The folding tables say their roles on purpose.
    'no-redundant-role': 'off',
    // The renderer closes void elements, and writes some attributes and entities its own way.
    'void-style': 'off',
    'doctype-style': 'off',
    'no-inline-style': 'error',
    'long-title': 'off',
    // A list may be named.
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
    // Codes of plans and of permanent addresses look like telephone numbers.
    'tel-non-breaking': 'off',
  },
})

const pages = Object.entries(gallery).flatMap(([name, GalleryPage]) =>
  interfaceLanguages.map(language => ({ name, language, html: (<GalleryPage language={language} />).toString() })),
)

describe.each(pages)('$name in $language', ({ html, language }) => {
  it('is valid HTML', async () => {
    const report = await validator.validateString(html)
    const faults = report.results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, selector }) => [ruleId, message, selector]),
    )
    expect(faults).toEqual([])
  })

  it('holds no script and no style', () => {
    expect(html).not.toMatch(/<script|<style|\sstyle=|\son[a-z]+=/i)
  })

  it('says its language, has one h1, and skips no level of heading', () => {
    expect(html).toContain(`<html lang="${language}">`)
    const levels = [...html.matchAll(/<h([1-6])/g)].map(match => Number(match[1]))
    expect(levels.filter(level => level === 1)).toHaveLength(1)
    const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'))
    const inMain = [...main.matchAll(/<h([1-6])/g)].map(match => Number(match[1]))
    for (const [place, level] of inMain.entries()) expect(level - (inMain[place - 1] ?? 0)).toBeLessThanOrEqual(1)
  })
})

it('makes a first visit of at most 60 kB: the page, the style and two fonts', () => {
  const file = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url))
  const fixed =
    gzipSync(file('parvis.css')).length +
    file('fonts/parvis-display.woff2').length +
    file('fonts/parvis-text.woff2').length
  for (const { html } of pages) expect(gzipSync(html).length + fixed).toBeLessThanOrEqual(60_000)
})
