import type { Child, FC } from 'hono/jsx'
import { commitmentPath } from '../../commitments/index.ts'
import { numberInWords } from '../../consultations/index.ts'
import { Diff, formatNumber, Link, Typeset } from '../../design/index.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { FindingView } from '../finding-view.tsx'
import type { ChangeTold, ThemeTold } from './composed.ts'
import { changeInWords, type FieldWords, outcomeLines, pathOfNumber } from './told.ts'
import { words } from './words.ts'

/** A line of a report. */
export const Line: FC<{ words: string; language: Language; class?: string }> = ({
  words: said,
  language,
  class: kind,
}) => (
  <p class={kind}>
    <Typeset words={said} language={language} />
  </p>
)

const Numbers: FC<{ numbers: readonly number[]; language: Language; more?: Child }> = ({ numbers, language, more }) => (
  <>
    {numbers.map((number, place) => (
      <>
        {place > 0 && ', '}
        <Link href={pathOfNumber(number, language)}>{numberInWords(number)}</Link>
      </>
    ))}
    {more}
  </>
)

/** Themes and their findings are written once, in this language. */
const ofThemes: Language = 'fr'

/** A theme: its finding, what that cites, and what was decided. */
export const Theme: FC<{ theme: ThemeTold; language: Language }> = ({ theme, language }) => {
  const say = words(language)
  return (
    <section class="stack">
      {theme.number === null ? (
        <h3>
          <Typeset words={say.withoutTheme} language={language} />
        </h3>
      ) : (
        <h3 id={`theme-${theme.number}`}>
          <Typeset words={say.themeNumber(theme.number)} language={language} />{' '}
          <span dir="auto" lang={language === ofThemes ? undefined : ofThemes}>
            {theme.title}
          </span>
        </h3>
      )}
      <Line words={say.themePoints(theme.points, theme.owed, theme.waived)} language={language} class="small muted" />
      {theme.number !== null &&
        (theme.finding ? (
          <FindingView finding={theme.finding} language={ofThemes} page={language} />
        ) : (
          <Line words={say.noFinding} language={language} />
        ))}
      {theme.outcomes.length > 0 && (
        <ul>
          {outcomeLines(theme.outcomes, language).map(({ label, count }) => (
            <li>
              <Typeset words={`${label}${language === 'fr' ? ' : ' : ': '}`} language={language} />
              {formatNumber(count, language)}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** What answers led to, and the words that changed. */
export const Changed: FC<{ change: ChangeTold; fields: FieldWords; language: Language }> = ({
  change,
  fields,
  language,
}) => {
  const say = words(language)
  const { plan, commitment, field, before, after, contributions, count } = change
  const others = count - contributions.length
  return (
    <section class="stack">
      <h3>
        <Link href={commitmentPath(language, plan, commitment)}>
          <Typeset words={changeInWords(change, language)} language={language} />
        </Link>
      </h3>
      <p class="small">
        <Typeset words={`${say.from(count)}${language === 'fr' ? ' : ' : ': '}`} language={language} />
        <Numbers
          numbers={contributions}
          language={language}
          more={others > 0 && <Typeset words={` ${say.andOthers(others)}`} language={language} />}
        />
      </p>
      {field === null ? (
        <Line words={say.ledTo} language={language} />
      ) : (
        <Diff
          language={language}
          caption={say.changed}
          changes={[
            {
              field: fields.name(field, language),
              before: fields.value(before, field, language),
              after: fields.value(after, field, language),
            },
          ]}
        />
      )}
    </section>
  )
}
