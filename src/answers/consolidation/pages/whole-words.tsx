import type { FC } from 'hono/jsx'
import type { ConsultationRow } from '../../../consultations/index.ts'
import { contributionPath } from '../../../consultations/index.ts'
import { Band, Link, UserText } from '../../../design/index.ts'
import { wordsOf } from '../../../platform/facts/text.ts'
import { pathOf } from '../../../platform/http/addresses.ts'
import type { Language } from '../../../platform/locales/languages.ts'
import { pointInWords } from '../../points/point.ts'
import { benchPath } from './asked.ts'
import type { Opened } from './opened.ts'
import { words } from './words.ts'

/** All that a contribution says, or the words of one of its points, as its author wrote them. */
export const SaysBand: FC<{ opened: Opened; heading: string; language: Language }> = ({
  opened,
  heading,
  language,
}) => {
  const { row, text } = opened
  return (
    <Band language={language} id="texte" heading={heading}>
      <p dir="auto" lang={row.language === language ? undefined : row.language}>
        <Link
          href={contributionPath(language, { number: row.contribution_number, title: row.title, state: 'published' })}
        >
          <b>
            {pointInWords(row)} {row.title || words(language).bench.noTitle}
          </b>
        </Link>
      </p>
      <UserText text={row.part ?? text} language={row.language} page={language} />
    </Band>
  )
}

/** The way to a page of one contribution. */
export const crumbsOf = (language: Language, consultation: ConsultationRow) => [
  { label: words(language).title, href: pathOf('consolidation', language) },
  { label: wordsOf(consultation.facts.title, language), href: benchPath(language, consultation) },
]
