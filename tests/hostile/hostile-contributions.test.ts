import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  confirmContribution,
  contributionPath,
  correctContribution,
  sendContribution,
  withdrawContribution,
} from '../../src/consultations/index.ts'
import { hide } from '../../src/moderation/hidings/hide.ts'
import { giveRole, personAt } from '../../src/people/index.ts'
import type { Outcome, Who } from '../../src/record/index.ts'
import { operator, visitor } from '../../src/record/index.ts'
import { daysFrom, hiddenIn, openCall } from '../support/consultations.ts'
import { attacks } from '../support/hostile-plan.ts'
import { textIn } from '../support/html.ts'
import { openSite, type TestSite } from '../support/site.ts'
import { faultsIn } from '../support/verdict.ts'
import { personAt as placeOf, signedIn } from '../support/visitor.ts'

let site: TestSite
const now = new Date()
beforeAll(async () => {
  site = await openSite('france', null)
})
afterAll(() => site.close())

const done = <Result>(outcome: Outcome<Result>): Result => {
  if (!outcome.done) throw new Error(outcome.refusal.sentence.en)
  return outcome.result
}
/** As the form takes it: a title is one line. */
const inOneLine = (attack: string, longest: number) =>
  attack
    .replace(/[\s\u2028\u2029]+/g, ' ')
    .slice(0, longest)
    .trim()

const language = 'fr'
const bare = (text: string) => text.replace(/[\s\p{Cf}«»“”’'"`*]+/gu, '')

/** Somebody writes an attack in every field, and confirms it. */
async function published(
  consultationId: string,
  attack: string,
  place: number,
): Promise<{ id: string; number: number; who: Who }> {
  const { db } = site.database
  const email = `attacker-${place}@example.org`
  const sent = await sendContribution.perform(db, visitor, now, {
    consultationId,
    said: {
      title: inOneLine(attack, 120),
      text: attack.slice(0, 2000),
      author: inOneLine(attack, 60),
      answers: { where: inOneLine(attack, 200) },
      priorityId: null,
      language,
    },
    begun: daysFrom(now, -0.01).toISOString(),
    suspicion: null,
    email,
  })
  const { id, number } = done(sent)
  return db.transaction().execute(async tx => {
    const who: Who = { capacity: 'participant', personId: await personAt(tx, { email, language, now }) }
    await confirmContribution.within({ tx, who, recorded: now }, { id })
    return { id, number, who }
  })
}

describe('contributions of which every word attacks their readers', () => {
  test('are words on every page, list, feed and line of the record that shows them', async () => {
    const { db } = site.database
    const consultationId = await openCall(db, {
      fields: [{ key: 'where', kind: 'line', label: { original: 'fr', fr: 'Où ?' }, required: false }],
    })
    const moderator: Who = {
      capacity: 'participant',
      personId: await db.transaction().execute(tx => personAt(tx, { email: 'm@example.org', language, now })),
    }
    await giveRole.perform(db, operator, now, {
      personId: moderator.personId,
      role: 'moderator',
      on: { type: 'site', id: null },
      from: now.toISOString().slice(0, 10),
      until: null,
    })
    const paths = ['/consultations/transparence', '/contributions', '/moderation']
    for (const [place, attack] of attacks.entries()) {
      const { id, number, who } = await published(consultationId, attack, place)
      const { title } = await db
        .selectFrom('contributions')
        .select('title')
        .where('id', '=', id)
        .executeTakeFirstOrThrow()
      // As it stands, corrected, taken back with a reason, hidden with one.
      if (place === 1) {
        const said = {
          title: `Corrigé ${title}`.slice(0, 120),
          text: attack,
          author: 'A',
          answers: {},
          priorityId: null,
          language,
        }
        done(await correctContribution.perform(db, who, now, { id, seen: 1, said }))
      }
      if (place === 2) done(await withdrawContribution.perform(db, who, now, { id, reason: inOneLine(attack, 200) }))
      if (place === 3)
        done(
          await hide.perform(db, moderator, now, {
            id,
            rule: 'insults',
            explanation: `Autre : ${attacks[0]}`.slice(0, 300),
          }),
        )
      for (const of of ['fr', 'en'] as const) paths.push(contributionPath(of, { number, title, state: 'published' }))
      const entries = await db.selectFrom('entries').select('id').where('subject_id', '=', id).execute()
      paths.push(...entries.flatMap(entry => [`/registre/entrees/${entry.id}`, `/en/record/entries/${entry.id}`]))
    }
    const asked = [
      ...['/', '/en', '/recherche?q=script', '/en/search?q=script'],
      ...paths.flatMap(path => ['', '.json', '.md', '.csv', '.atom'].map(format => path + format)),
    ]
    const faults: string[] = []
    let answers = 0
    for (const path of asked) {
      const answer = await site.get(path)
      if (answer.status === 200) answers += 1
      faults.push(...(await faultsIn({ method: 'GET', path }, answer)))
    }
    expect(faults).toEqual([])
    expect(answers).toBeGreaterThan(50)

    const first = await db.selectFrom('contributions').selectAll().orderBy('number').executeTakeFirstOrThrow()
    const page = textIn(await (await site.get(contributionPath('fr', first))).text())
    expect(bare(page)).toContain(bare(inOneLine(attacks[0] ?? '', 100)).slice(0, 60))
  })

  test('are words in the forms that give them back, and to whoever moderates', async () => {
    const citizen = placeOf(site, '203.0.113.77')
    const form = await (await citizen.get('/contributions/nouvelle?consultation=transparence')).text()
    const faults: string[] = []
    for (const attack of attacks) {
      const typed = { title: attack, text: attack, author: attack, email: attack, 'q-where': attack, priority: attack }
      for (const what of ['send', 'check', 'draft', attack]) {
        const path = '/contributions/nouvelle'
        const answer = await citizen.send(path, { ...hiddenIn(form), ...typed, do: what })
        faults.push(...(await faultsIn({ method: 'POST', path }, answer)))
      }
    }
    const moderator = await signedIn(site, 'm@example.org')
    for (const path of ['/atelier/moderation', '/en/workshop/moderation'])
      faults.push(...(await faultsIn({ method: 'GET', path }, await moderator.get(path))))
    expect(faults).toEqual([])
  })
})

describe('what only looks like a proposal', () => {
  test('mostly links, is kept, and looked at before it is shown', async () => {
    const { db } = site.database
    const farm = Array.from({ length: 12 }, (_, place) => `https://achetez-${place}.example/ici`).join('\n')
    const call = await db.selectFrom('consultations').select('id').executeTakeFirstOrThrow()
    const { id, number } = await published(call.id, `De bonnes affaires\n${farm}`, 8)
    const row = await db
      .selectFrom('contributions')
      .select(['state', 'suspicion', 'title'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({ state: 'quarantined', suspicion: 'links' })
    expect((await site.get(contributionPath('fr', { ...row, number, state: 'published' }))).status).toBe(404)
    expect(await (await site.get('/contributions')).text()).not.toContain('bonnes affaires')
  })

  test('written from the right to the left stands so, and turns nothing round that isn’t its own', async () => {
    const { db } = site.database
    const call = await db.selectFrom('consultations').select('id').executeTakeFirstOrThrow()
    const { id, number } = await published(call.id, 'نشر كل جواب مع سببه \u202eeno\u202c', 9)
    const { title } = await db
      .selectFrom('contributions')
      .select('title')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    expect(title).toBe('نشر كل جواب مع سببه eno')
    const html = await (await site.get(contributionPath('fr', { number, title, state: 'published' }))).text()
    expect(html).toContain(`<span dir="auto">${title}</span>`)
    expect(html).not.toMatch(/[\u202a-\u202e]/)
  })
})
