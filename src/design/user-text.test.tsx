import { describe, expect, test } from 'vitest'
import { excerptOf, UserText } from './user-text.tsx'

const shown = (text: string, language = 'fr') => String(<UserText text={text} language={language} page="fr" />)

describe('what somebody writes', () => {
  test('is set in paragraphs, lists, quotes, with emphasis and links', () => {
    expect(shown('Une *idée* et **deux**.\n\n- a\n- b\n\n> cité\n\n[lien](https://exemple.fr/a)')).toBe(
      '<div class="said stack" dir="auto"><p>Une <em>idée</em> et <b>deux</b>.</p><ul><li>a</li><li>b</li></ul><blockquote><p>cité</p></blockquote><p><a href="https://exemple.fr/a" rel="nofollow ugc noopener">lien</a></p></div>',
    )
    expect(shown('# Un titre')).toContain('<p><b>Un titre</b></p>')
    expect(shown('Hello', 'en')).toContain('lang="en"')
    expect(shown('une ligne\nune autre')).toContain('une ligne<br/>une autre')
  })

  // After OWASP's cheat sheet of filter evasion, and what is known of Markdown.
  const vectors = [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '<svg/onload=alert(1)>',
    '<a href="javascript:alert(1)">x</a>',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](javascript&#58;alert(1))',
    '[x](&#x6A;avascript:alert(1))',
    '[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)',
    '[x](vbscript:msgbox(1))',
    '[x](//evil.example)',
    '[x](\\\\evil.example)',
    '![x](https://exemple.fr/pixel.png)',
    '![x](javascript:alert(1))',
    '[x]: javascript:alert(1)\n\n[x]',
    '<javascript:alert(1)>',
    '<https://exemple.fr/"onmouseover="alert(1)>',
    '[x](https://exemple.fr/"onmouseover="alert(1))',
    '[x](https://exemple.fr \'"onmouseover="alert(1)\')',
    '`<img src=x onerror=alert(1)>`',
    '```\n<script>alert(1)</script>\n```',
    '    <script>alert(1)</script>',
    '<!--<img src="--><img src=x onerror=alert(1)//">',
    '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
    '<iframe srcdoc="<script>alert(1)</script>">',
    '<details open ontoggle=alert(1)>',
    '<base href="https://evil.example/">',
    '<style>@import "https://evil.example"</style>',
    '</div></main><script>alert(1)</script>',
    '*<b onclick=alert(1)>*',
  ]
  test.each(vectors)('runs nothing and fetches nothing: %s', vector => {
    const html = shown(vector)
    const tags = [...html.matchAll(/<\/?([a-z0-9]+)([^>]*)>/gi)]
    const allowed = new Set(['div', 'p', 'b', 'em', 'ul', 'ol', 'li', 'blockquote', 'a', 'br', 'hr', 'span', 'sup'])
    expect(tags.filter(([, name = '']) => !allowed.has(name))).toEqual([])
    for (const [, , attributes = ''] of tags) {
      expect(attributes).not.toMatch(/\son|style=|src/i)
      const [, href] = /href="([^"]*)"/.exec(attributes) ?? []
      if (href !== undefined) expect(href).toMatch(/^(https?:\/\/exemple\.fr|mailto:|\/[^/])/)
    }
  })

  test('however deep its lists and quotes are, is shown', () => {
    const deep = shown(`${'> '.repeat(2000)}au fond`)
    expect(deep).toContain('au fond')
    expect(deep.match(/<blockquote>/g)?.length ?? 0).toBeLessThan(30)
  })

  test('is quoted by its first words, without its signs', () => {
    expect(excerptOf('Une **idée**, [ici](https://exemple.fr).\n\n- et là', 100)).toBe(
      'Une idée , ici. et là'.replace(' ,', ','),
    )
    expect(excerptOf('mot '.repeat(100), 20)).toBe('mot mot mot mot mot…')
  })
})
