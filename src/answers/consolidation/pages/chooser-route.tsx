import { forTeam, readConsultations } from '../../../consultations/index.ts'
import { Band, EmptyState, Link, PageHead, Typeset } from '../../../design/index.ts'
import type { Reader } from '../../../people/index.ts'
import { wordsOf } from '../../../platform/facts/text.ts'
import { pathOf } from '../../../platform/http/addresses.ts'
import type { PersonalAnswer, PersonalRoute } from '../../../platform/http/personal.ts'
import { benchPath } from './asked.ts'
import { readToPlace } from './waiting.tsx'
import { words } from './words.ts'

/** Which consultation is consolidated, where whoever reads edits several; the only one at once. */
export const chooserRoute: PersonalRoute<Reader> = {
  page: 'consolidation',
  answer: visit =>
    forTeam(visit, ['editor'], pathOf('consolidation', visit.language), async (plans): Promise<PersonalAnswer> => {
      const { db, language } = visit
      const say = words(language)
      const all = (await readConsultations(db)).filter(({ plan_id }) => plans.some(({ id }) => id === plan_id))
      const [only] = all
      if (only && all.length === 1) return { kind: 'see-other', to: benchPath(language, only) }
      const toPlace = await readToPlace(
        db,
        all.map(({ id }) => id),
      )
      return {
        kind: 'personal',
        title: say.title,
        breadcrumb: [{ label: say.bench.workshop, href: pathOf('workshop', language) }],
        body: (
          <>
            <PageHead language={language} title={say.title} lede={say.chooser.lede} />
            <Band language={language} id="consultations" heading={say.chooser.which}>
              {all.length === 0 && <EmptyState language={language} sentence={say.chooser.none} />}
              <ul class="list">
                {all.map(row => (
                  <li>
                    <h3>
                      <Link href={benchPath(language, row)}>
                        <Typeset words={wordsOf(row.facts.title, language)} language={language} />
                      </Link>
                    </h3>
                    <p class="small muted">
                      <Typeset words={say.chooser.toPlace(toPlace.get(row.id) ?? 0)} language={language} />
                    </p>
                  </li>
                ))}
              </ul>
            </Band>
          </>
        ),
      }
    }),
}
