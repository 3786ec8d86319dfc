import type { FC } from 'hono/jsx'
import { AnswerItem } from '../answers/index.ts'
import { ContributionItem } from '../consultations/index.ts'
import {
  EmptyState,
  Facets,
  formatNumber,
  Link,
  LinkList,
  Notice,
  PageHead,
  Pagination,
  SearchForm,
  Section,
  TextTitle,
  Typeset,
  Wrap,
} from '../design/index.ts'
import { pathOf } from '../platform/http/addresses.ts'
import type { Language } from '../platform/locales/languages.ts'
import type { Reading } from '../platform/reading.ts'
import { searchQuery } from './asked.ts'
import { foundTypes } from './entry.ts'
import type { Extract } from './extract.ts'
import type { AnswerResult, Result, SearchPage } from './read-search-page.ts'
import { words } from './words.ts'

type Part = FC<{ page: SearchPage; language: Language }>

/** The page of search: the box, what was understood, the filters with their counts, and what was found. */
export const SearchView: FC<{ page: SearchPage; reading: Reading }> = ({ page, reading }) => {
  const { language } = reading
  const say = words(language)
  const { found } = page
  const asked = found.terms.length > 0
  return (
    <>
      <PageHead language={language} title={say.title} lede={asked ? undefined : say.lede} />
      <Wrap>
        <SearchForm language={language} value={found.question.text} />
        {asked ? <Answered page={page} reading={reading} /> : <Nothing page={page} language={language} />}
        {page.answers.results.length > 0 && !page.request.type && !page.request.cursor && (
          <Section language={language} id="reponses" heading={say.answers}>
            <AnswersFound results={page.answers.results} reading={reading} />
            <p>
              <Link
                href={`${pathOf('search', language)}${searchQuery({ q: found.question.text, type: 'answer', plan: page.request.plan?.slug })}`}
              >
                <Typeset words={say.allAnswers(page.answers.count, page.answers.isMore)} language={language} />
              </Link>
            </p>
          </Section>
        )}
        {page.said.rows.length > 0 && (
          <Section language={language} id="contributions" heading={say.contributions}>
            <ul class="list">
              {page.said.rows.map(row => (
                <ContributionItem row={row} around={page.said.around} reading={reading} />
              ))}
            </ul>
            <p>
              <Link href={`${pathOf('contributions', language)}?q=${encodeURIComponent(found.question.text)}`}>
                <Typeset words={say.allContributions(page.said.count, page.said.isMore)} language={language} />
              </Link>
            </p>
          </Section>
        )}
      </Wrap>
    </>
  )
}

/** Everything that the reader has to know before the results. */
const Remarks: Part = ({ page, language }) => {
  const say = words(language)
  const { request, found, lost } = page
  const remarks = [
    ...found.terms.filter(term => term.corrected).map(({ typed, seek }) => say.corrected(typed, seek.join(say.or))),
    ...(found.question.shortened ? [say.shortened] : []),
    ...request.ignored.map(({ name, value }) => (name === 'type' ? say.unknownType(value) : say.unknownPlan(value))),
    ...(lost ? [say.lost] : []),
  ]
  if (remarks.length === 0) return null
  return (
    <Notice language={language}>
      {remarks.map(remark => (
        <p>
          <Typeset words={remark} language={language} />
        </p>
      ))}
    </Notice>
  )
}

/** Answers that were found, each with the words that show why. */
const AnswersFound: FC<{ results: readonly AnswerResult[]; reading: Reading }> = ({ results, reading }) => (
  <ul class="list results">
    {results.map(({ of, extract }) => (
      <AnswerItem of={of} reading={reading}>
        {extract ? <Marked extract={extract} /> : undefined}
      </AnswerItem>
    ))}
  </ul>
)

/** How much was found, in a sentence. */
function foundInWords({ found, request, nearest, answers, said }: SearchPage, language: Language): string {
  const say = words(language)
  const { text } = found.question
  if (request.type === 'answer')
    return answers.count > 0 ? say.answersFound(answers.count, answers.isMore, text) : say.nothingWithFilters
  if (found.total > 0) return say.results(found.total, text)
  if (nearest.length === 0 && (request.type || request.plan) && answers.count === 0) return say.nothingWithFilters
  return answers.count + said.count > 0 ? say.onlySaid(text) : say.results(0, text)
}

const Answered: FC<{ page: SearchPage; reading: Reading }> = ({ page, reading }) => {
  const { language } = reading
  const say = words(language)
  const { request, found, results, nearest, answers } = page
  const { text } = found.question
  const onlyAnswers = request.type === 'answer'
  const { newer, older } = onlyAnswers ? answers : found
  const sentence = foundInWords(page, language)
  const path = pathOf('search', language)
  const filters = { type: request.type, plan: request.plan?.slug }
  const to = (cursor: typeof found.older) => cursor && `${path}${searchQuery({ q: text, ...filters, cursor })}`
  return (
    <>
      <p role="status" class="t1 num">
        <Typeset words={sentence} language={language} />
      </p>
      <Remarks page={page} language={language} />
      <Filters page={page} language={language} />
      {results.length > 0 && (
        <Section language={language} id="resultats" heading={say.list} hiddenHeading>
          <Results results={results} language={language} />
        </Section>
      )}
      {onlyAnswers && answers.results.length > 0 && (
        <Section language={language} id="resultats" heading={say.list} hiddenHeading>
          <AnswersFound results={answers.results} reading={reading} />
        </Section>
      )}
      {(newer || older) && (
        <Pagination
          language={language}
          count={sentence}
          previous={to(newer)}
          next={to(older)}
          previousLabel={say.previous}
          nextLabel={say.next}
        />
      )}
      {nearest.length > 0 && (
        <Section language={language} id="proche" heading={say.nearest}>
          <Results results={nearest} language={language} />
        </Section>
      )}
      {results.length === 0 && answers.results.length === 0 && <Ways page={page} language={language} />}
    </>
  )
}

/** Ways on for somebody who found nothing. */
const Ways: Part = ({ page, language }) => {
  const say = words(language)
  const { request, found } = page
  const filtered = request.type || request.plan
  return (
    <Section language={language} id="autrement" heading={say.ways}>
      <LinkList
        language={language}
        items={[
          ...(filtered
            ? [
                {
                  label: say.withoutFilters,
                  href: `${pathOf('search', language)}${searchQuery({ q: found.question.text })}`,
                },
              ]
            : []),
          { label: say.toPlans, href: pathOf('plans', language) },
          { label: say.toOrganisations, href: pathOf('organisations', language) },
          { label: say.toRecord, href: pathOf('record', language) },
        ]}
      />
    </Section>
  )
}

/** The filters: each value with how many it keeps, the one that is on marked; none where there is nothing to choose. */
const Filters: Part = ({ page, language }) => {
  const say = words(language)
  const { request, found, answers } = page
  const path = pathOf('search', language)
  const { text } = found.question
  const [type, plan] = [request.type, request.plan?.slug]
  const onlyAnswers = type === 'answer'
  const sum = (counts: readonly { count: number }[]) => counts.reduce((total, { count }) => total + count, 0)
  const typeFacets = foundTypes.flatMap(one => {
    const count = found.types.find(kind => kind.type === one)?.count ?? 0
    if (count === 0 && one !== type) return []
    return [
      {
        label: say.types[one],
        count,
        href: `${path}${searchQuery({ q: text, type: one, plan })}`,
        current: one === type,
      },
    ]
  })
  // Beside the others, a few answers are read to show them; among the filters they stand where there are any.
  const ofAnswers =
    answers.count > 0 || onlyAnswers
      ? [
          {
            label: say.onlyAnswers,
            count: answers.count,
            isMore: answers.isMore,
            href: `${path}${searchQuery({ q: text, type: 'answer', plan })}`,
            current: onlyAnswers,
          },
        ]
      : []
  const planFacets = request.plans.flatMap(({ id, slug }) => {
    const count = onlyAnswers ? null : (found.plans.find(one => one.id === id)?.count ?? 0)
    if ((count === 0 || (onlyAnswers && !answers.plans.includes(id))) && slug !== plan) return []
    return [
      { label: slug, count, href: `${path}${searchQuery({ q: text, type, plan: slug })}`, current: slug === plan },
    ]
  })
  const everything = {
    label: say.all,
    count: sum(found.types),
    href: `${path}${searchQuery({ q: text, plan })}`,
    current: !type,
  }
  const everyPlan = {
    label: say.allPlans,
    count: onlyAnswers ? null : sum(found.plans),
    href: `${path}${searchQuery({ q: text, type })}`,
    current: !plan,
  }
  return (
    <div class="stack near">
      {(typeFacets.length + ofAnswers.length > 1 || type) && (
        <Facets language={language} label={say.byType} facets={[everything, ...typeFacets, ...ofAnswers]} />
      )}
      {(planFacets.length > 1 || plan) && (
        <Facets language={language} label={say.byPlan} facets={[everyPlan, ...planFacets]} />
      )}
    </div>
  )
}

const Results: FC<{ results: readonly Result[]; language: Language }> = ({ results, language }) => (
  <ol class="list results">
    {results.map(result => (
      <li>
        <div>
          <p class="kind">
            <Typeset words={kindOf(result, language)} language={language} />
          </p>
          <TextTitle of={result.title} language={language} level={3} href={result.href} />
          {result.extract && (
            <p {...(result.extract.language === language ? {} : { lang: result.extract.language })}>
              <Marked extract={result.extract} />
            </p>
          )}
        </div>
      </li>
    ))}
  </ol>
)

const kindOf = ({ type, place, plan }: Result, language: Language): string => {
  const say = words(language)
  const kind = [say.type[type], place.number].filter(Boolean).join(' ')
  return plan && type !== 'plan' ? `${kind} · ${say.plan(plan)}` : kind
}

/** An extract, with what was looked for marked. It was set in type as a whole, before it was cut. */
const Marked: FC<{ extract: Extract }> = ({ extract }) => (
  <>{extract.segments.map(({ words: said, found }) => (found ? <mark>{said}</mark> : said))}</>
)

/** Before anything was asked: how it works, and what there is. */
const Nothing: Part = ({ page, language }) => {
  const say = words(language)
  const { found, all } = page
  return (
    <>
      {found.question.text && (
        <p role="status" class="t1 num">
          <Typeset words={say.noWords} language={language} />
        </p>
      )}
      <Remarks page={page} language={language} />
      <Section language={language} id="quoi" heading={say.empty}>
        <p class="muted">
          <Typeset words={say.emptyHow} language={language} />
        </p>
        {all.length === 0 ? (
          <EmptyState language={language} sentence={say.emptySite} />
        ) : (
          <ul class="tally">
            {all.map(({ type, count }) => (
              <li>
                <span class="num">{formatNumber(count, language)}</span> {say.counted[type](count)}
              </li>
            ))}
          </ul>
        )}
      </Section>
    </>
  )
}
