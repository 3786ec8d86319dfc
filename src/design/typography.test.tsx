import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Typeset, typographic } from './typography.tsx'

const nb = '\u00a0'

describe('typographic', () => {
  it.each([
    ["l'action de l'État", 'l’action de l’État'],
    ['Pourquoi ?', `Pourquoi${nb}?`],
    ['Pourquoi?', `Pourquoi${nb}?`],
    ['Quoi ?!', `Quoi${nb}?!`],
    ['Source : DITP ; Etalab', `Source${nb}: DITP${nb}; Etalab`],
    ['les « micro-ouverts »', `les «${nb}micro-ouverts${nb}»`],
    ['les «micro-ouverts»', `les «${nb}micro-ouverts${nb}»`],
    ['10 000 personnes', `10${nb}000 personnes`],
    ['1 234 567', `1${nb}234${nb}567`],
    ['1\u202f234', `1${nb}234`],
    ['76 %', `76${nb}%`],
    ['engagement n° 8', `engagement n°${nb}8`],
  ])('sets French: %s', (words, set) => expect(typographic(words, 'fr')).toBe(set))

  it.each(['https://www.modernisation.gouv.fr/?q=plan:1', 'à 14:30', 'de 2021 à 2023', 'le 17 juin 2021'])(
    'leaves alone what is not a mark: %s',
    words => expect(typographic(words, 'fr')).toBe(words),
  )

  it('sets English with its own rules', () => {
    expect(typographic("the citizens' committee's plan: open", 'en')).toBe("the citizens' committee’s plan: open")
  })

  const prose = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: fc.constantFrom(..."aé1 0'’«»;:?!%€°n.,-\u00a0\u202f\u2009\n") }),
  )

  it('changes only spaces and apostrophes', () => {
    const bare = (words: string) => words.replace(/[\s'’]/g, '')
    fc.assert(
      fc.property(prose, fc.constantFrom('fr', 'fr-CA', 'en'), (words, language) => {
        expect(bare(typographic(words, language))).toBe(bare(words))
      }),
      { numRuns: 2000 },
    )
  })

  it('changes nothing more the second time', () => {
    fc.assert(
      fc.property(prose, fc.constantFrom('fr', 'en'), (words, language) => {
        const once = typographic(words, language)
        expect(typographic(once, language)).toBe(once)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('Typeset', () => {
  it('raises the endings of French ordinals', () => {
    expect((<Typeset words="1er trimestre, 3e plan, XXIe siècle" language="fr" />).toString()).toBe(
      '1<sup>er</sup> trimestre, 3<sup>e</sup> plan, XXI<sup>e</sup> siècle',
    )
  })
  it('keeps years and numbers of commitments whole', () => {
    expect((<Typeset words="Plan 2021-2023, action 1-6" language="en" />).toString()).toBe(
      'Plan <span class="nb">2021-2023</span>, action <span class="nb">1-6</span>',
    )
  })
  it.each(['1-6e', 'FR0054e', '2e2'])('leaves codes alone: %s', words => {
    expect((<Typeset words={words} language="fr" />).toString()).toBe(words)
  })
  it('escapes what it sets', () => {
    expect((<Typeset words="<b>1er</b>" language="fr" />).toString()).toContain('&lt;b&gt;')
  })
})
