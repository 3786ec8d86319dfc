import { type ConsultationRow, readConsultation } from '../../consultations/index.ts'
import { Band, EmptyState, Formats, Link, PageHead, Typeset } from '../../design/index.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { pathOf, permanentPath } from '../../platform/http/addresses.ts'
import type { Answer, PageRoute } from '../../platform/http/answer.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Reading } from '../../platform/reading.ts'
import { FindingView } from '../finding-view.tsx'
import { answersIn } from '../told.ts'
import { themePath } from './paths.ts'
import { type CountedTheme, readThemes } from './store.ts'
import { words } from './words.ts'

/** The themes of a consultation: what contributions have in common, each with its finding. */
export const themesRoute: PageRoute = {
  page: 'themes',
  async answer(reading, { consultation: slug = '' }): Promise<Answer> {
    const { db, language, uses } = reading
    const say = words(language)
    const row = await readConsultation(db, slug.slice(0, 100))
    uses('all:consultation')
    const contributions = { label: say.contributions, href: pathOf('contributions', language) }
    if (!row || row.removed) return { kind: 'missing', nearest: [contributions] }
    uses(answersIn(row.id))
    const themes = await readThemes(db, [row.id])
    const title = wordsOf(row.facts.title, language)
    const path = (of: Language) => pathOf('themes', of, { consultation: row.slug })
    return {
      kind: 'page',
      section: 'contribute',
      title: say.themes.title(title),
      description: say.themes.description(title),
      breadcrumb: [contributions, { label: title, href: pathOf('consultation', language, { consultation: row.slug }) }],
      crumb: say.themes.crumb,
      paths: { fr: path('fr'), en: path('en') },
      body: view(row, themes, reading),
      data: {
        consultation: `${reading.origin}${permanentPath('consultation', row.id)}`,
        themes: themes.map(theme => ({
          number: theme.number,
          title: theme.title,
          finding: theme.finding || null,
          url: `${reading.origin}${permanentPath('theme', theme.id)}`,
          counts: theme.counts,
        })),
      },
    }
  },
}

function view(row: ConsultationRow, themes: readonly CountedTheme[], { language }: Reading) {
  const say = words(language).themes
  return (
    <>
      <PageHead language={language} title={say.title(wordsOf(row.facts.title, language))} lede={say.lede} />
      <Band language={language} id="themes" heading={say.crumb} tight>
        {themes.length === 0 ? (
          <EmptyState language={language} sentence={say.none} />
        ) : (
          <ol class="list">
            {themes.map(theme => (
              <li>
                <div class="stack near">
                  <p class="small muted">{words(language).theme.kicker(theme.number)}</p>
                  <h3 dir="auto" lang={language === 'fr' ? undefined : 'fr'}>
                    <Link href={themePath(language, row.slug, theme)}>{theme.title}</Link>
                  </h3>
                  {theme.finding ? (
                    <FindingView finding={theme.finding} language="fr" page={language} />
                  ) : (
                    <p class="muted">
                      <Typeset words={say.noFinding} language={language} />
                    </p>
                  )}
                  <p class="small">
                    <Typeset
                      words={[say.count(theme.counts.all), say.stands(theme.counts)].filter(Boolean).join(say.of)}
                      language={language}
                    />
                  </p>
                </div>
              </li>
            ))}
          </ol>
        )}
        <Formats
          language={language}
          links={(['json', 'md'] as const).map(format => ({
            format,
            href: pathOf('themes', language, { consultation: row.slug }, format),
          }))}
        />
      </Band>
    </>
  )
}
