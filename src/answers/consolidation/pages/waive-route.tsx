import type { ConsultationRow } from '../../../consultations/index.ts'
import { Band, Button, Form, Typeset } from '../../../design/index.ts'
import type { Reader } from '../../../people/index.ts'
import type { PersonalAnswer, PersonalPage, PersonalRoute } from '../../../platform/http/personal.ts'
import type { Secret } from '../../../platform/secret.ts'
import { DecidedFields } from '../../page-parts.tsx'
import { pointInWords, seenIn } from '../../points/point.ts'
import { waiveAndTell } from '../../replies/tell.ts'
import { longestReason, longestSignature } from '../../typed.ts'
import { benchPath } from './asked.ts'
import type { V } from './door.tsx'
import { itemPage, type Wrong } from './item-page.tsx'
import { type Opened, onContribution, pathHere } from './opened.ts'
import { words } from './words.ts'

type Typed = { reason: string; signedAs: string }
type More = Wrong & { typed?: Typed }

function show(visit: V, opened: Opened, consultation: ConsultationRow, more: More = {}): PersonalPage {
  const { language } = visit
  const { row } = opened
  const say = words(language).waive
  const title = say.title(pointInWords(row))
  const typed = more.typed ?? { reason: '', signedAs: '' }
  const wrong = (field: string) => (more.problem?.field === field ? more.problem.why : undefined)
  return itemPage(
    visit,
    { opened, consultation, title, say, wrong: more },
    <Band language={language} id="dispense" heading={say.decision}>
      {row.others > 0 && (
        <p>
          <Typeset words={say.with(row.others)} language={language} />
        </p>
      )}
      <Form action={pathHere(visit, 'waivePoint')} sends={{ seen: String(row.version) }} isLenient>
        <DecidedFields language={language} say={say} typed={typed} wrong={wrong} rows={4} required />
        <Button language={language} label={say.submit} />
      </Form>
    </Band>,
  )
}

/** Waiving the answer to one point: its public reason, and the function of who signs. */
export const waiveRoute = (secret: Secret): PersonalRoute<Reader> => ({
  page: 'waivePoint',
  answer: visit =>
    onContribution(visit, 'waivePoint', async (opened, consultation) => show(visit, opened, consultation)),
  send: (visit, form) =>
    onContribution(visit, 'waivePoint', async (opened, consultation): Promise<PersonalAnswer> => {
      const { db, language, reader, now } = visit
      const say = words(language).waive
      const typed = { reason: (form.get('reason') ?? '').trim(), signedAs: (form.get('signedAs') ?? '').trim() }
      const wrong = (field: keyof Typed, why: string) =>
        show(visit, opened, consultation, { typed, problem: { field, why }, status: 422 })
      if (typed.reason.length > longestReason) return wrong('reason', say.reasonLong(longestReason))
      if (typed.signedAs.length > longestSignature || /[\n\t\u2028\u2029]/.test(typed.signedAs))
        return wrong('signedAs', say.signedLong(longestSignature))
      const { contribution_id: id, number } = opened.row
      const outcome = await waiveAndTell(
        { db, secret, who: reader.who, now },
        { consultationId: consultation.id, point: { id, number, version: seenIn(form) }, ...typed },
      )
      if (outcome.done)
        return {
          kind: 'see-other',
          to: `${benchPath(language, consultation)}?done=${outcome.result.consolidation}#fait`,
        }
      const { field = 'reason', sentence, code } = outcome.refusal
      const isTyped = code === 'reason-missing' || code === 'signature-missing'
      return show(visit, opened, consultation, {
        typed,
        problem: { field, why: sentence[language] },
        status: isTyped ? 422 : 409,
      })
    }),
})
