import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { parseFeed } from '@rowanmanning/feed-parser'
import { parse as parseCsv } from 'csv-parse/sync'
import ICAL from 'ical.js'
import { projectRoot } from '../../src/platform/project-root.ts'
import { securityFaults } from './answers.ts'

/** What was asked, as far as the verdict on its answer depends on it. */
export type Asked = { method: string; path: string; headers?: Record<string, string> }

/** What no answer may show: the insides of the program, of its database or of its machine. */
const insides: Record<string, RegExp> = {
  'a stack trace': /\n\s+at \S.*[:(]\d+/,
  'a module of Node.js': /\bnode:internal\b|\bnode_modules\b/,
  'a place in a source': /\.(?:tsx?|mjs|sql):\d+/,
  'a path of the machine': new RegExp(`${projectRoot.replace(/\W/g, '\\$&')}/|/usr/lib/node|postgresql\\.log`),
  'the name of an error': /\b(?:Type|Range|Reference|Syntax|URI|Postgres|Database)Error\b/,
  SQL: /\bselect\b[^<]{1,300}?\bfrom\b\s+"?[a-z_]+"?\s+(?:where|as|join|order)\b|\binsert into\b|\bsyntax error at\b/i,
  'the database’s words': /\binvalid (?:input syntax|byte sequence)\b|\bPG::|\bpg_[a-z]+\b|\bSQLSTATE\b/i,
  'an object as text': /\[object [A-Z]\w+\]|\[native code\]/,
}

/** What markup of a page may never hold, whoever wrote its words: what a tag has, whatever the values of its attributes say, and what those may not. */
const inTags: Record<string, RegExp> = {
  'a script': /<script/i,
  'an element that fetches or runs': /<(?:img|iframe|object|embed|base|style|video|audio|math|frame|applet|portal)\b/i,
  'a handler': /<[a-z][^>]*\son[a-z]+\s*=/i,
  'an inline style': /<[a-z][^>]*\sstyle\s*=/i,
  'a refresh': /<meta[^>]*http-equiv/i,
  'an element of an attack': /<x-evil|<[a-z][^<>]*\sdata-evil/i,
}
const inValues: Record<string, RegExp> = {
  'an address that runs': /\s(?:href|src|action|formaction)="\s*(?:javascript|data|vbscript):/i,
}

/** The hosts that hostile headers name, and that nothing may repeat. */
export const strangers = ['stranger.example', 'evil.example.org']

/** All the ways in which what was asked can be read, to tell what an answer repeats from what it betrays. */
function readings({ path }: Asked): string {
  const decoded = path
    .replace(/\+/g, ' ')
    .replace(/%[0-9a-f]{2}/gi, code => String.fromCharCode(parseInt(code.slice(1), 16)))
  return `${path}\n${decoded}\n${Buffer.from(decoded, 'latin1').toString('utf8')}`
}

/** What can't be in any XML, and is a fault in HTML. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const notXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/

function syntaxFaults(type: string, body: string): string[] {
  try {
    if (/^application\/(?:[\w.+-]+\+)?json/.test(type)) JSON.parse(body)
    else if (type.startsWith('text/csv')) parseCsv(body)
    else if (type.startsWith('text/calendar')) ICAL.parse(body)
    else if (type.startsWith('application/atom+xml')) parseFeed(body)
  } catch (error) {
    return [`is no ${type}: ${(error as Error).message}`]
  }
  return /xml|html/.test(type) && !/^application\/vnd\./.test(type) && notXml.test(body)
    ? ['holds a character that no document can']
    : []
}

function pageFaults(asked: Asked, body: string): string[] {
  // As an address is read: `/plans/../en` is `/en`.
  const { pathname } = new URL(`http://site.example${asked.path}`)
  // Data for search engines, which no browser runs, is one thing; what is left is another.
  const data = [...body.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(([, text = '']) => text)
  const tags = data
    .reduce((rest, text) => rest.replace(`<script type="application/ld+json">${text}</script>`, ''), body)
    .replace(/="[^"]*"/g, '=""')
  const language = /^\/en(?:[/.]|$)/.test(pathname) ? 'en' : 'fr'
  return [
    ...((body.match(/<h1\b/g) ?? []).length === 1 ? [] : ['has not one h1']),
    ...(body.startsWith(`<!doctype html><html lang="${language}">`) ? [] : [`doesn’t say that it is in ${language}`]),
    ...(/<title>[^<]+<\/title>/.test(body) ? [] : ['has no title']),
    ...data.flatMap(text => syntaxFaults('application/ld+json', text)),
    ...Object.entries(inTags).flatMap(([what, pattern]) => (pattern.test(tags) ? [`holds ${what}`] : [])),
    ...Object.entries(inValues).flatMap(([what, pattern]) => (pattern.test(body) ? [`holds ${what}`] : [])),
  ]
}

/** What is wrong with how an answer is framed: where it leads, what it says of itself. */
function framingFaults({ method }: Asked, { status, headers }: Response, body: string): string[] {
  const location = headers.get('location')
  const bodiless = method === 'HEAD' || status === 304 || (status >= 300 && status < 400)
  return [
    ...(status >= 300 && status < 400 && status !== 304 && !location ? ['leads nowhere'] : []),
    ...(location !== null && !/^\/(?![/\\])[\x21-\x7e]*$/.test(location) ? [`leads to ${location}`] : []),
    ...(status === 405 && !/^GET, HEAD(, POST)?$/.test(headers.get('allow') ?? '')
      ? ['doesn’t say which methods it knows']
      : []),
    ...(bodiless && body !== '' && status !== 308 ? ['has a body'] : []),
    ...(!bodiless && body === '' && !headers.get('content-length') ? ['is empty'] : []),
    ...(!bodiless && body !== '' && !headers.get('content-type') ? ['doesn’t say what it is'] : []),
    ...(/^text\/(?!calendar).*|^(?!application\/vnd\.).*xml/.test(headers.get('content-type') ?? '') &&
    !/charset=utf-8/i.test(headers.get('content-type') ?? '')
      ? [`says no charset: ${headers.get('content-type')}`]
      : []),
  ]
}

/** Documents that are packed: their bytes come as chance has it, and spell anything sooner or later. What they say is looked at where they are opened. */
const isPacked = (type: string): boolean => /^application\/(?:pdf|zip|vnd\.(?:openxmlformats|oasis))/.test(type)

/** The body of an answer as its reader gets it. */
async function wordsIn(response: Response): Promise<string> {
  const bytes = Buffer.from(await response.arrayBuffer())
  const encoding = bytes.length > 0 ? response.headers.get('content-encoding') : null
  return (encoding === 'br' ? brotliDecompressSync(bytes) : encoding === 'gzip' ? gunzipSync(bytes) : bytes).toString()
}

/**
 * What must be true of an answer to anything at all: it is no failure, betrays nothing, protects its reader, and is what it says that it is.
 * @returns what isn't so, one line for each fault; nothing for a good answer
 */
export async function faultsIn(asked: Asked, response: Response): Promise<string[]> {
  const body = await wordsIn(response)
  const type = response.headers.get('content-type') ?? ''
  const repeated = readings(asked)
  const whole = `${[...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n')}\n${isPacked(type) ? '' : body}`
  return [
    ...(response.status >= 500 ? [`answers ${response.status}`] : []),
    ...Object.entries(insides).flatMap(([what, pattern]) =>
      pattern.test(whole) && !pattern.test(repeated)
        ? [`shows ${what}: ${pattern.exec(whole)?.[0].slice(0, 100)}`]
        : [],
    ),
    ...strangers.flatMap(host => (whole.includes(host) && !repeated.includes(host) ? [`repeats ${host}`] : [])),
    ...securityFaults(response, asked.path),
    ...framingFaults(asked, response, body),
    ...(body === '' ? [] : syntaxFaults(type, body)),
    ...(body !== '' && type.startsWith('text/html') ? pageFaults(asked, body) : []),
  ].map(fault => `${asked.method} ${asked.path.slice(0, 200)} (${response.status}) ${fault}`)
}

/** How long an answer may keep its reader waiting before it counts as none at all. */
const patience = 30_000

/** An answer, or an error when none comes. */
export async function orHangs(answer: Response | Promise<Response>): Promise<Response> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${patience / 1000} s`)), patience)
  })
  try {
    return await Promise.race([answer, late])
  } finally {
    clearTimeout(timer)
  }
}
