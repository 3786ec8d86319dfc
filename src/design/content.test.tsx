import { describe, expect, it } from 'vitest'
import type { Period } from '../platform/facts/period.ts'
import type { Text } from '../platform/facts/text.ts'
import { Diff, FigureBlock, FuzzyDate, SourceNote, TextTitle, TextView } from './index.ts'

const translated: Text = { original: 'en', en: 'Open Science', fr: { text: 'Science ouverte', translated: true } }
const ours: Text = { original: 'fr', fr: { text: 'Rattachement non sourcé', translated: true } }
const englishOnly: Text = { original: 'en', en: 'Open by default' }

describe('TextView', () => {
  it('says nothing of a source’s own words in the page’s language', () => {
    expect((<TextView text={{ original: 'fr', fr: "L'accès" }} language="fr" />).toString()).toBe('L’accès')
  })
  it('marks a translation, and tells a screen reader from which language', () => {
    const html = (<TextView text={translated} language="fr" />).toString()
    expect(html).toMatch(
      /^Science ouverte <small class="mark">traduction<span class="vh">.*anglais\)<\/span><\/small>$/,
    )
    expect((<TextView text={translated} language="en" />).toString()).toBe('Open Science')
  })
  it('marks words that are ours altogether, and summaries', () => {
    expect((<TextView text={ours} language="fr" />).toString()).toContain('notre formulation')
    expect((<TextView text={{ ...englishOnly, wording: 'summary' }} language="en" />).toString()).toContain('summary')
  })
  it('gives the language of words that are not in the page’s, and says so', () => {
    const html = (<TextView text={englishOnly} language="fr" />).toString()
    expect(html).toContain('<span lang="en">Open by default</span>')
    expect(html).toContain('en anglais')
  })
  it('lets a reader unfold the original of a translation', () => {
    const html = (<TextView text={translated} language="fr" as="block" original />).toString()
    expect(html).toContain('<summary>Texte d’origine (anglais)</summary><p lang="en">Open Science</p>')
  })
})

describe('TextTitle', () => {
  it('keeps the mark out of the link', () => {
    const html = (<TextTitle of={translated} language="fr" level={3} href="/plans/1" />).toString()
    expect(html).toMatch(/^<h3><a href="\/plans\/1">Science ouverte<\/a> <small class="mark">/)
  })
})

describe('FuzzyDate', () => {
  const text: Text = { original: 'fr', fr: 'fin septembre 2021', en: 'end of September 2021' }
  it('is a time only where ISO 8601 says the same', () => {
    const late: Period = { text, earliest: '2021-09-20', latest: '2021-09-30', precision: 'late-month' }
    expect((<FuzzyDate language="fr" period={late} />).toString()).toBe('fin septembre 2021')
    const month: Period = {
      text: { original: 'fr', fr: 'juillet 2021' },
      earliest: '2021-07-01',
      latest: '2021-07-31',
      precision: 'month',
    }
    expect((<FuzzyDate language="fr" period={month} />).toString()).toBe('<time datetime="2021-07">juillet 2021</time>')
  })
})

describe('FigureBlock', () => {
  const heard = (html: string) =>
    html
      .replace(/<[^>]+>/g, '')
      .replace(/\s+/g, ' ')
      .trim()
  it('reads as one sentence', () => {
    expect(heard((<FigureBlock language="fr" value={100} qualifier="about" unit="participants" />).toString())).toBe(
      'près de 100 participants',
    )
    expect(heard((<FigureBlock language="en" value={1700} qualifier="over" unit="participants" />).toString())).toBe(
      'over 1,700 participants',
    )
    expect(heard((<FigureBlock language="fr" value={76} sign="%" unit="des engagements tenus" />).toString())).toBe(
      '76 % des engagements tenus',
    )
  })
})

describe('SourceNote', () => {
  it('links a source in its own language, and never to an unsafe address', () => {
    const html = (
      <SourceNote
        language="fr"
        sources={[
          { title: 'Action plan', address: 'https://example.org/a', language: 'en' },
          { title: 'Fiche 1-6', address: null },
        ]}
      />
    ).toString()
    expect(html).toContain('Sources\u00a0:')
    expect(html).toContain('<a href="https://example.org/a" lang="en" hreflang="en">Action plan</a>')
    expect(html).toContain('<span>Fiche <span class="nb">1-6</span></span>')
    expect(
      (<SourceNote language="fr" sources={[{ title: 'x', address: 'javascript:alert(1)' }]} />).toString(),
    ).not.toContain('javascript')
  })
})

describe('Diff', () => {
  it('says in words what went and what came', () => {
    const html = (
      <Diff
        language="fr"
        caption="Changements"
        changes={[
          { field: 'Échéance', before: 'juin 2021', after: 'juillet 2021' },
          { field: 'Note', before: null, after: 'vu' },
        ]}
      />
    ).toString()
    expect(html).toContain('<del><span class="vh">supprimé : </span>juin</del>')
    expect(html).toContain('<ins><span class="vh">ajouté : </span>juillet</ins>')
    expect(html).toContain('rien')
    expect(html).toContain('<caption class="vh">Changements</caption>')
  })
})
