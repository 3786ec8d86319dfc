import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commitments } from '../src/commitments/index.ts'
import { giveRole } from '../src/people/index.ts'
import { operator, type Scope } from '../src/record/index.ts'
import { contributionOf, openConsultation } from '../tests/fixtures/contributions.ts'
import {
  axeFaults,
  type BrowserSite,
  openBrowserSite,
  picture,
  stickingOut,
  type Visitor,
} from '../tests/support/browser.ts'
import { keyboardOn } from '../tests/support/keyboard.ts'
import { sessionOf } from '../tests/support/sessions.ts'
import { atHome, openSite } from '../tests/support/site.ts'

let site: BrowserSite
const now = new Date()
const mails = { writer: 'redactrice@example.org', reviewer: 'relecteur@example.org', author: 'association@example.org' }
let number: string
let target: { id: string; number: string }

const enters = new Map<string, (visitor: Visitor) => Promise<void>>()

beforeAll(async () => {
  site = await openBrowserSite(() => openSite('france', null, undefined, atHome))
  const { db } = site.site.database
  const { id: consultation } = await openConsultation(db, 'justice', { now })
  const dinum = await db.selectFrom('organisations').select('id').where('key', '=', 'dinum').executeTakeFirstOrThrow()
  const on: Scope = { type: 'organisation', id: dinum.id }
  const ids = new Map<string, string>()
  for (const [who, mail] of Object.entries(mails)) {
    enters.set(mail, await sessionOf(site, mail))
    const { id } = await db.selectFrom('people').select('id').where('email', '=', mail).executeTakeFirstOrThrow()
    ids.set(who, id)
    if (who !== 'author')
      await giveRole.perform(db, operator, now, {
        personId: id,
        role: 'correspondent',
        on,
        from: '2020-01-01',
        until: null,
      })
  }
  const who = { capacity: 'participant' as const, personId: ids.get('author') ?? '' }
  const one = await contributionOf(db, consultation, { who }, now, { title: 'Un registre complet des lobbies' })
  number = `C-${String(one.number).padStart(4, '0')}`
  const row = await db
    .selectFrom('commitments')
    .innerJoin('plans', 'plans.id', 'plan_id')
    .select(['commitments.id', 'commitments.key', 'commitments.facts', 'commitments.number', 'plans.key as plan'])
    .where('plans.key', '=', 'fr-2021-2023')
    .orderBy('number_order', 'desc')
    .executeTakeFirstOrThrow()
  const objective = { original: 'fr', fr: 'Tenir un registre des lobbies que chacun peut lire.' } as const
  const done = await commitments.describe.perform(db, operator, now, {
    things: [{ key: row.key, parentKey: row.plan, facts: { ...row.facts, objective } }],
  })
  if (!done.done) throw new Error(done.refusal.sentence.en)
  target = row
})
afterAll(() => site?.close())

const phone = { viewport: { width: 390, height: 800 }, colorScheme: 'dark' } as const
const desk = { viewport: { width: 1280, height: 900 } } as const

describe('an answer', () => {
  test('is drafted, reviewed, published with the passage that it changed, read before and after, and contested by its author', async () => {
    // One writes in English without JavaScript, the other reviews in French; the author reads on a phone, first in French.
    const writing = await site.visit({ ...desk, javaScriptEnabled: false })
    const reviewing = await site.visit(desk)
    const reading = await site.visit(phone)
    const keys = keyboardOn(writing.page)
    const enter = async (visitor: Visitor, mail: string, path: string) => {
      await enters.get(mail)?.(visitor)
      await visitor.page.goto(path)
    }
    const seen = async ({ page }: Visitor, what: string, isStill = false) => {
      await picture(page, `answering-${what}`)
      expect([what, await stickingOut(page)]).toEqual([what, []])
      if (!isStill) expect([what, await axeFaults(page)]).toEqual([what, []])
    }
    const mainOf = ({ page }: Visitor) => page.locator('main').textContent()
    // Drafted: found on the desk, with the commitment and the words that it changed.
    await enter(writing, mails.writer, '/en/workshop/answers')
    await seen(writing, 'desk', true)
    await keys.press(`Answer ${number}`)
    await writing.page.getByRole('radio', { name: /^Retained in part/ }).focus()
    await writing.page.keyboard.press('Space')
    await keys.type('Because', 'The register will be complete, but for meetings within a service.')
    await keys.type('Function of who signs', 'Deputy director')
    expect(await writing.page.locator('#language').inputValue()).toBe('en')
    await keys.type('Find a commitment', target.number)
    await keys.press('Find')
    await keys.press(`Choose: ${target.number}`)
    await writing.page.locator(`input[name="change-${target.id}"]:not([value="none"])`).first().check()
    await seen(writing, 'form', true)
    await keys.press('Keep, for review')
    const path = new URL(writing.page.url()).pathname
    expect(await mainOf(writing)).toContain('A second person has to review it')
    // Reviewed and published by somebody else.
    await enter(reviewing, mails.reviewer, path.replace('/en/workshop/answers', '/atelier/reponses'))
    await seen(reviewing, 'review')
    const { press } = keyboardOn(reviewing.page)
    await press('Je l’ai relue')
    await press('Publier maintenant')
    expect(await reviewing.page.getByRole('status').textContent()).toContain('publiée')
    // Its author has a letter with her answer, and says that it doesn’t answer her.
    site.site.cache.forgetAll()
    await reading.page.goto('/boite-d-envoi')
    expect(await mainOf(reading)).toContain(`La réponse à votre contribution ${number}`)
    await reading.page.goto(`/contributions/${number}`)
    const text = (await mainOf(reading)) ?? ''
    for (const said of ['Retenu en partie', 'but for meetings within a service', 'registre des lobbies que chacun'])
      expect(text).toContain(said)
    expect(await reading.page.locator('.diff ins, .diff del').count()).toBeGreaterThan(0)
    await seen(reading, 'contribution')
    await enter(reading, mails.author, `/en/contributions/${number}/second-look`)
    await seen(reading, 'contest')
    await keyboardOn(reading.page).type('What doesn’t the answer answer?', 'My question was about these meetings.')
    await reading.page.getByRole('button', { name: 'Ask for a second look' }).press('Enter')
    await reading.page.getByRole('heading', { name: 'What you ask has arrived' }).waitFor()
    site.site.cache.forgetAll()
    await reading.page.goto(`/en/contributions/${number}`)
    expect(await mainOf(reading)).toContain('A second answer is due by')
    await seen(reading, 'contribution-en')
    // The share of what is contested is public, and whoever answered is asked again, within thirty days.
    for (const [address, said] of [
      ['/plans/2021-2023/reponses', '1 réponse sur 1 (100 %) est contestée'],
      ['/en/plans/2021-2023/answers', '1 answer of 1 (100%) is contested'],
    ] as const) {
      await reading.page.goto(address)
      expect((await mainOf(reading))?.replace(/\s/g, ' ')).toContain(said)
    }
    await writing.page.goto('/en/workshop/answers?list=second')
    await keys.press(`Give a second look at ${number}`)
    expect(await mainOf(writing)).toContain('My question was about these meetings.')
    await seen(writing, 'second', true)
    await writing.page.getByRole('radio', { name: /^Retained:/ }).focus()
    await writing.page.keyboard.press('Space')
    await keys.type('Because', 'Meetings within a service will be in it too.')
    await keys.type('Function of who signs', 'Deputy director')
    await keys.press('Keep, for review')
    const second = new URL(writing.page.url()).pathname
    await reviewing.page.goto(second.replace('/en/workshop/answers', '/atelier/reponses'))
    await press('Je l’ai relue')
    await press('Publier maintenant')
    site.site.cache.forgetAll()
    await reading.page.goto(`/contributions/${number}`)
    const both = (await mainOf(reading)) ?? ''
    for (const said of [
      'but for meetings within a service',
      'will be in it too',
      'My question was about these meetings.',
    ])
      expect(both).toContain(said)
    await seen(reading, 'second-given')
    expect([...writing.complaints, ...reviewing.complaints, ...reading.complaints]).toEqual([])
    await writing.close()
    await reviewing.close()
    await reading.close()
  })
})
