import fc from 'fast-check'

/** Words that somebody who means harm gives for a text, some of which nothing can keep. */
export const harmfulWords: readonly string[] = [
  ...[
    '',
    ' ',
    '\0',
    'a\0b',
    '\ud800',
    '\udc00x',
    '\u0007\u001b[31m',
    '\u2028\u2029',
    '\ufeff',
    '\ufffe',
    '\u202eabc\u2066',
    'x'.repeat(100_000),
  ],
  ...[
    '🏛️'.repeat(2000),
    'e\u0301'.repeat(2000),
    'İ',
    'ﬀ',
    "'; drop table entries; --",
    '$1',
    '%s%n',
    '\\',
    '\\x00',
    '"',
    "'",
    '<b>',
    '&amp;',
    ']]>',
  ],
  ...[
    '__proto__',
    'constructor',
    'null',
    'undefined',
    '-1',
    '=1+1',
    '../../etc/passwd',
    'C:\\x',
    'javascript:alert(1)',
    '\r\nX: y',
    '{{7*7}}',
  ],
]

/** Values of any kind in place of one that was asked for. */
const anything: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(...harmfulWords),
  fc.constantFrom(
    null,
    undefined,
    true,
    false,
    0,
    -0,
    -1,
    1.5,
    1e308,
    -1e308,
    2 ** 31,
    2 ** 53,
    Number.NaN,
    Number.POSITIVE_INFINITY,
  ),
  fc.constantFrom(
    '2021-02-30',
    '0000-01-01',
    '9999-12-31',
    '-0001-01-01',
    '2021-06-25T00:00:00Z',
    'P',
    'P99999999999999999999D',
  ),
  fc.constantFrom<unknown>(
    [],
    {},
    [[]],
    [null],
    { length: -1 },
    { toString: null },
    Object.create(null),
    new Map(),
    new Date(Number.NaN),
    10n,
  ),
  fc.constantFrom(
    'http://',
    'https://[',
    'https://a:99999',
    'ftp://a',
    'https://a\\b',
    'https://é.example/ü',
    'https://a/<>"{}|^`',
    '//a',
  ),
  fc.constant(JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}')),
  fc.constant(Array(2000).fill({})),
  fc.nat(1500).map(depth => Array.from({ length: depth }).reduce<unknown>(inner => [inner], 'deep')),
  fc.string({ unit: 'binary' }),
  fc.anything(),
)

type Place = (string | number)[]

const deepest = 12

/** Every place of a value, the value itself included, down to where its inputs can go. */
function placesIn(value: unknown, at: Place = []): Place[] {
  if (typeof value !== 'object' || value === null || at.length > deepest) return [at]
  const entries: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value)
  return [at, ...entries.flatMap(([name, inner]) => placesIn(inner, [...at, name]))]
}

/** The value with another one at a place; without it where there is none. */
function withAt(value: unknown, [first, ...rest]: Place, other: { value: unknown } | null): unknown {
  if (first === undefined) return other?.value
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<string | number, unknown>
  if (rest.length > 0) copy[first] = withAt(copy[first], rest, other)
  else if (other)
    Object.defineProperty(copy, first, { value: other.value, enumerable: true, writable: true, configurable: true })
  else delete copy[first]
  return copy
}

/** A value with one to three of its parts replaced, taken away, added, or written twice. */
export const spoilt = (values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc
    .tuple(
      values,
      fc.array(
        fc.record({
          where: fc.nat(),
          how: fc.constantFrom('replace', 'replace', 'replace', 'take away', 'add', 'double'),
          name: fc.constantFrom('surprise', '__proto__', 'constructor', 'id', 'removed', 'length', ''),
          value: anything,
        }),
        { minLength: 1, maxLength: 3 },
      ),
    )
    .map(([value, changes]) =>
      changes.reduce<unknown>((whole, { where, how, name, value: other }) => {
        const places = placesIn(whole)
        const place = places[where % places.length] ?? []
        // The length of a list can't be just anything.
        if (how === 'add' && name === 'length') return whole
        if (how === 'add') return withAt(whole, [...place, name], { value: other })
        if (how === 'double') {
          const list = places.find(one => Array.isArray(valueAt(whole, one)) && where % 2 === one.length % 2) ?? place
          const found = valueAt(whole, list)
          return Array.isArray(found) ? withAt(whole, list, { value: [...found, ...found] }) : whole
        }
        return withAt(whole, place, how === 'replace' ? { value: other } : null)
      }, value),
    )

const valueAt = (value: unknown, place: Place): unknown =>
  place.reduce<unknown>((inner, name) => (inner as Record<string | number, unknown> | undefined)?.[name], value)
