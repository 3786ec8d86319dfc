import { consultations } from '../../consultations/index.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Tx } from '../../platform/database/database.ts'
import type { Day } from '../../platform/facts/period.ts'
import { operator, type Who } from '../../record/index.ts'
import { answering } from './answering.ts'
import { sampleCalls } from './calls.ts'
import { enter } from './elsewhere.ts'
import { type Lots, lotsFrom } from './lots.ts'
import {
  contest,
  hiddenForAWhile,
  hideIt,
  leaveIt,
  refuseIt,
  releaseIt,
  reportIt,
  settle,
  wronglyHidden,
} from './moderating.ts'
import { contestedInVain, contestedNow, hiddenForGood, refused, reported, setAside } from './sample-moderation.ts'
import { samplePlanKey } from './sample-plan.ts'
import { campaign } from './sample-voices.ts'
import { type Asked, change, type Sent, type Stage, send, type Way, withdraw } from './sending.ts'
import { days, inOrder, later, minutes, type Step } from './timeline.ts'
import { marked, writerOf } from './written.ts'

/** How many were sent on the site, by each way, by people who changed nothing and had nothing happen to them. */
const plain = { closed: { link: 20, 'signed-in': 40, mandate: 9 }, open: { link: 8, 'signed-in': 12, mandate: 3 } }

type People = { association: { id: string; member: Who } } & Record<
  'editor' | 'moderator' | 'administrator' | 'correspondent' | 'participant',
  Who
>
type Call = ReturnType<typeof sampleCalls>['open']

/** Where the story of a consultation takes place. */
type Around = {
  to: Asked
  /** The moment so many days from the filling, and its day. */
  at(count: number): Date
  dayOf(count: number): Day
  workshopId: string
  townId: string
}

/**
 * The two consultations of the demonstration and what people said in them, made by the actions by which any is made, at the times of its story:
 * one that is over, and one that is open. What is drawn by lot is drawn from a seed, so that each demonstration is like another.
 * @param filled the day on which the site is filled, from which all is counted
 * @param timeZone the site’s, in which consultations open and close
 */
export async function makeConsultations(tx: Tx, filled: Date, timeZone: string, people: People): Promise<void> {
  const at = (count: number) => later(filled, days(count))
  const calls = sampleCalls(filled, timeZone)
  const lots = lotsFrom(20_261_127)
  const stage: Stage = { tx, known: new Map(), lots, write: writerOf(lots, await idsOfPriorities(tx)), ...people }
  const around = {
    at,
    dayOf: (count: number) => dayIn(timeZone, at(count)),
    workshopId: await idOf(tx, 'events', `${samplePlanKey}-atelier-idees`),
    townId: await idOf(tx, 'organisations', `${samplePlanKey}-ville`),
  }
  const [over, open]: [Asked, Asked] = [{ id: '' }, { id: '' }]
  await inOrder([
    describe(tx, over, calls.closed, at(-80)),
    describe(tx, open, calls.open, at(-30)),
    ...saidInClosed(stage, { ...around, to: over }, new Date(calls.closed.facts.closes)),
    ...saidInOpen(stage, { ...around, to: open }),
    ...answering({ ...around, ...people, tx, to: over }),
  ])
}

const describe = (tx: Tx, asked: Asked, call: Call, recorded: Date): Step => ({
  at: recorded,
  async take() {
    await consultations.describe.within({ tx, who: operator, recorded }, { things: [call] })
    asked.id = await idOf(tx, 'consultations', call.key)
  },
})

const idOf = async (tx: Tx, table: 'consultations' | 'events' | 'organisations', key: string): Promise<string> =>
  (await tx.selectFrom(table).select('id').where('key', '=', key).executeTakeFirstOrThrow()).id

async function idsOfPriorities(tx: Tx): Promise<Map<number, string>> {
  const rows = await tx
    .selectFrom('priorities')
    .select(['id', 'number'])
    .where('key', 'like', `${samplePlanKey}-priorite-%`)
    .execute()
  return new Map(rows.map(({ id, number }) => [number, id]))
}

/** When something is sent: more often as a consultation begins and ends, and seldom at night. */
function momentBetween({ next, chance }: Lots, from: Date, until: Date): Date {
  const length = until.getTime() - from.getTime()
  const place = chance(0.25) ? next() * 0.15 : chance(0.35) ? 1 - next() * 0.15 : next()
  const moment = later(from, place * length)
  const isNight = moment.getUTCHours() < 6
  const woken = isNight ? later(moment, minutes(60 * 7)) : moment
  return woken < until ? woken : moment
}

type Between = { to: Asked; from: Date; until: Date }

/** So many, sent in some way between two moments. */
const many = (stage: Stage, { to, from, until }: Between, way: Way, count: number): Sent[] =>
  Array.from({ length: count }, () => send(stage, { to, way, at: momentBetween(stage.lots, from, until) }))

const stepsOf = (...sent: readonly Sent[]): Step[] => sent.flatMap(({ steps }) => steps)

/** Each, with what becomes of it some days after it was sent. */
const then = (sent: readonly Sent[], becomes: (one: Sent, from: Date) => Step[], after = 1): Step[] =>
  sent.flatMap(one => [...one.steps, ...becomes(one, later((one.steps.at(-1) as Step).at, days(after)))])

/** What people said in the consultation that is over: 240 that stand, and others that were taken back, hidden or never confirmed. */
function saidInClosed(stage: Stage, { to, at, dayOf, workshopId, townId }: Around, closing: Date): Step[] {
  const [whole, early] = [
    { to, from: at(-61), until: at(-22.1) },
    { to, from: at(-60), until: at(-34) },
  ]
  const plainOnes = Object.entries(plain.closed).flatMap(([way, count]) => many(stage, whole, way as Way, count))
  const [wrongly, awhile] = many(stage, early, 'link', 2) as [Sent, Sent]
  const [first, ...others] = Array.from({ length: 5 }, (_, place) =>
    send(stage, { to, at: at(-33 + place / 3), way: 'link', words: said(campaign) }),
  ) as [Sent, ...Sent[]]
  const doubted = send(stage, { to, at: at(-52), way: 'link', suspicion: 'fast' })
  const spam = send(stage, { to, at: at(-47.4), way: 'link', words: said(refused) })
  const inVain = send(stage, { to, at: at(-44.2), way: 'signed-in', words: said(contestedInVain) })
  const bad = hiddenForGood.map((one, place) => ({
    ...one,
    sent: send(stage, { to, at: at(-56.3 + place * 7.1), way: 'link', words: said(one) }),
  }))
  const disliked = plainOnes[3] as Sent
  return [
    ...stepsOf(...plainOnes, first, ...others),
    // Begun before the closing, and sent in the time that is left for that.
    ...stepsOf(send(stage, { to, at: later(closing, minutes(1)), way: 'signed-in', by: stage.participant })),
    ...then(
      [...many(stage, early, 'link', 3), ...many(stage, early, 'signed-in', 7)],
      (one, from) => [change(stage, one, from)],
      1.3,
    ),
    ...then(many(stage, early, 'signed-in', 2), (one, from) => [
      change(stage, one, from),
      change(stage, one, later(from, days(2)), 2),
    ]),
    ...then([wrongly], (one, from) => wronglyHidden(stage, one, from), 2),
    ...then([awhile], (one, from) => hiddenForAWhile(stage, one, from), 2),
    ...then([doubted], (one, from) => [releaseIt(stage, one, from)]),
    // What doesn't stand: beyond the 240.
    ...then([spam], (one, from) => [refuseIt(stage, one, from, refused)]),
    ...bad.flatMap(({ sent, ...because }) => then([sent], (one, from) => [hideIt(stage, one, from, because)])),
    ...then([inVain], (one, from) => [
      hideIt(stage, one, from, contestedInVain),
      contest(stage, one, later(from, days(2)), contestedInVain.appeal),
      settle(stage, one, later(from, days(5)), { restores: false, explanation: contestedInVain.settlement }),
    ]),
    ...then(many(stage, early, 'link', 4), (one, from) => [withdraw(stage, one, from)], 3),
    ...stepsOf(...many(stage, whole, 'unconfirmed', 7)),
    reportIt(stage, disliked, at(-20.4), 'other', reported.dismissed),
    leaveIt(stage, disliked, at(-19.6)),
    // What came by another way, as editors entered it.
    ...[-52, -38, -23].map((day, place) =>
      enter(stage, { to, channel: 'paper', day: dayOf(day), at: at(day + 2.02 + place / 9), count: 11 }),
    ),
    ...[-49, -36, -27].map((day, place) =>
      enter(stage, {
        to,
        channel: 'mail',
        day: dayOf(day),
        at: at(day + 3.05 + place / 9),
        count: 7,
        ...(place === 1 ? { organisationId: townId } : {}),
      }),
    ),
    enter(stage, { to, channel: 'room', day: dayOf(-44), at: at(-42.97), count: 31, eventId: workshopId }),
    enter(stage, {
      to,
      channel: 'import',
      day: dayOf(-40),
      at: at(-38.93),
      count: 31,
      source: 'enquete-lire-ensemble-',
    }),
    enter(stage, { to, channel: 'import', day: dayOf(-31), at: at(-18.9), count: 34, source: 'EXEMPLE-PROP-' }),
  ]
}

/** What people have said in the open one: some dozens, some of which wait for a moderator or for a click on their link. */
function saidInOpen(stage: Stage, { to, at, dayOf }: Around): Step[] {
  const [whole, early] = [
    { to, from: at(-11), until: at(-0.2) },
    { to, from: at(-11), until: at(-6) },
  ]
  const plainOnes = Object.entries(plain.open).flatMap(([way, count]) => many(stage, whole, way as Way, count))
  const contested = send(stage, { to, at: at(-8.4), way: 'link', words: said(contestedNow) })
  const doubted = send(stage, { to, at: at(-9.1), way: 'link', suspicion: 'fast' })
  const waiting = setAside.map(({ suspicion, ...words }, place) =>
    send(stage, { to, at: at(-3.2 + place), way: 'link', words: said(words), suspicion }),
  )
  return [
    ...stepsOf(...plainOnes, ...waiting),
    ...then(many(stage, early, 'signed-in', 4), (one, from) => [change(stage, one, from)], 2),
    ...then([doubted], (one, from) => [releaseIt(stage, one, from)]),
    ...then([contested], (one, from) => [
      hideIt(stage, one, from, contestedNow),
      contest(stage, one, later(from, days(4)), contestedNow.appeal),
    ]),
    ...then(many(stage, early, 'link', 2), (one, from) => [withdraw(stage, one, from)], 2),
    ...stepsOf(...many(stage, { to, from: at(-5), until: at(-0.5) }, 'unconfirmed', 3)),
    reportIt(stage, plainOnes[0] as Sent, at(-0.1), 'repetition', reported.waiting),
    enter(stage, { to, channel: 'paper', day: dayOf(-4), at: at(-1.95), count: 8 }),
  ]
}

const said = ({ title, text }: { title: string; text: string }) => ({ title: marked(title), text })
