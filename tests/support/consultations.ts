import {
  type Consultation,
  confirmContribution,
  consultations,
  sendContribution,
} from '../../src/consultations/index.ts'
import { personAt } from '../../src/people/index.ts'
import type { Database } from '../../src/platform/database/database.ts'
import { operator, visitor } from '../../src/record/index.ts'
import { addressesIn } from './html.ts'
import { type TestSite, testOrigin } from './site.ts'

const day = 86_400_000

export const daysFrom = (now: Date, days: number): Date => new Date(now.getTime() + days * day)

/** To the minute, as consultations open and close. */
export const minuteOf = (moment: Date): string => new Date(Math.floor(moment.getTime() / 60_000) * 60_000).toISOString()

export const callFacts = (now: Date, more: Partial<Consultation> = {}): Consultation => ({
  slug: 'transparence',
  title: { original: 'fr', fr: 'La transparence', en: { text: 'Transparency', translated: true } },
  question: { original: 'fr', fr: 'Que faut-il publier ?' },
  opens: minuteOf(daysFrom(now, -2)),
  closes: minuteOf(daysFrom(now, 10)),
  graceMinutes: 30,
  participants: 'anyone',
  answeredBy: { organisationId: 'ditp', withinDays: 60 },
  priorities: [{ priorityId: 'fr-2023-2025-priority-1', organisationId: 'dinum', withinDays: 30 }],
  fields: [],
  ...more,
})

/** Opens a consultation on the last French plan, announced twenty days before `now` unless told otherwise. @returns its id */
export async function openCall(
  db: Database,
  more: Partial<Consultation> = {},
  now = new Date(),
  announced = daysFrom(now, -20),
): Promise<string> {
  const facts = callFacts(now, more)
  const outcome = await consultations.describe.perform(db, operator, announced, {
    things: [{ key: `fr-2023-2025-${facts.slug}`, parentKey: 'fr-2023-2025', facts }],
  })
  if (!outcome.done) throw new Error(outcome.refusal.sentence.en)
  const row = await db.selectFrom('consultations').select('id').where('slug', '=', facts.slug).executeTakeFirstOrThrow()
  return row.id
}

/** The addresses of the last letters in the outbox that begin so: the newest first. */
export async function linksInLetters(site: TestSite, beginning: string): Promise<string[]> {
  const page = await (await site.get('/boite-d-envoi')).text()
  return addressesIn(page)
    .map(({ href }) => href.replace(testOrigin, ''))
    .filter(href => href.startsWith(beginning))
}

/** What a form's page sends beside what people type. */
export function hiddenIn(html: string): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [, name = '', value = ''] of html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g))
    fields[name] = value
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&#39;', "'")
  return fields
}

/** A contribution that everybody can read, by the action that sends it and what its confirmation writes. */
export async function publishOne(db: Database, consultationId: string): Promise<void> {
  const now = new Date()
  const outcome = await sendContribution.perform(db, visitor, now, {
    consultationId,
    said: {
      title: 'Publier la réponse donnée à chaque proposition',
      text: 'Quand nous participons, nous ne savons presque jamais ce que notre proposition est devenue.\n\nUne réponse, et sa raison.',
      answers: {},
      priorityId: null,
      language: 'fr',
      author: 'Nadia B.',
    },
    begun: daysFrom(now, -0.01).toISOString(),
    suspicion: null,
    email: 'nadia@example.org',
  })
  if (!outcome.done) throw new Error(outcome.refusal.sentence.en)
  await db.transaction().execute(async tx => {
    const personId = await personAt(tx, { email: 'nadia@example.org', language: 'fr', now })
    await confirmContribution.within(
      { tx, who: { capacity: 'participant', personId }, recorded: now },
      { id: outcome.result.id },
    )
  })
}
