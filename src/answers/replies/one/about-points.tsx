import type { FC } from 'hono/jsx'
import { numberInWords } from '../../../consultations/index.ts'
import { excerptOf, Link, Typeset } from '../../../design/index.ts'
import { pathOf } from '../../../platform/http/addresses.ts'
import type { Language } from '../../../platform/locales/languages.ts'
import { othersInWords } from '../../points/others.ts'
import { themePath } from '../../thread/paths.ts'
import { words } from '../words.ts'
import type { Answering } from './read.ts'

/** Of several, as much of each as helps to judge whether they are answered. */
const longestExcerpt = 400

/** What an answer is to, in its authors’ words: whoever reviews it reads both. */
export const AboutPoints: FC<{ of: Answering; language: Language }> = ({ of: { points, more, theme }, language }) => {
  const say = words(language).one
  return (
    <div class="stack near">
      {theme && (
        <p>
          <Typeset words={say.aboutTheme(theme.title, theme.reach.points, theme.reach.authors)} language={language} />{' '}
          <Link href={themePath(language, theme.slug, theme)}>
            <Typeset words={say.readTheme} language={language} />
          </Link>
        </p>
      )}
      {points.map(point => (
        <div class="stack near">
          <p>
            <Link href={pathOf('contribution', language, { contribution: numberInWords(point.contribution_number) })}>
              {point.named}
            </Link>{' '}
            <b dir="auto" lang={point.language === language ? undefined : point.language}>
              {point.title}
            </b>
            {point.others > 0 && (
              <span class="small muted">
                {' · '}
                <Typeset words={othersInWords(point.others, language) ?? ''} language={language} />
              </span>
            )}
          </p>
          <p class="version written" dir="auto" lang={point.language === language ? undefined : point.language}>
            {points.length === 1 ? point.said : excerptOf(point.said, longestExcerpt)}
          </p>
        </div>
      ))}
      {more > 0 && (
        <p>
          <Typeset words={say.more(more)} language={language} />
        </p>
      )}
    </div>
  )
}
