import type { FC } from 'hono/jsx'
import { numberInWords } from '../../consultations/index.ts'
import { Band, Button, EmptyState, Form, formatDay, Typeset } from '../../design/index.ts'
import type { Reader } from '../../people/index.ts'
import { dayIn } from '../../platform/clock.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { Visit } from '../../platform/http/personal.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { actorInWords } from '../../record/index.ts'
import { standingRules } from '../charter/charter.ts'
import { RuleLink } from '../charter/rule-link.tsx'
import { charter, cited } from '../charter/rules.ts'
import type { HidingRow } from '../hidings/store.ts'
import { words } from '../words.ts'
import type { Case } from './case.ts'

export type V = Visit<Reader>
export type Typed = { rule?: string; explanation?: string }

export const pathTo = ({ language }: V, number: number) =>
  pathOf('moderationCase', language, { contribution: numberInWords(number) })

export const ruleName = (code: string, language: Language): string => {
  const standing = standingRules(charter).find(({ rule }) => rule.code === code)
  return standing ? words(language).rule(standing.rule.number, standing.wording.title[language]) : words(language).other
}

export const Intro: FC<{ words: string; language: Language }> = ({ words: said, language }) => (
  <p class="muted">
    <Typeset words={said} language={language} />
  </p>
)

export type PartProps = { of: Case; visit: V; typed: Typed }

/** What is reported of it, and the way to leave it as it is. */
export const Reports: FC<PartProps> = ({ of: { row, reports }, visit }) => {
  const { language, timeZone } = visit
  const say = words(language).case
  const last = reports.at(-1)
  return (
    <Band language={language} id="signalements" heading={say.reports}>
      {!last ? (
        <EmptyState language={language} sentence={say.noReports} />
      ) : (
        <>
          <ul class="list">
            {reports.map(one => (
              <li>
                <p>
                  <b>
                    <Typeset words={ruleName(one.rule, language)} language={language} />
                  </b>{' '}
                  <small>
                    <Typeset
                      words={say.reported(formatDay(dayIn(timeZone, one.reported_at), language))}
                      language={language}
                    />
                  </small>
                </p>
                <p class="version written" dir="auto">
                  {one.words}
                </p>
              </li>
            ))}
          </ul>
          <Form action={pathTo(visit, row.number)} sends={{ do: 'dismiss', upTo: last.id }}>
            <Button language={language} label={say.dismiss} kind="alt" />
          </Form>
        </>
      )}
    </Band>
  )
}

/** What was decided of it before, and by whom in what capacity. */
export const Decisions: FC<PartProps> = ({ of: { hidings }, visit: { language, timeZone } }) => {
  const say = words(language).case
  const day = (moment: Date) => formatDay(dayIn(timeZone, moment), language)
  const as = (capacity: string | null) => actorInWords(capacity ?? '', language)
  const lines = (one: HidingRow) => [
    say.hiddenOn(day(one.hidden_at), as(one.hidden_as)),
    ...(one.appealed_at ? [say.appealedOn(day(one.appealed_at))] : []),
    ...(one.settled_at && !one.restored_at ? [say.upheldOn(day(one.settled_at), as(one.settled_as))] : []),
    ...(one.restored_at ? [say.restoredOn(day(one.restored_at), as(one.restored_as))] : []),
  ]
  return (
    <Band language={language} id="decisions" heading={say.decisions}>
      {hidings.length === 0 ? (
        <EmptyState language={language} sentence={say.noDecisions} />
      ) : (
        <ul class="list">
          {hidings.map(one => (
            <li>
              <p>
                <RuleLink rule={cited(one.rule, one.charter)} language={language} />
              </p>
              {lines(one).map(line => (
                <p class="small">
                  <Typeset words={line} language={language} />
                </p>
              ))}
              {[one.explanation, one.settlement].filter(Boolean).map(explanation => (
                <p class="version written small" dir="auto">
                  {explanation}
                </p>
              ))}
            </li>
          ))}
        </ul>
      )}
    </Band>
  )
}
