import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { contributionOf, openConsultation } from '../../../tests/fixtures/contributions.ts'
import { at } from '../../../tests/fixtures/facts.ts'
import { cloneDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { giveRole } from '../../people/index.ts'
import { newUlid } from '../../platform/ids.ts'
import {
  type Action,
  operator,
  type RoleName,
  registeredActions,
  type Scope,
  visitor,
  type Who,
} from '../../record/index.ts'
import '../administration/routes.tsx'
import '../import-plans.ts'
import '../pages.ts'

let database: TestDatabase
let organisations: Scope[]
let consultationId: string
let consultationFacts: unknown
let otherPlan: Scope
/** Somebody else, with all that can be theirs, on an organisation that isn't one's own. */
let theirs: { id: string; mail: string; role: string; session: string; invitation: string } & Said
/** What they said: what is published, waits for their confirmation, is set aside, and is hidden and contested. */
type Said = { published: string; unconfirmed: string; aside: string; hidden: string } & Handled
type Handled = {
  theme: string
  consolidation: string
  answer: string
  point: { id: string; number: number; version: number }
}

async function somebody(role: RoleName | null, on: Scope): Promise<{ id: string; mail: string; role: string }> {
  const id = newUlid()
  const mail = `${id.toLowerCase()}@example.org`
  const person = {
    name: '',
    email_verified: true,
    image: null,
    language: 'fr' as const,
    created_at: at,
    updated_at: at,
  }
  await database.db
    .insertInto('people')
    .values({ ...person, id, email: mail })
    .execute()
  if (!role) return { id, mail, role: '' }
  const given = await giveRole.perform(database.db, operator, at, {
    personId: id,
    role,
    on,
    from: '2026-01-01',
    until: null,
  })
  if (!given.done) throw new Error(given.refusal.code)
  return { id, mail, role: given.result }
}

/** What somebody says in a consultation, in each state in which others might reach it. */
async function whatTheySay({ id, mail }: { id: string; mail: string }): Promise<Said> {
  const { db } = database
  const { id: consultation } = await openConsultation(db, 'la-leur', { now: at })
  consultationId = consultation
  const row = await db
    .selectFrom('consultations')
    .select(['facts', 'plan_id'])
    .where('id', '=', consultation)
    .executeTakeFirstOrThrow()
  consultationFacts = { ...row.facts, graceMinutes: 10 }
  const other = await db.selectFrom('plans').select('id').where('id', '<>', row.plan_id).executeTakeFirstOrThrow()
  otherPlan = { type: 'plan', id: other.id }
  const who: Who = { capacity: 'participant', personId: id }
  const [published, hidden, waiting] = [1, 2, 3].map(() => contributionOf(db, consultation, { who }, at))
  const aside = await contributionOf(db, consultation, { who }, at, { suspicion: 'fast' })
  const said = { published: (await published)?.id ?? '', hidden: (await hidden)?.id ?? '', aside: aside.id }
  const unconfirmed = (await waiting)?.id ?? ''
  await db
    .updateTable('contributions')
    .set({ state: 'unconfirmed', person_id: null, email: mail, published_at: null, same_as: null })
    .where('id', '=', unconfirmed)
    .execute()
  const judge = await somebody('moderator', { type: 'site', id: null })
  const moderator: Who = { capacity: 'participant', personId: judge.id }
  const because = { rule: 'off-topic', explanation: 'Cela ne répond pas à la question.' }
  for (const [action, by, input] of [
    ['contribution.reported', visitor, { id: said.published, rule: 'other', words: 'À lire.' }],
    ['contribution.hidden', moderator, { id: said.hidden, ...because }],
    ['contribution.appealed', who, { id: said.hidden, words: 'Je ne suis pas d’accord.' }],
  ] as const) {
    const done = await registeredActions()
      .get(action)
      ?.perform(db, by, at, input as never)
    if (!done?.done) throw new Error(`${action}: ${done?.refusal.code}`)
  }
  return { ...said, unconfirmed, ...(await whatIsDoneOfIt(said.published)) }
}

/** What is made of what they said: a theme, a decision, an answer that is drafted. */
async function whatIsDoneOfIt(published: string): Promise<Handled> {
  const { db } = database
  const editor = await somebody('editor', { type: 'site', id: null })
  const answering = await somebody('correspondent', organisations[1] as Scope)
  const by = (one: { id: string }): Who => ({ capacity: 'participant', personId: one.id })
  const done = async (name: string, who: Who, input: unknown) => {
    const outcome = await registeredActions()
      .get(name)
      ?.perform(db, who, at, input as never)
    if (!outcome?.done) throw new Error(`${name}: ${outcome?.refusal.code}`)
    return outcome.result as { id: string; consolidation: string }
  }
  const point = async () => {
    const { number, version } = await db
      .selectFrom('points')
      .select(['number', 'version'])
      .where('contribution_id', '=', published)
      .executeTakeFirstOrThrow()
    return { id: published, number, version }
  }
  const organisationId = organisations[1]?.id
  const { id: theme } = await done('theme.described', by(editor), {
    consultationId,
    id: null,
    seen: 0,
    title: 'Les comptes',
    finding: '',
  })
  const grouped = { consultationId, points: [await point()], themeId: theme }
  const { consolidation } = await done('points.grouped', by(editor), grouped)
  await done('points.assigned', by(editor), { consultationId, points: [await point()], organisationId })
  const { id: answer } = await done('answer.drafted', by(answering), draftOf([await point()], organisationId))
  return { theme, consolidation, answer, point: await point() }
}

const draftOf = (points: unknown[], organisationId: string | null | undefined) => ({
  id: null,
  seen: 0,
  consultationId,
  points,
  themeId: null,
  replaces: null,
  isSecond: false,
  outcome: 'retained',
  reason: 'Oui.',
  language: 'fr',
  organisationId,
  signedAs: 'Cheffe',
  until: null,
  passedTo: null,
  targets: [],
})

beforeAll(async () => {
  database = await cloneDatabase('france')
  const { db } = database
  const rows = await db.selectFrom('organisations').select('id').orderBy('id').limit(2).execute()
  organisations = rows.map(({ id }) => ({ type: 'organisation', id }))
  const [, other] = organisations as [Scope, Scope]
  const person = await somebody('member', other)
  const session = newUlid()
  const until = new Date(at.getTime() + 86_400_000)
  const device = { token: session.padEnd(64, '0'), device: 'Firefox, Linux', ip_address: '', expires_at: until }
  await db
    .insertInto('sessions')
    .values({ id: session, person_id: person.id, ...device, created_at: at, updated_at: at })
    .execute()
  const invitation = newUlid()
  await db
    .insertInto('invitations')
    .values({
      id: invitation,
      email: person.mail,
      language: 'fr',
      role: 'member',
      on_type: other.type,
      on_id: other.id,
      duty: null,
      from_day: '2026-01-01',
      until_day: null,
      invited_by: null,
      sent_at: at,
      expires_at: until,
      ended_at: null,
      ending: null,
    })
    .execute()
  theirs = { ...person, session, invitation, ...(await whatTheySay(person)) }
})
afterAll(() => database.drop())

/**
 * What each action is given to reach what is somebody else's; null where nobody can be named, so that it is done to oneself. An action that a
 * role on something is enough for, or that everybody may do, needs its line here.
 */
const reaching: Record<string, (() => unknown) | null> = {
  'role.given': () => ({
    personId: theirs.id,
    role: 'member',
    on: organisations[1],
    from: '2026-01-01',
    until: null,
  }),
  'role.withdrawn': () => ({ id: theirs.role }),
  'role.left': () => ({ id: theirs.role }),
  'invitation.sent': () => ({
    email: 'friend@example.org',
    role: 'member',
    on: organisations[1],
    from: '2026-01-01',
    until: null,
    language: 'fr',
    days: 7,
  }),
  'invitation.withdrawn': () => ({ id: theirs.invitation }),
  'invitation.accepted': () => ({ id: theirs.invitation }),
  'invitation.declined': () => ({ id: theirs.invitation }),
  'person.erased': () => ({ session: theirs.session, address: theirs.mail }),
  'person.described': null,
  'person.joined': null,
  'contribution.sent-for': () => ({
    consultationId,
    said: { title: 'Pour eux', text: 'En leur nom.', author: '', answers: {}, priorityId: null, language: 'fr' },
    begun: at.toISOString(),
    suspicion: null,
    organisationId: organisations[1]?.id,
  }),
  'contribution.entered': () => ({
    consultationId,
    contributions: [
      {
        said: { title: 'Pour eux', text: 'Sur papier.', answers: {}, priorityId: null, language: 'fr', author: '' },
        channel: 'paper',
        day: '2026-11-20',
        eventId: null,
        organisationId: null,
        identity: null,
      },
    ],
  }),
  'contribution.confirmed': () => ({ id: theirs.unconfirmed }),
  'contribution.corrected': () => ({
    id: theirs.published,
    seen: 1,
    said: { title: 'Autre', text: 'Autrement.', author: '', answers: {}, priorityId: null, language: 'fr' },
  }),
  'contribution.withdrawn': () => ({ id: theirs.published }),
  'contribution.appealed': () => ({ id: theirs.hidden, words: 'Pour eux.' }),
  'report.dismissed': () => ({ id: theirs.published, upTo: 'Z'.repeat(26) }),
  'contribution.hidden': () => ({ id: theirs.published, ...because }),
  'contribution.restored': () => ({ id: theirs.hidden }),
  'appeal.settled': () => ({ id: theirs.hidden, restores: true, explanation: 'Oui.' }),
  'contributions.released': () => ({ ids: [theirs.aside] }),
  'contributions.refused': () => ({ ids: [theirs.aside], ...because }),
  'points.grouped': () => ({ consultationId, points: [theirs.point], themeId: null }),
  'points.assigned': () => ({ consultationId, points: [theirs.point], organisationId: organisations[0]?.id }),
  'theme.described': () => ({ consultationId, id: theirs.theme, seen: 1, title: 'Autre', finding: '' }),
  'theme.dissolved': () => ({ consultationId, id: theirs.theme, seen: 1 }),
  'contribution.split': () => ({ consultationId, point: theirs.point, parts: ['Que chaque', 'ministère'] }),
  'contributions.merged': () => ({
    consultationId,
    into: theirs.point,
    points: [{ id: theirs.aside, number: 1, version: 1 }],
  }),
  'contribution.unmerged': () => ({ consultationId, id: theirs.published, version: 1 }),
  'point.waived': () => ({ consultationId, point: theirs.point, reason: 'Non.', signedAs: 'Chef' }),
  'consolidation.undone': () => ({ consultationId, id: theirs.consolidation }),
  'answer.drafted': () => draftOf([theirs.point], organisations[1]?.id),
  'answer.reviewed': () => ({ id: theirs.answer, seen: 1 }),
  'answer.dropped': () => ({ id: theirs.answer, seen: 1 }),
  'answer.published': () => ({ id: theirs.answer, seen: 1 }),
  'answers.scheduled': () => ({
    consultationId,
    organisationId: organisations[1]?.id,
    answers: [{ id: theirs.answer, seen: 1 }],
    on: '2027-01-31',
  }),
  'answer.contested': () => ({ id: theirs.published, number: 1, reason: 'Pour eux.' }),
  'report.written': () => ({ consultationId, seen: 0, words: {} }),
  'report.opened': () => ({ consultationId, seen: 1, commentsId: consultationId }),
  'report.finished': () => ({ consultationId, seen: 1 }),
  'dispute.settled': () => ({
    consultationId,
    point: theirs.point,
    answerId: theirs.answer,
    reason: 'Non.',
    signedAs: 'Chef',
  }),
  'consultation.described': () => ({ things: [{ key: 'la-leur', facts: consultationFacts }] }),
  'consultation.removed': () => ({ key: 'la-leur', reason: 'Pour voir.' }),
}

const because = { rule: 'off-topic', explanation: 'Cela ne répond pas à la question.' }

/** What a role on the whole site is for: it isn't tried by those who hold it there. */
const rightful: Partial<Record<RoleName, RegExp>> = {
  moderator: /^(report\.dismissed|contribution\.(hidden|restored)|contributions\.|appeal\.)/,
  editor:
    /^(consultation|theme|point|points|consolidation|dispute|answers)\.|^contributions\.merged$|^contribution\.(entered|split|unmerged)$|^answer\.(drafted|reviewed|dropped|published)$|^report\.(written|opened|finished)$/,
}

const reachable = ([...registeredActions().values()] as unknown as Action<unknown, unknown>[]).filter(
  ({ name, isScoped, by }) => !name.startsWith('test.') && (isScoped || by.includes('participant')),
)

/** All that is theirs, as it stands. */
async function whatIsTheirs(): Promise<unknown> {
  const { db } = database
  return {
    person: await db.selectFrom('people').selectAll().where('id', '=', theirs.id).execute(),
    roles: await db.selectFrom('roles').selectAll().where('person_id', '=', theirs.id).execute(),
    sessions: await db.selectFrom('sessions').selectAll().where('person_id', '=', theirs.id).execute(),
    invitations: await db.selectFrom('invitations').selectAll().orderBy('id').execute(),
    contributions: await db.selectFrom('contributions').selectAll().orderBy('id').execute(),
    hidings: await db.selectFrom('hidings').selectAll().orderBy('id').execute(),
    reports: await db.selectFrom('reports').selectAll().orderBy('id').execute(),
    consultations: await db.selectFrom('consultations').selectAll().orderBy('id').execute(),
    points: await db.selectFrom('points').selectAll().orderBy('contribution_id').orderBy('number').execute(),
    themes: await db.selectFrom('themes').selectAll().orderBy('id').execute(),
    answers: await db.selectFrom('answers').selectAll().orderBy('id').execute(),
    consolidations: await db.selectFrom('consolidations').selectAll().orderBy('id').execute(),
  }
}

describe('what is somebody else’s', () => {
  test('is tried to be reached by every action that could', () => {
    expect(reachable.map(({ name }) => name).sort()).toEqual(Object.keys(reaching).sort())
  })

  const strangers: [string, RoleName | null, () => Scope][] = [
    ['who has only signed in', null, () => ({ type: 'site', id: null })],
    ['a member of another organisation', 'member', () => organisations[0] as Scope],
    ['a correspondent of another organisation', 'correspondent', () => organisations[0] as Scope],
    ['a moderator of the site', 'moderator', () => ({ type: 'site', id: null })],
    ['an editor of the site', 'editor', () => ({ type: 'site', id: null })],
    ['a moderator of another plan', 'moderator', () => otherPlan],
    ['an editor of another plan', 'editor', () => otherPlan],
  ]
  test.each(strangers)('stays as it was, whatever %s does', async (_, role, on) => {
    const who: Who = { capacity: 'participant', personId: (await somebody(role, on())).id }
    const before = await whatIsTheirs()
    const isOnSite = on().type === 'site'
    for (const action of reachable) {
      if (role && isOnSite && rightful[role]?.test(action.name)) continue
      const reach = reaching[action.name]
      if (!reach) {
        await action.perform(
          database.db,
          who,
          at,
          action.name === 'person.described' ? { pseudonym: 'x', language: 'en' } : {},
        )
      } else {
        const input = reach()
        expect([action.name, action.input.safeParse(input).success]).toEqual([action.name, true])
        const outcome = await action.perform(database.db, who, at, input)
        expect([action.name, outcome.done]).toEqual([action.name, false])
      }
      expect([action.name, await whatIsTheirs()]).toEqual([action.name, before])
    }
  })
})
