import type { ConsultationRow } from '../../../consultations/index.ts'
import type { Reader } from '../../../people/index.ts'
import type { PersonalAnswer, PersonalRoute } from '../../../platform/http/personal.ts'
import { nothingTyped, typedIn } from './acts.tsx'
import { askedIn, askedNames, benchPath, searchOf, themePath } from './asked.ts'
import { readChoices, readKept } from './bench-data.ts'
import { benchPage } from './bench-page.tsx'
import { onConsultation, type V } from './door.tsx'
import { tickedIn } from './item.tsx'
import { readDecision } from './journal.ts'
import { sent } from './sent.ts'
import { words } from './words.ts'

const opened = (visit: V, then: (row: ConsultationRow) => Promise<PersonalAnswer>) =>
  onConsultation(visit, benchPath(visit.language, { slug: visit.parameters.consultation ?? '' }), then)

/** What was done before this page was come back to, besides decisions. */
const sentenceOf = (told: string | null, language: V['language']): string | undefined =>
  told === 'none' ? words(language).done.nothing : undefined

/** Everything that a consultation received, in one list, most urgent first, and what is done with what is ticked in it. */
export const benchRoute: PersonalRoute<Reader> = {
  page: 'consolidate',
  query: [...askedNames, 'all', 'done'],
  answer: (visit, query) =>
    opened(visit, async row => {
      const { db, language } = visit
      const choices = await readChoices(db, row, language)
      const done = query.get('done')
      return benchPage(visit, row, {
        asked: askedIn(query, row.id, choices),
        choices,
        typed: nothingTyped,
        ticksAll: query.has('all'),
        decision: await readDecision(db, row.id, done ?? ''),
        sentence: sentenceOf(done, language),
      })
    }),
  send: (visit, form) =>
    opened(visit, async (row): Promise<PersonalAnswer> => {
      const { db, language, query } = visit
      const choices = await readChoices(db, row, language)
      const asked = askedIn(query, row.id, choices)
      const [ticked, typed] = [tickedIn(form), typedIn(form)]
      const shown = { asked, choices, typed, ticked }
      const said = await sent(form.get('do') ?? '', { visit, row, ticked, typed, choices }, form.get('id') ?? '')
      const back = (more: Record<string, string>): PersonalAnswer => ({
        kind: 'see-other',
        to: `${benchPath(language, row)}${searchOf(asked, more)}#fait`,
      })
      if ('nothing' in said) return benchPage(visit, row, shown)
      if ('wrong' in said) {
        const { field, why } = said.wrong
        const wrong = field === 'ticks' ? {} : { wrong: { field, why } }
        return benchPage(visit, row, { ...shown, ...wrong, refused: why, status: 422 })
      }
      const outcome = 'made' in said ? said.made : said.outcome
      if (!outcome.done) {
        // As it all stands now: somebody else may have been here.
        const now = await readChoices(db, row, language)
        const kept = await readKept(db, ticked, row.id)
        const refused = outcome.refusal.sentence[language]
        return benchPage(visit, row, {
          ...shown,
          choices: now,
          asked: askedIn(query, row.id, now),
          kept,
          refused,
          status: 409,
        })
      }
      const { result } = outcome
      if ('consolidation' in result) return back({ done: result.consolidation ?? 'none' })
      return { kind: 'see-other', to: `${themePath(language, row, result.number)}?done=made#fait` }
    }),
}
