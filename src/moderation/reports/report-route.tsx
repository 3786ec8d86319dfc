import { randomUUID } from 'node:crypto'
import { type ContributionRow, numberInWords } from '../../consultations/index.ts'
import {
  Band,
  Button,
  ChoiceField,
  ErrorSummary,
  Form,
  Link,
  PageHead,
  saying,
  TextArea,
  Typeset,
  Ways,
  Wrap,
} from '../../design/index.ts'
import { type Reader, tooOften } from '../../people/index.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { PersonalPage, PersonalRoute, Visit } from '../../platform/http/personal.ts'
import type { Secret } from '../../platform/secret.ts'
import { standingRules } from '../charter/charter.ts'
import { charter } from '../charter/rules.ts'
import { contributionAt } from '../found.ts'
import { reportingRates } from '../limits.ts'
import { refusals } from '../refusals.ts'
import { wrongWords } from '../typed.ts'
import { words } from '../words.ts'
import { longestReport, reportable, reportContribution } from './report.ts'

type V = Visit<Reader>
type Typed = { rule: string; words: string; key: string }
type Wrong = { field: 'rule' | 'words'; why: string }

const pathTo = ({ language }: V, number: number) =>
  pathOf('reportContribution', language, { contribution: numberInWords(number) })
const contributionOf = ({ language }: V, number: number) =>
  pathOf('contribution', language, { contribution: numberInWords(number) })

const breadcrumb = (visit: V, number: number) => [
  { label: words(visit.language).contributions, href: pathOf('contributions', visit.language) },
  { label: numberInWords(number), href: contributionOf(visit, number) },
]

/** Why there is nothing to report. */
function cannot(visit: V, { number, state }: ContributionRow): PersonalPage | null {
  if (state === 'published') return null
  const say = words(visit.language).report
  const why = (
    state === 'hidden' ? refusals.hiddenAlready() : state === 'withdrawn' ? refusals.withdrawn() : refusals.notShown()
  ).refusal.sentence
  return saying(
    visit.language,
    { title: say.cannot, lede: why[visit.language], ways: ways(visit, number) },
    { section: 'contribute', status: 410, breadcrumb: breadcrumb(visit, number) },
  )
}

const ways = (visit: V, number: number) => {
  const say = words(visit.language).report
  return [
    { label: say.back(numberInWords(number)), href: contributionOf(visit, number) },
    { label: say.charter, href: pathOf('charter', visit.language) },
  ]
}

function done(visit: V, number: number): PersonalPage {
  const { language } = visit
  const say = words(language).report
  return {
    kind: 'personal',
    section: 'contribute',
    title: say.done,
    search: '?done=1',
    breadcrumb: breadcrumb(visit, number),
    body: (
      <>
        <PageHead language={language} title={say.done} lede={say.doneLede} />
        <Band language={language} id="ensuite" heading={say.after}>
          <ul>
            {say.next.map(line => (
              <li>
                <Typeset words={line} language={language} />
              </li>
            ))}
          </ul>
          <Ways language={language} ways={ways(visit, number)} />
        </Band>
      </>
    ),
  }
}

function formPage(visit: V, row: ContributionRow, typed: Typed, wrong: readonly Wrong[] = []): PersonalPage {
  const { language } = visit
  const say = words(language).report
  const title = say.title(numberInWords(row.number))
  const why = (field: Wrong['field']) => wrong.find(one => one.field === field)?.why
  return {
    kind: 'personal',
    section: 'contribute',
    ...(wrong.length > 0 ? { status: 422 as const } : {}),
    title,
    breadcrumb: breadcrumb(visit, row.number),
    body: (
      <>
        <PageHead language={language} title={title} lede={say.lede} />
        <Wrap>
          <p>
            <b dir="auto" lang={row.language === language ? undefined : row.language}>
              {row.title}
            </b>
          </p>
          {wrong.length > 0 && (
            <ErrorSummary
              language={language}
              title={say.errors}
              errors={wrong.map(one => ({ field: one.field, why: one.why }))}
            />
          )}
          <Form action={pathTo(visit, row.number)} sends={{ key: typed.key }} isLenient>
            <ChoiceField
              language={language}
              name="rule"
              label={say.rule}
              value={typed.rule}
              error={why('rule')}
              options={[
                ...standingRules(charter).map(({ rule, wording }) => ({
                  value: rule.code,
                  label: words(language).rule(rule.number, wording.title[language]),
                })),
                { value: 'other', label: words(language).other },
              ]}
            />
            <TextArea
              language={language}
              name="words"
              label={say.words}
              hint={say.wordsHint}
              value={typed.words}
              error={why('words')}
              rows={4}
              longest={longestReport}
              required
            />
            <Button language={language} label={say.submit} />
          </Form>
          <p>
            <Link href={pathOf('charter', language)}>
              <Typeset words={say.charter} language={language} />
            </Link>
          </p>
        </Wrap>
        <Band language={language} id="ensuite" heading={say.after}>
          <ul>
            {say.next.map(line => (
              <li>
                <Typeset words={line} language={language} />
              </li>
            ))}
          </ul>
        </Band>
      </>
    ),
  }
}

/** Reporting a contribution: a rule or something else, and why, by anybody and without an account. */
export const reportRoute = (secret: Secret): PersonalRoute<Reader> => ({
  page: 'reportContribution',
  query: ['done'],
  async answer(visit, query) {
    const row = await contributionAt(visit.db, visit.parameters.contribution ?? '')
    if (!row) return { kind: 'missing' }
    if (query.has('done')) return done(visit, row.number)
    return cannot(visit, row) ?? formPage(visit, row, { rule: '', words: '', key: randomUUID() })
  },
  async send(visit, form) {
    const { db, language, now, reader, client } = visit
    const row = await contributionAt(db, visit.parameters.contribution ?? '')
    if (!row) return { kind: 'missing' }
    const given = form.get('key') ?? ''
    const typed = {
      rule: form.get('rule') ?? '',
      words: form.get('words') ?? '',
      key: /^[\w-]{8,64}$/.test(given) ? given : randomUUID(),
    }
    const say = words(language).report
    const badWords = wrongWords(typed.words, longestReport)
    const wrong: Wrong[] = [
      ...(reportable.includes(typed.rule) ? [] : [{ field: 'rule' as const, why: say.noRule }]),
      ...(badWords ? [{ field: 'words' as const, why: whyOf(badWords, language) }] : []),
    ]
    if (wrong.length > 0) return cannot(visit, row) ?? formPage(visit, row, typed, wrong)
    const often = await tooOften(visit, secret, reportingRates(client, row.id))
    if (often) return often
    const outcome = await reportContribution.perform(
      db,
      reader.who,
      now,
      { id: row.id, rule: typed.rule, words: typed.words },
      `report ${typed.key}`,
    )
    if (outcome.done) return { kind: 'see-other', to: `${pathTo(visit, row.number)}?done=1` }
    const { sentence } = outcome.refusal
    return saying(
      language,
      { title: say.cannot, lede: sentence[language], ways: ways(visit, row.number) },
      { section: 'contribute', status: 409, breadcrumb: breadcrumb(visit, row.number) },
    )
  },
})

function whyOf(wrong: NonNullable<ReturnType<typeof wrongWords>>, language: V['language']): string {
  const say = words(language).report
  return { none: say.noWords, long: say.longWords(longestReport), bad: say.badWords }[wrong]
}
