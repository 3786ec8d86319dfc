import type { Child } from 'hono/jsx'
import type { ConsultationRow } from '../../../consultations/index.ts'
import { ErrorSummary, PageHead, Wrap } from '../../../design/index.ts'
import type { PersonalPage } from '../../../platform/http/personal.ts'
import type { V } from './door.tsx'
import type { Opened } from './opened.ts'
import { crumbsOf, SaysBand } from './whole-words.tsx'

/** What is wrong with what was sent of a contribution, and how the page answers. */
export type Wrong = { problem?: { field: string; why: string }; status?: 409 | 422 }

type Say = { lede: string; errors: string; text: string }

/** A page on which something is decided of one contribution, or of one of its points: what is wrong, what it says, then `children`. */
export const itemPage = (
  { language }: V,
  { opened, consultation, title, say, wrong: { problem, status } }: ItemPage,
  children: Child,
): PersonalPage => ({
  kind: 'personal',
  ...(status ? { status } : {}),
  title: problem ? `${say.errors} – ${title}` : title,
  crumb: title,
  breadcrumb: crumbsOf(language, consultation),
  body: (
    <>
      <PageHead language={language} title={title} lede={say.lede} />
      {problem && (
        <Wrap>
          <ErrorSummary language={language} title={say.errors} errors={[problem]} />
        </Wrap>
      )}
      <SaysBand opened={opened} heading={say.text} language={language} />
      {children}
    </>
  ),
})

type ItemPage = { opened: Opened; consultation: ConsultationRow; title: string; say: Say; wrong: Wrong }
