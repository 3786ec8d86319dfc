import { describe, expect, it } from 'vitest'
import { ErrorContent, Link, Page, type PageProps, Pagination, Phases } from './index.ts'

const props: Omit<PageProps, 'children'> = {
  language: 'fr',
  title: 'Le plan 2021-2023',
  description: "L'essentiel du plan",
  alternates: { fr: '/plans/2021-2023', en: '/en/plans/2021-2023' },
  origin: 'https://parvis.example',
  site: { name: 'Gouvernement ouvert', operator: 'la DITP' },
  nav: [
    { label: 'Les plans', href: '/plans', current: true },
    { label: 'Registre', href: '/registre' },
  ],
  formats: [{ format: 'json', href: '/plans/2021-2023.json' }],
  assets: { css: '/parvis.css', fonts: ['/fonts/parvis-text.woff2'] },
  footer: [],
}
const page = (more: Partial<PageProps> = {}) =>
  (
    <Page {...props} {...more}>
      <h1>Le plan</h1>
    </Page>
  ).toString()

describe('Page', () => {
  it('begins with its doctype and says its language', () => {
    expect(page()).toMatch(/^<!doctype html><html lang="fr">/)
  })
  it('is titled “page – site”, and only “site” where they are the same', () => {
    expect(page()).toContain('<title>Le plan 2021-2023 – Gouvernement ouvert</title>')
    expect(page({ title: 'Gouvernement ouvert' })).toContain('<title>Gouvernement ouvert</title>')
  })
  it('tells search engines and programs where its twins are', () => {
    const html = page()
    expect(html).toContain('<link rel="canonical" href="https://parvis.example/plans/2021-2023"/>')
    expect(html).toContain('<link rel="alternate" hreflang="en" href="https://parvis.example/en/plans/2021-2023"/>')
    expect(html).toContain('<link rel="alternate" hreflang="x-default" href="https://parvis.example/plans/2021-2023"/>')
    expect(html).toContain('<link rel="alternate" type="application/json" href="/plans/2021-2023.json"/>')
  })
  it('lets a keyboard skip to its matter', () => {
    expect(page()).toMatch(/<body><a class="skip" href="#contenu">Aller au contenu<\/a>/)
    expect(page()).toContain('<main id="contenu" tabindex="-1">')
  })
  it('marks the current section, and links to the other language in that language', () => {
    expect(page()).toContain('<a href="/plans" aria-current="true">Les plans</a>')
    expect(page()).toMatch(/<a href="\/en\/plans\/2021-2023" lang="en" hreflang="en" aria-label="EN – English">EN<\/a>/)
  })
  it('says when its clock is set, and only then', () => {
    expect(page({ demoDay: '2021-06-25' })).toContain('réglée au 25 juin 2021')
    expect(page({ demoDay: null })).not.toContain('class="demo"')
  })
})

describe('Link', () => {
  it('keeps only the words where the address is not one to follow', () => {
    const unsafe = 'javascript:alert(1)'
    expect((<Link href={unsafe}>Lire</Link>).toString()).toBe('<span>Lire</span>')
    expect((<Link href="https://example.org">Lire</Link>).toString()).toBe('<a href="https://example.org">Lire</a>')
  })
})

describe('Phases', () => {
  it('says each state in words and marks the current step', () => {
    const html = (
      <Phases
        language="fr"
        label="Les étapes"
        phases={[
          { label: 'Lancement', state: 'done' },
          { label: 'Co-construction', state: 'now' },
          { label: 'Évaluation', state: 'unknown' },
        ]}
      />
    ).toString()
    expect(html.match(/aria-current="step"/g)).toHaveLength(1)
    expect(html).toContain('<i>terminé</i>')
    expect(html).toContain('<i>sans date</i>')
  })
})

describe('Pagination', () => {
  it('says how many, and links only to the pages that exist', () => {
    const html = (<Pagination language="fr" count="128 entrées" next="?after=01K" previous={null} />).toString()
    expect(html).toContain('<nav class="pages" aria-label="Suite de la liste"')
    expect(html).toContain('128 entrées')
    expect(html).toContain('rel="next"')
    expect(html).not.toContain('rel="prev"')
  })
})

describe('ErrorContent', () => {
  it('has a heading, a cause and a way out', () => {
    const html = (
      <ErrorContent
        language="en"
        heading="Gone"
        cause="It was merged."
        waysHeading="Where to go"
        ways={[{ label: 'Home', href: '/en' }]}
      />
    ).toString()
    expect(html).toContain('<h1>Gone</h1>')
    expect(html).toContain('It was merged.')
    expect(html).toContain('<a href="/en">Home</a>')
  })
})
