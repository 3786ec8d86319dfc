import { sql } from 'kysely'
import { daysAfter, numberInWords } from '../../consultations/index.ts'
import { type OrganisationRow, timeZoneOf } from '../../people/index.ts'
import { dayIn } from '../../platform/clock.ts'
import type { Database, Queries } from '../../platform/database/database.ts'
import { localTime } from '../../platform/facts/local-time.ts'
import type { Day } from '../../platform/facts/period.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { write } from '../../platform/mail/notices.ts'
import type { Secret } from '../../platform/secret.ts'
import { organisationsById } from '../coverage/read.ts'
import { type DueOn, daysBefore, daysBetweenReminders, isToBeTold } from './due.ts'
import { remindingLetter, type UrgentLine } from './letter.ts'

const urgentShown = 5
/** For how many days it is tried to send it. */
const daysToSend = 3

/** Between which hours of a working day somebody is reminded, in the site’s time zone. */
const calm = { from: 8, until: 17 }

function isCalm(timeZone: string, now: Date): boolean {
  const local = localTime(timeZone, now)
  const hour = Number(local.slice(11, 13))
  const weekday = new Date(`${local.slice(0, 10)}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6 && hour >= calm.from && hour < calm.until
}

/**
 * Writes to those who answer for organisations that owe answers which are due soon, or late; where nobody does, to the editors of the plan. It may
 * be done as often as one likes, by several processes at once: each person has one letter a week at most about an organisation.
 * @returns how many were written
 */
export async function remindOfAnswers(db: Database, secret: Secret, now: Date): Promise<number> {
  const timeZone = await timeZoneOf(db)
  if (!isCalm(timeZone, now)) return 0
  const today = dayIn(timeZone, now)
  const owing = await readOwing(db, today)
  const organisations = await organisationsById(db, [...owing.keys()])
  let told = 0
  for (const [id, dues] of owing) {
    const organisation = organisations.get(id)
    if (organisation) told += await remindOf({ db, secret, now, today }, organisation, dues)
  }
  return told
}

/** The second answers that are asked for, with the points that they are about. */
const secondsOwed = sql`contests as s
  join points as p on p.contribution_id = s.contribution_id and p.number = s.number
  join consultations as asked on asked.id = s.consultation_id and asked.removed is null`

type Run = { db: Database; secret: Secret; now: Date; today: Day }

/**
 * What each organisation owes by the day on which it is due, up to two weeks ahead: from counts, however many there are; and the second answers
 * that authors asked for, which are few.
 */
async function readOwing(db: Queries, today: Day): Promise<Map<string, DueOn[]>> {
  const until = daysAfter(today, daysBefore[0])
  const { rows } = await sql<{ organisation: string; due: Day; count: number }>`
    select organisation, to_char(due, 'YYYY-MM-DD') as due, sum(count)::float8 as count from (
      select responsible_id as organisation, date '2000-01-01' + day as due, count
      from coverage_counts join consultations on consultations.id = consultation_id
      where standing = 'owed' and responsible_id <> '' and consultations.removed is null
        and day <= ${until}::date - date '2000-01-01'
      union all
      select p.responsible_id, s.due, 1 from ${secondsOwed}
      where s.settled_at is null and p.is_shown and p.responsible_id is not null and s.due <= ${until}::date
    ) as one
    group by organisation, one.due having sum(count) > 0 order by 1, 2`.execute(db)
  const owing = new Map<string, DueOn[]>()
  for (const { organisation, ...due } of rows) owing.set(organisation, [...(owing.get(organisation) ?? []), due])
  return owing
}

type Recipient = { id: string; email: string; language: Language; told: Day | null }

async function remindOf(run: Run, organisation: OrganisationRow, dues: readonly DueOn[]): Promise<number> {
  const { db, today } = run
  const own = await holders(db, organisation.id, today, {
    role: 'correspondent',
    type: 'organisation',
    ids: [organisation.id],
  })
  const recipients = own.length > 0 ? own : await editorsOf(db, organisation.id, today)
  const due = recipients.filter(({ told }) => isToBeTold(dues, today, told))
  if (due.length === 0) return 0
  const { plan, urgent } = await readUrgent(db, organisation.id, today)
  if (!plan) return 0
  let written = 0
  for (const recipient of due) {
    const isTold = await db.transaction().execute(async tx => {
      // Whoever is first, of several processes, writes it.
      const { rows } = await sql`
        insert into answer_reminders as known (organisation_id, person_id, told_on)
        values (${organisation.id}, ${recipient.id}, ${today}::date)
        on conflict (organisation_id, person_id) do update set told_on = excluded.told_on
          where known.told_on <= excluded.told_on - ${daysBetweenReminders}::int
        returning told_on`.execute(tx)
      if (rows.length === 0) return false
      await write(tx, run.secret, {
        kind: remindingLetter.name,
        recipient: recipient.email,
        language: recipient.language,
        data: {
          organisation: wordsOf(organisation.facts.name, recipient.language),
          isOwn: own.length > 0,
          owed: dues.reduce((sum, { count }) => sum + count, 0),
          late: dues.reduce((sum, one) => (one.due < today ? sum + one.count : sum), 0),
          urgent,
          plan,
          today,
        },
        now: run.now,
        expires: new Date(run.now.getTime() + daysToSend * 86_400_000),
      })
      return true
    })
    if (isTold) written += 1
  }
  return written
}

type Held = {
  role: 'correspondent' | 'editor' | 'administrator'
  type: 'organisation' | 'plan' | 'site'
  ids: readonly string[]
}

/** Those who hold a role today, and when each was last reminded of what an organisation owes. */
async function holders(
  db: Queries,
  organisationId: string,
  today: Day,
  { role, type, ids }: Held,
): Promise<Recipient[]> {
  const { rows } = await sql<Recipient>`
    select distinct people.id, people.email, people.language, to_char(told_on, 'YYYY-MM-DD') as told
    from roles join people on people.id = roles.person_id
    left join answer_reminders as r on r.person_id = people.id and r.organisation_id = ${organisationId}
    where role = ${role} and on_type = ${type} and ${type === 'site' ? sql`on_id is null` : sql`on_id = any(${[...ids]}::text[])`}
      and withdrawn_at is null and from_day <= ${today}::date and (until_day is null or until_day >= ${today}::date)
    order by people.id`.execute(db)
  return rows
}

/** The editors of the plans in which an organisation owes answers; where there are none, those of the site, or else who runs it. */
async function editorsOf(db: Queries, organisationId: string, today: Day): Promise<Recipient[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct plan_id as id from coverage_counts join consultations on consultations.id = consultation_id
    where standing = 'owed' and responsible_id = ${organisationId} and count > 0
    union
    select asked.plan_id from ${secondsOwed}
    where s.settled_at is null and p.is_shown and p.responsible_id = ${organisationId}`.execute(db)
  const ways: Held[] = [
    { role: 'editor', type: 'plan', ids: rows.map(({ id }) => id) },
    { role: 'editor', type: 'site', ids: [] },
    { role: 'administrator', type: 'site', ids: [] },
  ]
  for (const way of ways) {
    const found = await holders(db, organisationId, today, way)
    if (found.length > 0) return found
  }
  return []
}

/** What an organisation owes first, by number and day, of what it is reminded of; and the plan in which it does. */
async function readUrgent(
  db: Queries,
  organisationId: string,
  today: Day,
): Promise<{ plan: string | null; urgent: UrgentLine[] }> {
  const until = sql`${daysAfter(today, daysBefore[0])}::date`
  const { rows } = await sql<{ at: number; due: Day; isSecond: boolean; plan: string }>`
    select one.at, one."isSecond", to_char(one.due, 'YYYY-MM-DD') as due, plans.slug as plan from (
      (select contribution_number as at, points.due, plan_id, false as "isSecond"
      from points join consultations on consultations.id = consultation_id
      where points.responsible_id = ${organisationId} and is_shown and with_id is null and state = 'owed' and due <= ${until}
      order by points.due, contribution_number, points.number limit ${urgentShown})
      union all
      (select p.contribution_number, s.due, asked.plan_id, true from ${secondsOwed}
      where s.settled_at is null and p.is_shown and p.responsible_id = ${organisationId} and s.due <= ${until}
      order by s.due, p.contribution_number, p.number limit ${urgentShown})
    ) as one join plans on plans.id = one.plan_id
    order by one.due, one.at limit ${urgentShown}`.execute(db)
  return {
    plan: rows[0]?.plan ?? null,
    urgent: [
      ...new Map(rows.map(({ at, due, isSecond }) => [at, { number: numberInWords(at), due, isSecond }])).values(),
    ],
  }
}
