import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  describeTheme,
  draftAnswer,
  groupPoints,
  mergeContributions,
  publishAnswer,
  reviewAnswer,
} from '../../src/answers/index.ts'
import { commitments } from '../../src/commitments/index.ts'
import { withdrawContribution } from '../../src/consultations/index.ts'
import { hide } from '../../src/moderation/index.ts'
import { repeatErasure } from '../../src/people/erasing/erase-person.ts'
import { operator, type Scope } from '../../src/record/index.ts'
import { contributionOf, openConsultation, type Somebody, somebody } from '../fixtures/contributions.ts'
import { textIn } from '../support/html.ts'
import { openSite, type TestSite } from '../support/site.ts'

let site: TestSite
let plan: Scope
let consultationId: string
let themeId: string
let commitment: { id: string; key: string; number: string; facts: Record<string, unknown> }
let said: { id: string; number: number }[]
let editor: Somebody
const now = new Date()
const planKey = 'fr-2021-2023'

const db = () => site.database.db
async function done<Result>(
  outcome: Promise<{ done: true; result: Result } | { done: false; refusal: { code: string } }>,
): Promise<Result> {
  const one = await outcome
  if (!one.done) throw new Error(one.refusal.code)
  return one.result
}
const seen = async (id: string) => {
  const { number, version } = await db()
    .selectFrom('points')
    .select(['number', 'version'])
    .where('contribution_id', '=', id)
    .executeTakeFirstOrThrow()
  return { id, number, version }
}
const named = (number: number) => `C-${String(number).padStart(4, '0')}`
/** A page as it is now: whoever looks at it comes later than the cache was told. */
async function get(path: string): Promise<Response> {
  site.cache.forgetAll()
  const answer = await site.get(path)
  const to = answer.headers.get('location')
  return to ? site.get(to) : answer
}
const textOf = async (path: string) => textIn(await (await get(path)).text())
const dataOf = async (path: string) => (await (await get(path)).json()) as Record<string, never>

beforeAll(async () => {
  site = await openSite('france', null)
  ;({ id: consultationId, plan } = await openConsultation(db(), 'tracee', { now, plan: planKey }))
  editor = await somebody(db(), now, 'editor', plan)
  const { id: organisationId } = await db()
    .selectFrom('organisations')
    .select('id')
    .where('key', '=', 'dinum')
    .executeTakeFirstOrThrow()
  const correspondent = await somebody(db(), now, 'correspondent', { type: 'organisation', id: organisationId })
  said = []
  for (const title of ['Publier les comptes', 'Publier les agendas', 'Former les agents', 'Ouvrir les données'])
    said.push(await contributionOf(db(), consultationId, await somebody(db(), now), now, { title, text: `${title}.` }))
  const theme = { consultationId, id: null, seen: 0, title: 'Rendre compte', finding: '' }
  ;({ id: themeId } = await done(describeTheme.perform(db(), editor.who, now, theme)))
  const [first, second, third] = said as [(typeof said)[0], (typeof said)[0], (typeof said)[0]]
  const points = [await seen(first.id), await seen(second.id), await seen(third.id)]
  await done(groupPoints.perform(db(), editor.who, now, { consultationId, points, themeId }))
  await done(
    mergeContributions.perform(db(), editor.who, now, {
      consultationId,
      into: await seen(first.id),
      points: [await seen(second.id)],
    }),
  )
  const row = await db()
    .selectFrom('commitments')
    .selectAll()
    .where('key', 'like', `${planKey}-%`)
    .orderBy('key')
    .executeTakeFirstOrThrow()
  commitment = { ...row, facts: row.facts as unknown as Record<string, unknown> }
  const facts = { ...commitment.facts, objective: { original: 'fr', fr: 'Publier les comptes chaque mois.' } }
  await done(
    commitments.describe.perform(db(), operator, now, {
      things: [{ key: commitment.key, parentKey: planKey, facts }] as never,
      because: { reason: 'Repris des contributions.' },
    }),
  )
  const entry = await db()
    .selectFrom('entries')
    .select('id')
    .where('subject_id', '=', commitment.id)
    .orderBy('position', 'desc')
    .executeTakeFirstOrThrow()
  const drafted = await done(
    draftAnswer.perform(db(), correspondent.who, now, {
      id: null,
      seen: 0,
      consultationId,
      points: null,
      themeId,
      replaces: null,
      isSecond: false,
      outcome: 'retained',
      reason: 'C’est écrit dans l’engagement.',
      language: 'fr',
      organisationId,
      signedAs: 'Cheffe de mission',
      until: null,
      passedTo: null,
      targets: [{ type: 'commitment', id: commitment.id, change: { entryId: entry.id, field: 'objective' } }],
    }),
  )
  const reviewed = await done(reviewAnswer.perform(db(), editor.who, now, { id: drafted.id, seen: drafted.version }))
  await done(publishAnswer.perform(db(), correspondent.who, now, { id: reviewed.id, seen: reviewed.version }))
  const finding = `Deux demandent des comptes (${named(first.number)}, ${named(second.number)}).`
  await done(describeTheme.perform(db(), editor.who, now, { ...theme, id: themeId, seen: 1, finding }))
})
afterAll(() => site.close())

const pathOfCommitment = async () =>
  new URL((await get(`/id/commitment/${commitment.id}`)).url || `http://x${await locate('commitment', commitment.id)}`)
    .pathname
const locate = async (type: string, id: string) => (await site.get(`/id/${type}/${id}`)).headers.get('location') ?? ''

describe('the thread', () => {
  test('leads from a theme to what it holds, cites, and changed; in both languages, and as data', async () => {
    const path = await locate('theme', themeId)
    expect(path).toBe('/consultations/tracee/themes/1-rendre-compte')
    const page = await textOf(path)
    for (const words of [
      'Rendre compte',
      'Deux demandent des comptes',
      'Publier les comptes',
      '1 autre qui dit la même chose',
    ])
      expect(page).toContain(words)
    expect(page).not.toContain('Ouvrir les données')
    const html = await (await get(path)).text()
    expect(html).toContain(`/contributions/${named(said[1]?.number ?? 0)}"`)
    expect(await textOf('/en/consultations/tracee/themes/1')).toContain('Where it went')
    const data = await dataOf(`${path}.json`)
    expect(data).toMatchObject({
      title: 'Rendre compte',
      counts: { answered: 3, owed: 0, waived: 0, all: 3 },
      leads: [{ commitment: commitment.number, contributions: 3 }],
    })
    expect(await textOf('/consultations/tracee/themes')).toContain('Deux demandent des comptes')
  })

  test('leads from a commitment to each contribution that it comes of, with what that changed word by word', async () => {
    const path = await pathOfCommitment()
    const page = await textOf(path)
    expect(page).toContain('3 contributions ont conduit ici')
    const origin = await get(`${path}/origine`)
    const html = await origin.text()
    const words = textIn(html)
    for (const one of ['Publier les comptes', 'Publier les agendas', 'Former les agents', 'Retenu', 'Ce qui a changé'])
      expect(words).toContain(one)
    expect(html).toMatch(/<ins>.*chaque mois/s)
    const data = await dataOf(`${path}/origine.json`)
    expect(data).toMatchObject({ origin: { contributions: 3, asked: true }, next: null })
    expect(data.arrived).toHaveLength(3)
    const table = await (await get(`${path}/origine.csv`)).text()
    expect(table.split('\r\n').filter(Boolean)).toHaveLength(4)
  })

  test('says of a commitment that nobody asked for that the administration proposed it, and where nobody was asked, that it isn’t known', async () => {
    const other = await db()
      .selectFrom('commitments')
      .select('id')
      .where('key', 'like', `${planKey}-%`)
      .where('id', '<>', commitment.id)
      .executeTakeFirstOrThrow()
    expect(await textOf(await locate('commitment', other.id))).toContain(
      'Proposé par l’administration, sans contribution à l’origine.',
    )
    const elsewhere = await db()
      .selectFrom('commitments')
      .select('id')
      .where('key', 'like', 'fr-2018-2020-%')
      .executeTakeFirstOrThrow()
    expect(await textOf(await locate('commitment', elsewhere.id))).toContain('Ce site ne sait pas d’où il vient')
  })

  test('is the whole graph of a plan: a page to walk, and each link as a line', async () => {
    const page = await textOf('/plans/2021-2023/fil')
    for (const words of ['Rendre compte', 'Conduit à', 'Ce qui est promis', '3 contributions'])
      expect(page).toContain(words)
    expect(await textOf('/en/plans/2021-2023/thread')).toContain('Leads to')
    const lines = (await (await get('/plans/2021-2023/fil.csv')).text()).split('\r\n').filter(Boolean)
    const kinds = lines.slice(1).map(line => line.split(',')[3])
    const count = (kind: string) => kinds.filter(one => one === kind).length
    expect({
      in: count('in-theme'),
      merged: count('merged-into'),
      answered: count('answered-by'),
      leads: count('leads-to'),
    }).toEqual({ in: 3, merged: 1, answered: 3, leads: 1 })
    expect(count('part-of')).toBeGreaterThan(10)
    // Those carried over cross plans: the line is there from either side.
    for (const crossed of ['2015-2017', '2018-2020'])
      expect(await (await get(`/plans/${crossed}/fil.csv`)).text()).toMatch(
        /,(continues|replaces|merges|splits),commitment,/,
      )
    // Whatever stands in a line is found at its permanent address.
    for (const line of lines.slice(1, 6)) {
      const [, from = '', , , , to = ''] = line.split(',')
      for (const address of [from, to]) expect((await get(new URL(address).pathname)).status).toBe(200)
    }
    expect(await dataOf('/plans/2021-2023/fil.json')).toMatchObject({
      consultations: [{ contributions: 4, themes: [{ number: 1, counts: { all: 3 } }] }],
    })
  })

  test('holds when what it goes through is hidden, withdrawn, or its author erased: without their words', async () => {
    const [first, second, third] = said as [(typeof said)[0], (typeof said)[0], (typeof said)[0]]
    const moderator = await somebody(db(), now, 'moderator')
    await done(
      hide.perform(db(), moderator.who, now, { id: first.id, rule: 'advertising', explanation: 'Une publicité.' }),
    )
    const authorOf = async (id: string) =>
      (await db().selectFrom('contributions').select('person_id').where('id', '=', id).executeTakeFirstOrThrow())
        .person_id ?? ''
    const author = { capacity: 'participant' as const, personId: await authorOf(second.id) }
    await done(withdrawContribution.perform(db(), author, now, { id: second.id }))
    await done(repeatErasure.perform(db(), operator, now, { person: await authorOf(third.id), writings: 'keep' }))
    const path = await pathOfCommitment()
    const words = await textOf(`${path}/origine`)
    expect(words).not.toContain('Publier les comptes.')
    expect(words).toContain('Contribution masquée par la modération')
    expect(words).toContain('retirée par son auteur')
    expect(words).toContain('Former les agents')
    expect(await textOf(path)).toContain('3 contributions ont conduit ici')
    const theme = await textOf(await locate('theme', themeId))
    expect(theme).toContain('Former les agents')
    expect(theme).not.toContain('Publier les agendas')
  })

  test('a list that goes nowhere, or a theme that never was, is told so', async () => {
    for (const path of ['/consultations/tracee/themes/99', '/consultations/nulle-part/themes', '/plans/nulle-part/fil'])
      expect((await get(path)).status).toBe(404)
    const path = await pathOfCommitment()
    for (const after of ['x', `${'0'.repeat(26)}.1.1`, '%00'])
      expect((await get(`${path}/origine?after=${after}`)).status).toBeLessThan(500)
    expect((await get('/consultations/tracee/themes/1-rendre-compte?after=C-9999')).status).toBe(200)
  })
})
