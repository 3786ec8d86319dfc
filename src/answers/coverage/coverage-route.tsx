import { numberInWords } from '../../consultations/index.ts'
import { Band, EmptyState, Formats, Link, Onwards, PageHead, Typeset } from '../../design/index.ts'
import { nearestPlans, readPlan } from '../../plans/index.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { Answer, PageRoute } from '../../platform/http/answer.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { coverageTable, planCoverageData } from './data.ts'
import { contestsInWords, SumView, WaitsView } from './figures-view.tsx'
import { placeIn } from './lists.ts'
import { owedShown, readPlanCoverage } from './read.ts'
import { EachList, OwedTable, OwingTable, WaivedTable } from './tables-view.tsx'
import { words } from './words.ts'

const nearby = 4

/** How the contributions to a plan were answered: computed, never typed. */
export const coverageRoute: PageRoute = {
  page: 'coverage',
  query: ['waived'],
  formats: ['csv'],
  async answer(reading, { plan: slug = '' }, query): Promise<Answer> {
    const { db, language, uses } = reading
    const plan = await readPlan(db, slug)
    const pageOf = (of: Language, name: string) => pathOf('coverage', of, { plan: name })
    if (!plan) {
      uses('all:plan')
      const nearest = await nearestPlans(db, slug.slice(0, 200), nearby)
      return {
        kind: 'missing',
        nearest: nearest.map(one => ({
          label: wordsOf(one.facts.title, language),
          href: pageOf(language, one.slug),
        })),
      }
    }
    uses(`plan:${plan.id}`)
    const title = wordsOf(plan.facts.title, language)
    const plans = { label: words(language).plans, href: pathOf('plans', language) }
    if (plan.removed) {
      const { reason, recorded } = plan.removed
      return { kind: 'gone', title, reason, recorded, ways: [plans] }
    }
    const after = placeIn(query.get('waived'))
    const found = await readPlanCoverage(reading, plan, after)
    const { whole, each, consultations, organisations, owed, waived, next } = found
    const say = words(language)
    const here = pageOf(language, plan.slug)
    const onWaived = next && `${numberInWords(next.number)}${next.point > 1 ? `.${next.point}` : ''}`
    return {
      kind: 'page',
      section: 'plans',
      title: say.title(plan.slug),
      description: say.description(plan.slug),
      breadcrumb: [plans, { label: title, href: pathOf('plan', language, { plan: plan.slug }) }],
      crumb: say.crumb,
      paths: { fr: pageOf('fr', plan.slug), en: pageOf('en', plan.slug) },
      search: after ? `?waived=${query.get('waived')}` : '',
      unlisted: query.size > 0,
      body: (
        <>
          <PageHead language={language} title={say.title(plan.slug)} lede={say.lede(whole.answered, whole.received)} />
          {consultations.length === 0 ? (
            <Band language={language} id="consultations" heading={say.each}>
              <EmptyState language={language} sentence={say.none} />
            </Band>
          ) : (
            <>
              <Band language={language} id="recues" heading={say.sum} intro={say.sumCause}>
                <SumView of={whole} language={language} id="couverture" />
              </Band>
              <Band language={language} id="attente" heading={say.waits} intro={say.waitsCause}>
                <WaitsView of={whole} language={language} />
              </Band>
              <Band language={language} id="contestees" heading={say.contested}>
                {contestsInWords(whole, language).map(sentence => (
                  <p>
                    <Typeset words={sentence} language={language} />
                  </p>
                ))}
              </Band>
              <Band language={language} id="consultations" heading={say.each}>
                <EachList consultations={consultations} each={each} language={language} />
              </Band>
              {whole.owing.length > 0 && (
                <Band language={language} id="qui" heading={say.owing}>
                  <OwingTable owing={whole.owing} organisations={organisations} language={language} />
                </Band>
              )}
              <Band
                language={language}
                id="dues"
                heading={say.owed}
                intro={owed.length > 0 ? say.owedIntro : undefined}
              >
                {owed.length === 0 ? (
                  <EmptyState language={language} sentence={say.allAnswered} />
                ) : (
                  <OwedTable owed={owed} organisations={organisations} reading={reading} />
                )}
                {owed.length === owedShown &&
                  consultations
                    .filter(({ id }) => (each.get(id)?.owed ?? 0) > 0)
                    .map(row => (
                      <p>
                        <Link
                          href={`${pathOf('contributions', language)}?consultation=${row.slug}&state=owed&order=longest`}
                        >
                          <Typeset words={say.moreOwed(each.get(row.id)?.owed ?? 0)} language={language} />
                          {consultations.length > 1 && (
                            <Typeset
                              words={`${language === 'fr' ? ' : ' : ': '}${wordsOf(row.facts.title, language)}`}
                              language={language}
                            />
                          )}
                        </Link>
                      </p>
                    ))}
              </Band>
              <Band
                language={language}
                id="dispenses"
                heading={say.waived}
                intro={waived.length > 0 ? say.waivedIntro : undefined}
              >
                {waived.length === 0 ? (
                  <EmptyState language={language} sentence={say.noneWaived} />
                ) : (
                  <WaivedTable waived={waived} reading={reading} />
                )}
                <Onwards
                  language={language}
                  first={after ? { label: say.firstWaived, href: `${here}#dispenses` } : null}
                  next={onWaived ? { label: say.moreWaived, href: `${here}?waived=${onWaived}#dispenses` } : null}
                />
              </Band>
            </>
          )}
          <Band language={language} id="donnees" heading={say.data}>
            <Formats
              language={language}
              links={(['json', 'csv'] as const).map(format => ({
                format,
                href: pathOf('coverage', language, { plan: plan.slug }, format),
              }))}
            />
          </Band>
        </>
      ),
      data: planCoverageData(found, reading),
      table: () => coverageTable(found),
    }
  },
}
