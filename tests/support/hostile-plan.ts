import fc from 'fast-check'
import type { Json } from '../../src/platform/canonical.ts'
import { planSchema } from '../../src/site/plan-schema.ts'
import { isKey, type Schema, valuesOf } from './from-schema.ts'

/** What tells in a page that words became markup: an element, an attribute, a call. */
export const evil = { element: 'x-evil', attribute: 'data-evil', call: '__evil' }

const call = `window.${evil.call}`
const element = `<${evil.element} ${evil.attribute}=1>`

/** Words that try to be more than words, by what they try; each begins with a sign that makes a formula of a cell. */
export const attacks: readonly string[] = [
  // Elements that run.
  `=1+1<script>${call}('script')</script>${element}<img src=https://attacker.example/i onerror=${call}('img')><svg onload=${call}('svg')><iframe srcdoc="<script>parent.${call}('frame')</script>"><object data=https://attacker.example/o></object><math><mtext></mtext></math>`,
  // Ways out of an attribute, a title, a comment, a script.
  `+" ${evil.attribute}="1" onfocus="${call}('focus')" autofocus tabindex="0" x=" ' ${evil.attribute}='1' onmouseover='${call}(1)' \`onclick=${call}(2)\` ></title></textarea></style></noscript></script>--><!--<script>${call}('out')</script>${element}`,
  // Templates, entities, other schemes, what ends a section of XML.
  `-javascript:${call}('scheme') {{constructor.constructor('${call}(1)')()}} $\{${call}(1)} #{7*7} <%= 7*7 %> &lt;script&gt;${call}(1)&lt;/script&gt; &#60;${evil.element}&#62; &quot;&apos; ]]>${element}<![CDATA[ <?php ?> %3Cscript%3E \\x3cscript\\x3e`,
  // Letters that look like others, that turn the line around, that end it; headers and entries of calendars on lines of their own.
  `@＜script＞${call}(1)＜/script＞ \u202eevil\u202c \u2028\u2029 a\u200b\u200db\ufeff İﬀ ${'e\u0301\u0302\u0303'.repeat(20)} 🏛️\r\nX-EVIL: yes\r\nATTENDEE:mailto:evil@attacker.example\r\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:evil\n\n=cmd|' /C calc'!A0\t=1+1;=2+2,"=3+3`,
]

/** Addresses that are of the web, and try to be more. */
export const addresses: readonly string[] = [
  `https://attacker.example/?a="><script>${call}(1)</script>${element.replace(' ', '/')}`,
  `https://attacker.example/'${evil.attribute}='1'onmouseover='${call}(1)`,
  'https://attacker.example/>;rel="preload",<https://attacker.example/other>;rel="canonical"',
  'https://javascript:alert@attacker.example/javascript:alert(1)',
  'https://attacker.example/日本語/\u202e?é=ü#\u2028'.replace('\u2028', 'ß'),
  'http://exämple.attacker.example:8080/{{7*7}}#{7*7}',
  'https://attacker.example\\@another.example/\\',
  'https://attacker.example/%0d%0aX-Evil:%20yes?%00%ff#%22%3E',
]

/** How many copies of everything the plan has, each with other attacks. */
const copies = attacks.length

const keyOf = (copy: number) => `h-${copy}`

/** A kind of period for each place: exact, vague, open, without end, at both ends of the calendar. */
const shapes: readonly object[] = [
  { precision: 'day', earliest: '2026-02-28', latest: '2026-02-28' },
  { precision: 'range', earliest: '2026-03-01', latest: '2026-03-20' },
  { precision: 'month', earliest: '2026-12-01', latest: '2026-12-31' },
  { precision: 'open', earliest: '2027-01-01' },
  { precision: 'ongoing', earliest: '2020-01-01', reviewedEvery: 'P6M' },
  { precision: 'unset' },
  { precision: 'day', earliest: '9999-12-31', latest: '9999-12-31' },
  { precision: 'day', earliest: '0001-01-01', latest: '0001-01-01' },
]

/** Languages that there are, that there aren't, and that are written from the right. */
const languages = ['fr', 'ar', 'zz', 'en', 'sr-Latn', 'qaa-Qaaa-QM']

/**
 * Plan files in which every field that can hold words holds an attack, and every field is there: made from the published schema, so that a
 * new field is attacked without being named. References lead to each other in circles.
 * @param turn which attack each copy begins with: another turn corrects every word of the one before
 */
export function hostilePlan(turn = 0): Record<string, Json> {
  const made = Array.from({ length: copies }, (_, copy) => hostileCopy(copy, turn))
  const [first = {}] = made
  const lists = Object.keys(first).filter(name => Array.isArray(first[name]))
  return { ...first, ...Object.fromEntries(lists.map(name => [name, made.flatMap(one => one[name] as Json[])])) }
}

function hostileCopy(copy: number, turn: number): Record<string, Json> {
  let place = copy
  const words = () => {
    place += 1
    return attacks[(copy + turn) % attacks.length] as string
  }
  const texts = () => {
    const original = languages[place % languages.length] as string
    return { original, en: { text: words(), translated: true }, [original]: words() }
  }
  const next = <T>(list: readonly T[]): T => {
    place += 1
    return list[place % list.length] as T
  }

  const parts = valuesOf(planSchema(), {
    whole: true,
    instead: (part, field, definition) => {
      const lazily = (make: () => unknown) => fc.constant(null).map(make)
      if (field === 'removed') return fc.constant([])
      if (field === 'ulid') return fc.constant(undefined)
      if (definition === 'Text') return lazily(texts)
      if (definition === 'Period') return lazily(() => ({ text: texts(), ...next(shapes) }))
      // In circles: what is part of the next one, and continues it.
      if (field === 'partOfId' || field === 'commitmentId') return fc.constant(keyOf((copy + 1) % copies))
      // Names that every object of JavaScript has.
      if (field === 'scale' || field === 'measure') return fc.constant(copy % 2 ? 'constructor' : 'ambition')
      if (copy === 1 && (field === 'version' || field === 'value') && part.type === 'string')
        return fc.constant('toString')
      if (field === 'fields') return fc.constant(['constructor', 'title', 'toString'].slice(0, 1 + (copy % 3)))
      if (isKey(part)) return fc.constant(keyOf(copy))
      return wordsOf(part, field)
    },
  })
  /** What is asked of a string: a pattern of ours that no attack fits, or just words. */
  function wordsOf(part: Schema, field: string): fc.Arbitrary<unknown> | undefined {
    if (part.type === 'integer') return fc.constant(copy + 1)
    if (part.type === 'number') return fc.constant([-1e15, 0, 0.1, 1e15][copy % 4])
    if (part.type !== 'string' || part.enum || part.const) return undefined
    const pattern = String(part.pattern ?? '')
    if (pattern === '\\S' || field === '$schema') return fc.constant(null).map(words)
    if (pattern.startsWith('^https?')) return fc.constant(null).map(() => next(addresses))
    if (part.format === 'email') return fc.constant(`o'evil+x@attacker.example`)
    if (part.format === 'date') return fc.constant('2020-02-29')
    if (field === 'timeZone') return fc.constant('Europe/Paris')
    if (field === 'country') return fc.constant('QQ')
    if (pattern.startsWith('^[a-z]{2,3}')) return fc.constant(null).map(() => next(languages))
    if (field === 'slug') return fc.constant(`h${copy}`)
    if (field === 'otherAddresses') return fc.constant(`was-h${copy}`)
    if (field === 'number') return fc.constant(`${copy + 1}`)
    throw new Error(`nobody knows how to attack ${field} (${pattern})`)
  }
  return JSON.parse(JSON.stringify(fc.sample(parts, { numRuns: 1, seed: 1 })[0])) as Record<string, Json>
}
