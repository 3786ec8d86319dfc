import type { ConsultationRow } from '../../../consultations/index.ts'
import { Band, EmptyState, formatDay, Link, PageHead, Pagination, Typeset } from '../../../design/index.ts'
import { momentInWords, type Reader } from '../../../people/index.ts'
import { dayIn } from '../../../platform/clock.ts'
import { wordsOf } from '../../../platform/facts/text.ts'
import { pathOf } from '../../../platform/http/addresses.ts'
import type { PersonalAnswer, PersonalPage, PersonalRoute } from '../../../platform/http/personal.ts'
import { undoConsolidation } from '../undo.ts'
import { benchPath } from './asked.ts'
import { Done, decisionInWords, numbersOf, Undo } from './done.tsx'
import { onConsultation, type V } from './door.tsx'
import { type Decision, decisionsOnPage, readDecision, readDecisions } from './journal.ts'
import { words } from './words.ts'

const pathTo = ({ language }: V, { slug }: Pick<ConsultationRow, 'slug'>) =>
  pathOf('consolidationDecisions', language, { consultation: slug })

/** By whom, as far as it concerns whoever reads: names aren't shown. */
const byWhom = ({ done_by }: Decision, { language, reader }: V): string => {
  const say = words(language).decisions
  if (done_by === null) return say.nobody
  return done_by === reader.signedIn?.personId ? say.you : say.another
}

type More = { decision?: Decision | null; refused?: string; status?: 409 }

async function show(visit: V, row: ConsultationRow, before: string, more: More = {}): Promise<PersonalPage> {
  const { db, language, timeZone } = visit
  const say = words(language)
  const read = await readDecisions(db, row.id, before)
  const decisions = read.slice(0, decisionsOnPage)
  const here = pathTo(visit, row)
  const day = (at: Date) => formatDay(dayIn(timeZone, at), language)
  const moment = (at: Date) => momentInWords(at, timeZone, language)
  return {
    kind: 'personal',
    ...(more.status ? { status: more.status } : {}),
    title: say.decisions.title,
    breadcrumb: [
      { label: say.title, href: pathOf('consolidation', language) },
      { label: wordsOf(row.facts.title, language), href: benchPath(language, row) },
    ],
    body: (
      <>
        <PageHead language={language} title={say.decisions.title} lede={say.decisions.lede} />
        <Band language={language} id="decisions" heading={say.decisions.list}>
          <Done language={language} decision={more.decision ?? null} action={here} refused={more.refused} />
          {decisions.length === 0 && <EmptyState language={language} sentence={say.decisions.none} />}
          <ol class="list">
            {decisions.map(one => (
              <li>
                <div class="stack near">
                  <h3>
                    <Typeset words={decisionInWords(one, language)} language={language} />
                  </h3>
                  <p class="small muted">
                    <Typeset words={`${moment(one.done_at)}, ${byWhom(one, visit)}`} language={language} />
                  </p>
                  {numbersOf(one).length > 0 && <p class="small">{say.decisions.numbers(numbersOf(one))}</p>}
                  {one.undone_at ? (
                    <p class="small">
                      <Typeset words={say.decisions.undoneOn(day(one.undone_at))} language={language} />
                    </p>
                  ) : one.goneOn.length > 0 ? (
                    <p class="small">
                      <Typeset words={say.decisions.goneOn(one.goneOn)} language={language} />
                    </p>
                  ) : (
                    <Undo decision={one} action={here} language={language} />
                  )}
                </div>
              </li>
            ))}
          </ol>
          <Pagination
            language={language}
            count={say.decisions.count(decisions.length)}
            previous={before ? here : null}
            next={read.length > decisionsOnPage ? `${here}?before=${decisions.at(-1)?.id}` : null}
            previousLabel={say.decisions.newest}
            nextLabel={say.decisions.older}
          />
          <p>
            <Link href={benchPath(language, row)}>
              <Typeset words={say.theme.back} language={language} />
            </Link>
          </p>
        </Band>
      </>
    ),
  }
}

const opened = (visit: V, then: (row: ConsultationRow) => Promise<PersonalAnswer>) =>
  onConsultation(visit, pathTo(visit, { slug: visit.parameters.consultation ?? '' }), then)

/** What was done last while consolidating, each with the way to take it back, or why it can't be any more. */
export const decisionsRoute: PersonalRoute<Reader> = {
  page: 'consolidationDecisions',
  query: ['before', 'done'],
  answer: (visit, query) =>
    opened(visit, async row =>
      show(visit, row, query.get('before') ?? '', {
        decision: await readDecision(visit.db, row.id, query.get('done') ?? ''),
      }),
    ),
  send: (visit, form) =>
    opened(visit, async (row): Promise<PersonalAnswer> => {
      const { db, reader, now, language } = visit
      const id = form.get('id') ?? ''
      const outcome = await undoConsolidation.perform(db, reader.who, now, { consultationId: row.id, id })
      return outcome.done
        ? { kind: 'see-other', to: `${pathTo(visit, row)}?done=${id}#fait` }
        : show(visit, row, '', { refused: outcome.refusal.sentence[language], status: 409 })
    }),
}
