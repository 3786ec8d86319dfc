import type { FC } from 'hono/jsx'
import { contributionPath, numberInWords } from '../consultations/index.ts'
import { Link, Typeset } from '../design/index.ts'
import type { Language } from '../platform/locales/languages.ts'

/** The words of a finding: each contribution that it cites leads to that contribution. */
export const FindingView: FC<{ finding: string; language: Language; page: Language }> = ({
  finding,
  language,
  page,
}) => (
  <div class="prose" lang={language === page ? undefined : language}>
    {finding.split(/\n{2,}/).map(paragraph => (
      <p>
        {paragraph.split(/\b(C-\d{1,9})\b/i).map((piece, index) => {
          if (index % 2 === 0) return <Typeset words={piece} language={language} />
          const number = Number(piece.slice(2))
          return (
            <Link href={contributionPath(page, { number, title: '', state: 'hidden' })}>{numberInWords(number)}</Link>
          )
        })}
      </p>
    ))}
  </div>
)
