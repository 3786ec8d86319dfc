import type { FC } from 'hono/jsx'
import { Band, Formats, formatDay, Link, PageHead, Typeset, Wrap } from '../../design/index.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { PageRoute } from '../../platform/http/answer.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { words } from '../words.ts'
import { anchorOf, formerWordings, type Rule, standingRules, type Wording } from './charter.ts'
import { charter, currentVersion } from './rules.ts'

const WordingView: FC<{ wording: Wording; language: Language }> = ({ wording, language }) => (
  <>
    <p>
      <Typeset words={wording.means[language]} language={language} />
    </p>
    <p class="muted">
      <b>
        <Typeset words={words(language).charter.allowed} language={language} />
      </b>
      <br />
      <Typeset words={wording.allows[language]} language={language} />
    </p>
  </>
)

const headingOf = (rule: Rule, wording: Wording, language: Language) =>
  words(language).rule(rule.number, wording.title[language])

/** The rules of participation, each at an address of its own that decisions cite; those of before stay below. */
export const charterRoute: PageRoute = {
  page: 'charter',
  async answer({ language }) {
    const say = words(language).charter
    const since = charter.versions.find(({ version }) => version === currentVersion)?.since ?? ''
    const rules = standingRules(charter)
    const former = formerWordings(charter)
    const asData = ({ rule, wording }: { rule: Rule; wording: Wording }) => ({
      code: rule.code,
      number: rule.number,
      since: wording.since,
      anchor: anchorOf(charter, rule, wording),
      title: wording.title[language],
      means: wording.means[language],
      allows: wording.allows[language],
    })
    return {
      kind: 'page',
      section: 'other',
      title: say.title,
      description: say.description,
      breadcrumb: [],
      crumb: say.crumb,
      paths: { fr: pathOf('charter', 'fr'), en: pathOf('charter', 'en') },
      body: (
        <>
          <PageHead
            language={language}
            kicker={say.version(currentVersion, formatDay(since, language))}
            title={say.title}
            lede={say.lede}
          />
          {rules.map(({ rule, wording }) => (
            <Band language={language} id={rule.code} heading={headingOf(rule, wording, language)} tight>
              <WordingView wording={wording} language={language} />
            </Band>
          ))}
          <Band language={language} id="suite" heading={say.process}>
            <ul>
              {say.steps.map(step => (
                <li>
                  <Typeset words={step} language={language} />
                </li>
              ))}
            </ul>
            <p>
              <Link href={pathOf('moderation', language)}>
                <Typeset words={say.log} language={language} />
              </Link>
            </p>
          </Band>
          {former.length > 0 && (
            <Band language={language} id="anterieures" heading={say.former} intro={say.formerIntro}>
              {former.map(({ rule, wording }) => (
                <section class="stack near" aria-labelledby={anchorOf(charter, rule, wording)}>
                  <h3 id={anchorOf(charter, rule, wording)}>
                    <Typeset words={headingOf(rule, wording, language)} language={language} />
                  </h3>
                  <p class="small muted">
                    <Typeset words={say.formerSince(wording.since)} language={language} />
                  </p>
                  <WordingView wording={wording} language={language} />
                </section>
              ))}
            </Band>
          )}
          <Wrap>
            <Formats
              language={language}
              links={[{ format: 'json', href: pathOf('charter', language, undefined, 'json') }]}
            />
          </Wrap>
        </>
      ),
      data: { version: currentVersion, since, rules: rules.map(asData), former: former.map(asData), steps: say.steps },
    }
  },
}
