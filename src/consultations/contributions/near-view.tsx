import type { FC } from 'hono/jsx'
import { Band, formatDay, Link, Typeset } from '../../design/index.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { words } from '../words.ts'
import { contributionPath, numberInWords } from './contribution.ts'
import type { Near } from './near.ts'

/** Contributions that say something like what somebody writes: what they ask, what became of them, and why they are shown. */
export const NearList: FC<{ near: readonly Near[]; language: Language; isAlone: boolean }> = ({
  near,
  language,
  isAlone,
}) => {
  const say = words(language)
  return (
    <Band language={language} id="proches" heading={say.form.near} {...(isAlone ? {} : { intro: say.form.nearIntro })}>
      <ul class="list">
        {near.map(one => (
          <li>
            <div>
              <p>
                <Link
                  href={contributionPath(language, one)}
                  lang={one.language === language ? undefined : one.language}
                >
                  {numberInWords(one.number)} {one.title}
                </Link>
              </p>
              <p class="small muted">
                {one.due && <Typeset words={say.list.due(formatDay(one.due, language))} language={language} />}{' '}
                <Typeset words={say.form.nearShared(one.shared.join(', '))} language={language} />
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Band>
  )
}
