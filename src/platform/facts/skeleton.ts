import { folded } from './fold.ts'

/** Letters of other scripts, and signs, that are read as a Latin letter. A few dozen are enough for names in Latin letters. */
const alikes: Readonly<Record<string, string>> = {
  а: 'a',
  в: 'b',
  с: 'c',
  ԁ: 'd',
  е: 'e',
  һ: 'h',
  і: 'i',
  ј: 'j',
  к: 'k',
  ӏ: 'l',
  м: 'm',
  н: 'h',
  о: 'o',
  р: 'p',
  ԛ: 'q',
  г: 'r',
  ѕ: 's',
  т: 't',
  и: 'u',
  ѵ: 'v',
  ѡ: 'w',
  х: 'x',
  у: 'y',
  ѐ: 'e',
  ё: 'e',
  ї: 'i',
  α: 'a',
  β: 'b',
  ε: 'e',
  η: 'n',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  τ: 't',
  υ: 'u',
  χ: 'x',
  ω: 'w',
  ϲ: 'c',
  ɑ: 'a',
  ɡ: 'g',
  ɩ: 'i',
  ʟ: 'l',
  ᴏ: 'o',
  ꜱ: 's',
  օ: 'o',
  ո: 'n',
  ս: 'u',
  հ: 'h',
  0: 'o',
  1: 'l',
  '|': 'l',
  3: 'e',
  5: 's',
  $: 's',
  '@': 'a',
  '!': 'l',
}

/**
 * What a name looks like: names that the eye takes for one another have the same skeleton (after Unicode's UTS 39, for names in Latin
 * letters). Small i and l, capital I and the digit 1 count as one.
 */
export const skeleton = (name: string): string =>
  [...folded(name)]
    .map(sign => alikes[sign] ?? sign)
    .join('')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replaceAll('i', 'l')
