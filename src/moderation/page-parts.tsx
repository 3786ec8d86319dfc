import type { Child, FC } from 'hono/jsx'
import type { ContributionRow } from '../consultations/index.ts'
import { Facts, Link, Notice, PageHead, Typeset, Wrap } from '../design/index.ts'
import type { PersonalPage } from '../platform/http/personal.ts'
import type { Language } from '../platform/locales/languages.ts'
import { words } from './words.ts'

/** A page that only says something, and leads away. */
export const saying = (
  language: Language,
  { title, lede, ways }: { title: string; lede: string; ways: readonly { label: string; href: string }[] },
  more: Partial<PersonalPage> = {},
): PersonalPage => ({
  kind: 'personal',
  title,
  body: (
    <>
      <PageHead language={language} title={title} lede={lede} />
      <Wrap>
        {ways.map(({ label, href }) => (
          <p>
            <Link href={href}>
              <Typeset words={label} language={language} />
            </Link>
          </p>
        ))}
      </Wrap>
    </>
  ),
  ...more,
})

/** What has just happened, or why it didn't. */
export const Said: FC<{ language: Language; done?: string | undefined; refused?: string | undefined }> = ({
  language,
  done,
  refused,
}) =>
  done || refused ? (
    <div class="wrap lead" role={refused ? undefined : 'status'}>
      <Notice language={language} kind={refused ? 'late' : 'answer'} alert={refused !== undefined}>
        <p>
          <Typeset words={refused ?? done ?? ''} language={language} />
        </p>
      </Notice>
    </div>
  ) : null

type WordsProps = { row: Pick<ContributionRow, 'title' | 'text' | 'language'>; language: Language; children?: Child }

/** All that somebody wrote, just as they did: links show where they lead, and nothing is set or followed. */
export const WholeWords: FC<WordsProps> = ({ row, language, children }) => {
  const say = words(language).case
  const spoken = { dir: 'auto' as const, lang: row.language === language ? undefined : row.language }
  return (
    <div class="stack near">
      <p {...spoken}>
        <b>{row.title || say.noTitle}</b>
      </p>
      {row.text === '' ? (
        <p class="muted">
          <Typeset words={say.emptied} language={language} />
        </p>
      ) : (
        <p class="version written" {...spoken}>
          {row.text}
        </p>
      )}
      {children}
    </div>
  )
}

/** What was answered to the questions of a consultation, under their keys' own words where there are some. */
export const Answers: FC<{
  answers: ContributionRow['answers']
  labelOf(key: string): string
  language: Language
}> = ({ answers, labelOf, language }) => {
  const given = Object.entries(answers)
  return given.length === 0 ? null : (
    <Facts
      language={language}
      facts={given.map(([key, value]) => ({
        label: labelOf(key),
        value: <span class="version written">{Array.isArray(value) ? value.join(', ') : value}</span>,
      }))}
    />
  )
}
