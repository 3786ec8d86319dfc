import { parse } from 'csv-parse/sync'
import type { HtmlElement } from 'html-validate'
import { attributeOf, textOf, treeOf } from './html.ts'
import { type TestSite, testOrigin } from './site.ts'

/** What a list says, in each of its formats, as somebody who reads it finds it. */

/** An address with a query. */
export function asked(path: string, query: Record<string, string> = {}): string {
  const search = new URLSearchParams(query)
  return search.size > 0 ? `${path}?${search}` : path
}

async function read(site: TestSite, path: string): Promise<string> {
  const response = await site.get(path)
  if (response.status !== 200) throw new Error(`${path} answers ${response.status}`)
  return response.text()
}

/** The lines of a CSV, by the names of its columns. A formula that was disarmed is read as it was written. */
export async function rowsAt(site: TestSite, path: string): Promise<Record<string, string>[]> {
  const rows = parse(await read(site, path), { columns: true, relax_quotes: false }) as Record<string, string>[]
  return rows.map(row =>
    Object.fromEntries(
      Object.entries(row).map(([name, cell]) => [name, cell.replace(/^'(?=[=+\-@\t\r＝＋－＠])/, '')]),
    ),
  )
}

/** The data of a page. */
export async function jsonAt<Data>(site: TestSite, path: string): Promise<Data> {
  return JSON.parse(await read(site, path)) as Data
}

/** The matter of a page. */
export async function mainAt(site: TestSite, path: string): Promise<HtmlElement> {
  const main = (await treeOf(await read(site, path))).querySelector('main')
  if (!main) throw new Error(`${path} has no main`)
  return main
}

/** A page of a list and its address. */
export type Walked = { path: string; main: HtmlElement }

/** The pages of a list as a reader goes through them, by a link of each: to the next one, or to the previous one. */
export async function walk(site: TestSite, start: string, rel: 'next' | 'prev' = 'next'): Promise<Walked[]> {
  const pages: Walked[] = []
  let path: string | undefined = start
  while (path) {
    const main: HtmlElement = await mainAt(site, path)
    pages.push({ path, main })
    path = attributeOf(main.querySelector(`a[rel="${rel}"]`), 'href')
  }
  return pages
}

/** The same through the data: `previous` and `next` are addresses of data. */
export async function walkData<Data extends { next: string | null }>(site: TestSite, start: string): Promise<Data[]> {
  const pages: Data[] = []
  let path: string | undefined = start
  while (path) {
    const page: Data = await jsonAt<Data>(site, path)
    pages.push(page)
    path = page.next?.replace(testOrigin, '')
  }
  return pages
}

/** What the cells of a row say, without the headings that are seen in front of them where the table is folded. */
export const cellsOf = (row: HtmlElement): string[] =>
  row.querySelectorAll('td').map(cell => {
    const label = textOf(cell.querySelector('.l'))
    return textOf(cell).slice(label.length).trim()
  })

/** The sentences of a page about what it could not take. */
export const noticesOf = (main: HtmlElement): string[] => main.querySelectorAll('.note p').map(textOf)

/** What people and programs put into an address, and what must never be a failure. */
export const nasty: readonly string[] = [
  'x'.repeat(10_000),
  'mot '.repeat(2_500),
  '%',
  '_',
  '\\',
  '％＿＼',
  "' or 1=1 --",
  "'; drop table commitments; --",
  'a & b | !c : * " ( ) <-> ; /* */',
  '🏛️👩‍👩‍👧‍👦',
  '\u0000',
  'a\u0000b',
  '\u0001\u007f\u009f',
  '\u202eecnerapsnart',
  '\u0301\u0301',
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '__proto__',
  'constructor',
  '$1 {{7*7}}',
  '-1',
  '0',
  '1e99',
  '9'.repeat(40),
  'NaN',
]

/** The same as bytes that are no text: invalid UTF-8, half a surrogate pair, percent signs that say nothing. */
export const nastyBytes: readonly string[] = [
  '%ff',
  '%c0%af',
  '%ed%a0%80',
  '%00',
  '%',
  '%zz',
  '%u0041',
  'a&q=b&plan=c',
  '&&==',
]
