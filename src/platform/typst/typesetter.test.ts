import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { Job } from './compiler.ts'
import { type NotSet, openTypesetter, type Typesetter } from './typesetter.ts'

const opened: Typesetter[] = []
const open = (options: Parameters<typeof openTypesetter>[0] = {}) => {
  const typesetter = openTypesetter(options)
  opened.push(typesetter)
  return typesetter
}
afterEach(async () => {
  for (const typesetter of opened.splice(0)) await typesetter.close()
})

const changed = new Date('2026-11-24T10:00:00Z')
const job = (words: string, paragraphs = 1): Job => ({
  template: 'document.typ',
  changed,
  data: {
    layout: 'leaf',
    language: 'fr',
    title: [{ text: words }],
    name: words,
    author: 'DITP',
    description: words,
    kicker: [],
    imprint: [],
    running: words,
    standing: [],
    blocks: Array.from({ length: paragraphs }, () => ({ kind: 'paragraph', line: [{ text: words.repeat(20) }] })),
    words: { contents: 'Sommaire', page: '{n} sur {all}', replaced: '' },
  },
})
const reasonOf = (made: Promise<unknown>) =>
  made.then(
    () => 'set',
    (error: NotSet) => error.reason,
  )
const beginning = (pdf: Uint8Array) => Buffer.from(pdf.subarray(0, 5)).toString()

test('a document is set, and again by another process to the same bytes', async () => {
  const first = await open().set(job('Un plan'))
  expect(beginning(first.pdf)).toBe('%PDF-')
  expect(first.pages).toBe(1)
  const second = await open().set(job('Un plan'))
  expect(Buffer.compare(first.pdf, second.pdf)).toBe(0)
})

test('one that is asked for twice at once is set once', async () => {
  const typesetter = open()
  const [one, other] = [typesetter.set(job('Un plan')), typesetter.set(job('Un plan'))]
  expect(other).toBe(one)
  await one
})

test('when its process dies, the document under way is said not to be set, and the next one is', async () => {
  const typesetter = open()
  await typesetter.set(job('Un plan'))
  const [long, next] = [reasonOf(typesetter.set(job('Un long plan', 3000))), typesetter.set(job('Le suivant'))]
  process.kill(typesetter.pid() ?? 0, 'SIGKILL')
  expect(await long).toBe('died')
  expect(beginning((await next).pdf)).toBe('%PDF-')
})

test('one that takes too long is ended, and its process with it', async () => {
  const typesetter = open({ patience: 1 })
  const made = reasonOf(typesetter.set(job('Un plan')))
  const pid = typesetter.pid() ?? 0
  expect(await made).toBe('late')
  await expect.poll(() => isThere(pid)).toBe(false)
})

test('no more than a few wait; whoever comes then hears so at once, and those who wait get theirs', async () => {
  const typesetter = open({ mostWaiting: 2 })
  const asked = ['un', 'deux', 'trois', 'quatre'].map(words => reasonOf(typesetter.set(job(words))))
  expect(await Promise.race(asked)).toBe('busy')
  expect(await Promise.all(asked)).toEqual(['set', 'set', 'set', 'busy'])
})

test('what can’t be set is said, and does no harm to the next', async () => {
  const typesetter = open()
  const broken = typesetter.set({ ...job('x'), data: { nothing: true } })
  await expect(broken).rejects.toMatchObject({ reason: 'failed', message: expect.stringContaining('document.typ') })
  expect(await reasonOf(typesetter.set(job('Un plan')))).toBe('set')
})

test('where nobody made the compiler for the machine, that is what is said', async () => {
  const typesetter = open({ program: join(import.meta.dirname, 'without-compiler-fixture.ts') })
  await expect(typesetter.set(job('Un plan'))).rejects.toMatchObject({
    reason: 'missing',
    message: 'no compiler for this machine',
  })
})

test('its process goes when there is nothing to do, and comes again', async () => {
  const typesetter = open({ idle: 0 })
  await typesetter.set(job('Un plan'))
  await expect.poll(() => typesetter.pid()).toBeUndefined()
  expect(await reasonOf(typesetter.set(job('Un autre')))).toBe('set')
})

test('closing ends what is under way and what waits', async () => {
  const typesetter = open()
  const asked = [job('Un long plan', 2000), job('Un autre')].map(one => reasonOf(typesetter.set(one)))
  await typesetter.close()
  expect(await Promise.all(asked)).toEqual(['busy', 'busy'])
  expect(await reasonOf(typesetter.set(job('Trop tard')))).toBe('busy')
})

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
