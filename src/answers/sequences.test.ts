import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contributionOf, openConsultation, type Somebody, somebody } from '../../tests/fixtures/contributions.ts'
import { cloneDatabase, type TestDatabase } from '../../tests/support/database.ts'
import { withdrawContribution } from '../consultations/index.ts'
import { hide, restore } from '../moderation/index.ts'
import { repeatErasure } from '../people/erasing/erase-person.ts'
import { operator, type Scope } from '../record/index.ts'
import { assignPoints, groupPoints } from './consolidation/group.ts'
import { mergeContributions, unmergeContribution } from './consolidation/merge.ts'
import { splitContribution } from './consolidation/split.ts'
import { describeTheme, dissolveTheme } from './consolidation/theme.ts'
import { undoConsolidation } from './consolidation/undo.ts'
import { waivePoint } from './consolidation/waive.ts'
import { contestAnswer, settleDispute } from './contests/contest.ts'
import type { PointRow } from './points/point.ts'
import { draftAnswer } from './replies/draft.ts'
import { outcomes } from './replies/outcome.ts'
import { publishAnswer } from './replies/publish.ts'
import { dropAnswer, reviewAnswer } from './replies/review.ts'
import './index.ts'

let database: TestDatabase
let plan: Scope
let editor: Somebody
let moderator: Somebody
let commitment: string
let organisations: { id: string; correspondent: Somebody }[]
const now = new Date('2026-11-26T10:00:00Z')

beforeAll(async () => {
  database = await cloneDatabase('france')
  const { db } = database
  const row = await db.selectFrom('plans').select('id').where('key', '=', 'fr-2021-2023').executeTakeFirstOrThrow()
  plan = { type: 'plan', id: row.id }
  editor = await somebody(db, now, 'editor', plan)
  moderator = await somebody(db, now, 'moderator')
  organisations = []
  commitment = (await db.selectFrom('commitments').select('id').orderBy('id').executeTakeFirstOrThrow()).id
  for (const key of ['dinum', 'ditp']) {
    const { id } = await db.selectFrom('organisations').select('id').where('key', '=', key).executeTakeFirstOrThrow()
    const correspondent = await somebody(db, now, 'correspondent', { type: 'organisation', id })
    organisations.push({ id, correspondent })
  }
})
afterAll(() => database.drop())

const words = [
  'Publier les comptes.',
  'Former les agents.',
  'Ouvrir les données de santé.',
  'Simplifier les formulaires.',
]
/** What a contribution says: two things, so that it can be split; of four kinds, so that some say the same. */
const texts = words.map((one, index) => `${one} ${words[(index + 1) % words.length]}`)

type Site = { consultation: string; authors: Somebody[]; written: Map<string, { text: string; person: string | null }> }

/** A consultation in which people have said things, some of them the same. */
async function begun(): Promise<Site> {
  const { db } = database
  const { id: consultation } = await openConsultation(db, `suite-${crypto.randomUUID()}`, { now })
  const authors = [await somebody(db, now), await somebody(db, now), await somebody(db, now)]
  const written: Site['written'] = new Map()
  for (let index = 0; index < 8; index++) {
    const author = authors[index % authors.length] as Somebody
    const said = index % 5
    const text = texts[said % texts.length] as string
    const { id } = await contributionOf(db, consultation, author, now, { title: `Sujet ${said}`, text })
    written.set(id, { text, person: author.id })
  }
  return { consultation, authors, written }
}

const pointsIn = (consultation: string): Promise<PointRow[]> =>
  database.db
    .selectFrom('points')
    .selectAll()
    .where('consultation_id', '=', consultation)
    .orderBy('contribution_number')
    .orderBy('number')
    .execute()

const codes = new Set<string>()
type Outcome = { done: true } | { done: false; refusal: { code: string } }

/** One step of whoever works on a consultation, or speaks in it, chosen by three numbers. @returns what came of it */
async function step(site: Site, [what, which, how]: readonly [number, number, number]): Promise<Outcome | null> {
  const { db } = database
  const { consultation: consultationId, authors } = site
  const points = await pointsIn(consultationId)
  const at = (place: number) => points[place % points.length] as PointRow
  const one = at(which)
  const other = at(how)
  const seen = (point: PointRow) => ({ id: point.contribution_id, number: point.number, version: point.version })
  const themes = await db
    .selectFrom('themes')
    .selectAll()
    .where('consultation_id', '=', consultationId)
    .orderBy('number')
    .execute()
  const theme = themes[how % Math.max(1, themes.length)]
  const answers = await db
    .selectFrom('answers')
    .selectAll()
    .where('consultation_id', '=', consultationId)
    .orderBy('id')
    .execute()
  const answer = answers[which % Math.max(1, answers.length)]
  const organisation = organisations[how % organisations.length] as (typeof organisations)[number]
  const by = (id: string) => organisations.find(each => each.id === id)?.correspondent ?? editor
  const run = <Input>(
    action: { perform(db: typeof database.db, who: Somebody['who'], at: Date, input: Input): Promise<Outcome> },
    who: Somebody,
    input: Input,
  ) => action.perform(db, who.who, now, input)
  const draft = (more: object) =>
    run(draftAnswer, editor, {
      id: null,
      seen: 0,
      consultationId,
      points: null,
      themeId: null,
      replaces: null,
      isSecond: false,
      outcome: outcomes[how % outcomes.length],
      reason: 'Parce que c’est ainsi.',
      language: 'fr',
      organisationId: one.responsible_id ?? organisation.id,
      signedAs: 'Cheffe de mission',
      until: '2027-01-31',
      passedTo: organisations.find(each => each.id !== one.responsible_id)?.id ?? null,
      targets: how % 3 ? [{ type: 'commitment', id: commitment, change: null }] : [],
      ...more,
    })
  switch (what % 19) {
    case 0:
      return run(describeTheme, editor, {
        consultationId,
        id: null,
        seen: 0,
        title: `Thème ${crypto.randomUUID()}`,
        finding: '',
      })
    case 1:
    case 2:
      return run(groupPoints, editor, {
        consultationId,
        points: [seen(one), ...(other === one ? [] : [seen(other)])],
        themeId: theme?.id ?? null,
      })
    case 3:
      return theme ? run(dissolveTheme, editor, { consultationId, id: theme.id, seen: theme.version }) : null
    case 4: {
      const [first = '', second = ''] = (site.written.get(one.contribution_id)?.text ?? '').split(/(?<=\.) /)
      return run(splitContribution, editor, { consultationId, point: seen(one), parts: [first, second] })
    }
    case 5:
      return run(mergeContributions, editor, { consultationId, into: seen(one), points: [seen(other)] })
    case 6: {
      const merged = points.find(({ joined }) => joined === 'merged') ?? one
      return run(unmergeContribution, editor, { consultationId, id: merged.contribution_id, version: merged.version })
    }
    case 7:
      return run(assignPoints, editor, { consultationId, points: [seen(one)], organisationId: organisation.id })
    case 8:
      return run(waivePoint, editor, { consultationId, point: seen(one), reason: 'Sans objet.', signedAs: 'Chef' })
    case 9:
    case 10: {
      const all = await db
        .selectFrom('consolidations')
        .select('id')
        .where('consultation_id', '=', consultationId)
        .orderBy('id', 'desc')
        .limit(3)
        .execute()
      const last = all[how % Math.max(1, all.length)]
      return last ? run(undoConsolidation, editor, { consultationId, id: last.id }) : null
    }
    case 11:
    case 12:
      return theme && how % 2 ? draft({ themeId: theme.id }) : draft({ points: [seen(one)] })
    case 13: {
      const given = answers.findLast(({ state }) => state === 'published')
      const contest =
        how % 2
          ? await db
              .selectFrom('contests')
              .selectAll()
              .where('consultation_id', '=', consultationId)
              .where('settled_at', 'is', null)
              .executeTakeFirst()
          : undefined
      const contested = points.find(
        point => point.contribution_id === contest?.contribution_id && point.number === contest.number,
      )
      if (contested)
        return draft({ points: [seen(contested)], isSecond: true, organisationId: contested.responsible_id })
      return given ? draft({ replaces: given.id, organisationId: given.organisation_id }) : null
    }
    case 14:
      return answer ? run(dropAnswer, by(answer.organisation_id), { id: answer.id, seen: answer.version }) : null
    case 15:
    case 16: {
      const ready =
        answers.find(({ state }) => state === 'reviewed') ?? answers.find(({ state }) => state === 'drafted')
      if (!ready) return null
      if (ready.state === 'drafted')
        return run(reviewAnswer, by(ready.organisation_id), { id: ready.id, seen: ready.version })
      return run(publishAnswer, editor, { id: ready.id, seen: ready.version })
    }
    case 17: {
      const author = authors.find(({ id }) => id === site.written.get(one.contribution_id)?.person)
      if (!author) return null
      if (how % 4 === 0) return run(withdrawContribution, author, { id: one.contribution_id, reason: '' })
      if (how % 4 === 1) {
        const { state } = await db
          .selectFrom('contributions')
          .select('state')
          .where('id', '=', one.contribution_id)
          .executeTakeFirstOrThrow()
        const because = { rule: 'advertising' as const, explanation: 'Une publicité.' }
        return state === 'hidden'
          ? run(restore, moderator, { id: one.contribution_id })
          : run(hide, moderator, { id: one.contribution_id, ...because })
      }
      return run(contestAnswer, author, {
        id: one.contribution_id,
        number: one.number,
        reason: 'Vous répondez à côté.',
      })
    }
    default: {
      const disputed = points.find(point => point.disputed)
      if (!disputed && which % 5 === 0) return erased(site, authors[how % authors.length] as Somebody, how % 2 === 0)
      if (!disputed) return null
      const given = await db
        .selectFrom('answer_points')
        .select('answer_id')
        .where('contribution_id', '=', disputed.contribution_id)
        .where('number', '=', disputed.number)
        .orderBy('answer_id', 'desc')
        .executeTakeFirstOrThrow()
      return run(settleDispute, editor, {
        consultationId,
        point: seen(disputed),
        answerId: given.answer_id,
        reason: 'La première.',
        signedAs: 'Chef',
      })
    }
  }
}

/** Somebody goes, with what they wrote or without it. */
async function erased(site: Site, { id }: Somebody, withWritings: boolean): Promise<Outcome> {
  const outcome = await repeatErasure.perform(database.db, operator, now, {
    person: id,
    writings: withWritings ? 'withdraw' : 'keep',
  })
  if (outcome.done) for (const one of site.written.values()) if (one.person === id) one.person = null
  return outcome
}

type Row = { [column: string]: unknown }
const rows = async (consultation: string, ask: (id: string) => ReturnType<typeof sql<Row>>): Promise<Row[]> =>
  (await ask(consultation).execute(database.db)).rows

/** What must never be, with what shows it. */
const never: { [wrong: string]: (consultation: string) => ReturnType<typeof sql<Row>> } = {
  'a published contribution without a point': id => sql<Row>`
    select number from contributions as c where consultation_id = ${id} and state = 'published'
      and not exists (select from points where contribution_id = c.id and state <> 'split')`,
  'a point that is shown, or not, otherwise than its contribution': id => sql<Row>`
    select c.number, c.state from points join contributions as c on c.id = contribution_id
    where c.consultation_id = ${id} and is_shown <> (c.state = 'published')`,
  'points of what isn’t split, or none of what is': id => sql<Row>`
    select contribution_number from points where consultation_id = ${id} group by contribution_number
    having (bool_or(state = 'split')) <> (count(*) > 1) or bool_or(state = 'split' and number <> 1)`,
  'a contribution that stands otherwise than its points': id => sql<Row>`
    select c.number, c.standing, p.standing as told from contributions as c join (
      select contribution_id, case when bool_or(state = 'owed') then 'owed' when bool_or(state = 'answered') then 'answered' else 'waived' end as standing
      from points where state <> 'split' group by 1
    ) as p on p.contribution_id = c.id
    where c.consultation_id = ${id} and c.standing <> p.standing`,
  'something that goes with what isn’t shown, or goes elsewhere': id => sql<Row>`
    select p.contribution_number, p.number, p.joined, p.state, f.state as other, p.theme_id, f.theme_id as other_theme
    from points as p left join points as f on f.contribution_id = p.with_id and f.number = p.number
    where p.consultation_id = ${id} and p.is_shown and p.with_id is not null and (
      f.contribution_id is null or not f.is_shown or f.with_id is not null
      or (f.state, f.theme_id) is distinct from (p.state, p.theme_id)
    )`,
  'a point in a theme that is dissolved': id => sql<Row>`
    select contribution_number from points join themes on themes.id = theme_id
    where points.consultation_id = ${id} and dissolved_at is not null`,
  'answered without an answer, or waived without a reason': id => sql<Row>`
    select contribution_number, number from points as p where consultation_id = ${id} and (
      (state = 'answered' and not exists (
        select from answer_points as ap join answers on answers.id = ap.answer_id
        where ap.contribution_id = p.contribution_id and ap.number = p.number and ap.published_at is not null
          and answers.id = p.answer_id and answers.reason <> ''
      ))
      or (state = 'waived' and not exists (
        select from rulings as r where r.contribution_id = p.contribution_id and r.number = p.number and r.kind = 'waived' and ended_at is null
      ))
      or (state = 'owed' and (due is null or responsible_id is null))
    )`,
  'counts of coverage that aren’t so': id => sql<Row>`
    select * from (
      select standing, responsible_id, day, sum(count)::int as n from coverage_counts where consultation_id = ${id} group by 1, 2, 3 having sum(count) <> 0
    ) as kept full join (
      select c.standing, coalesce(responsible_id, '') as responsible_id, coverage_day(c) as day, count(*)::int as n
      from contributions as c where consultation_id = ${id} and state = 'published' group by 1, 2, 3
    ) as really using (standing, responsible_id, day) where kept.n is distinct from really.n`,
  'counts of contests that aren’t so': id => sql<Row>`
    select * from (
      select is_waiting, sum(count)::int as n from contest_counts where consultation_id = ${id} group by 1 having sum(count) <> 0
    ) as kept full join (
      select t.settled_at is null as is_waiting, count(*)::int as n from contests as t join points as p using (contribution_id, number)
      where t.consultation_id = ${id} and p.is_shown group by 1
    ) as really using (is_waiting) where kept.n is distinct from really.n`,
  'counts of points that aren’t so': id => sql<Row>`
    select * from (
      select theme_id, state, leads, sum(count)::int as n from point_counts where consultation_id = ${id} group by 1, 2, 3 having sum(count) <> 0
    ) as kept full join (
      select coalesce(theme_id, '') as theme_id, state, with_id is null as leads, count(*)::int as n
      from points where consultation_id = ${id} and is_shown and state <> 'split' group by 1, 2, 3
    ) as really using (theme_id, state, leads) where kept.n is distinct from really.n`,
  'counts of what led where that aren’t so': id => sql<Row>`
    select * from (
      select target_id, theme_id, sum(count)::int as n from thread_counts where consultation_id = ${id} group by 1, 2 having sum(count) <> 0
    ) as kept full join (
      select target_id, coalesce(theme_id, '') as theme_id, count(*)::int as n from points
      join (select distinct answer_id, target_id from answer_targets) as t using (answer_id)
      where consultation_id = ${id} group by 1, 2
    ) as really using (target_id, theme_id) where kept.n is distinct from really.n`,
  'received that isn’t answered, owed, waived, withdrawn or moderated': id => sql<Row>`
    select * from (
      select count(*) filter (where published_at is not null) as received,
        count(*) filter (where state = 'published' and standing = 'answered') as answered,
        count(*) filter (where state = 'published' and standing = 'owed') as owed,
        count(*) filter (where state = 'published' and standing = 'waived') as waived,
        count(*) filter (where state = 'withdrawn') as withdrawn,
        count(*) filter (where state = 'hidden') as moderated
      from contributions where consultation_id = ${id}
    ) as sums where received <> answered + owed + waived + withdrawn + moderated`,
}

async function checked({ consultation, written }: Site): Promise<void> {
  for (const [wrong, ask] of Object.entries(never)) expect(await rows(consultation, ask), wrong).toEqual([])
  const now = await database.db
    .selectFrom('contributions')
    .select(['id', 'text', 'person_id', 'state'])
    .where('consultation_id', '=', consultation)
    .execute()
  expect(now).toHaveLength(written.size)
  for (const row of now) {
    expect(row.person_id).toBe(written.get(row.id)?.person)
    if (row.state === 'published') expect(row.text).toBe(written.get(row.id)?.text)
  }
}

describe('whatever is done to contributions, in whatever order', () => {
  test('each keeps its author, its words, and one state for each of its points; and the sum holds', async () => {
    const each = fc.tuple(fc.nat(18), fc.nat(30), fc.nat(30))
    // A theme, and an answer that is drafted, reviewed and published: so that all else is met by something.
    const first: [number, number, number][] = [
      [0, 0, 0],
      [11, 0, 0],
      [15, 0, 0],
      [15, 0, 0],
    ]
    const done = new Set<number>()
    await fc.assert(
      fc.asyncProperty(fc.array(each, { minLength: 25, maxLength: 25 }), async steps => {
        const site = await begun()
        for (const one of [...first, ...steps]) {
          const outcome = await step(site, one)
          if (outcome?.done) done.add(one[0])
          else if (outcome) codes.add((outcome as { refusal: { code: string } }).refusal.code)
          await checked(site)
        }
      }),
      { numRuns: Number(process.env.SEQUENCES ?? 25), seed: Number(process.env.SEQUENCE_SEED ?? 9) },
    )
    // A sequence that only met refusals would show nothing.
    expect([...done].sort((a, b) => a - b)).toEqual([...Array(19).keys()].filter(one => one !== 18 || done.has(18)))
    expect(codes.has('invalid-input')).toBe(false)
  })
})
