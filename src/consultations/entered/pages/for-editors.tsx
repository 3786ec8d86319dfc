import type { FC } from 'hono/jsx'
import { EmptyState, Link, LinkList, Notice, PageHead, Typeset, Wrap } from '../../../design/index.ts'
import type { Reader } from '../../../people/index.ts'
import { wordsOf } from '../../../platform/facts/text.ts'
import { addresses, pathOf } from '../../../platform/http/addresses.ts'
import type { PersonalAnswer, PersonalPage, Visit } from '../../../platform/http/personal.ts'
import type { Language } from '../../../platform/locales/languages.ts'
import { standingOf } from '../../consultation.ts'
import { forTeam } from '../../editing/for-team.tsx'
import { type ConsultationRow, readConsultations } from '../../store.ts'
import { words as roomWords } from '../../words.ts'
import { type Circumstances, readCircumstances } from '../circumstances.ts'
import { words } from '../words.ts'
import { type EnteringPage, enteringPath, enteringTitle } from './ways.tsx'

type V = Visit<Reader>
/**
 * A page on which the editors of a plan enter something in a consultation that has begun: the one that is named, or the only one; where there
 * are several, they choose.
 */
export function inConsultation(
  visit: V,
  page: EnteringPage,
  slug: string | null,
  then: (circumstances: Circumstances) => Promise<PersonalAnswer>,
): Promise<PersonalAnswer> {
  const { db, language, now } = visit
  const here = slug === null ? pathOf(page, language) : enteringPath(page, language, slug)
  return forTeam(visit, ['editor'], here, async (plans): Promise<PersonalAnswer> => {
    const begun = (await readConsultations(db)).filter(
      ({ plan_id, facts }) => plans.some(({ id }) => id === plan_id) && standingOf(facts, now) !== 'announced',
    )
    const named = slug === null && begun.length === 1 ? begun[0] : begun.find(one => one.slug === slug)
    if (named) return then(await readCircumstances(db, named, now))
    return slug === null ? choice(visit, page, begun) : { kind: 'missing' }
  })
}

const breadcrumb = (language: Language) => [
  { label: roomWords(language).workshop.title, href: pathOf('workshop', language) },
]

function choice({ language }: V, page: EnteringPage, begun: readonly ConsultationRow[]): PersonalPage {
  const { ways } = words(language)
  const title = enteringTitle(page, language)
  return {
    kind: 'personal',
    title,
    breadcrumb: breadcrumb(language),
    body: (
      <>
        <PageHead language={language} title={title} lede={begun.length > 0 ? ways.choose : ways.none} />
        <Wrap>
          {begun.length === 0 && <EmptyState language={language} sentence={ways.none} />}
          <LinkList
            language={language}
            items={begun.map(({ slug, facts }) => ({
              href: enteringPath(page, language, slug),
              label: wordsOf(facts.title, language),
            }))}
          />
        </Wrap>
      </>
    ),
  }
}

type Shown = {
  page: EnteringPage
  lede: string
  status?: PersonalPage['status']
  body: PersonalPage['body']
  /** Whether something has to be corrected: the title says so first. */
  isWrong?: boolean
}

/** A page of this kind around its form. */
export function entering(
  { language }: V,
  { consultation }: Circumstances,
  { page, lede, status, body, isWrong = false }: Shown,
): PersonalPage {
  const title = enteringTitle(page, language)
  const search = `?consultation=${encodeURIComponent(consultation.slug)}`
  return {
    kind: 'personal',
    title: isWrong ? `${roomWords(language).form.errorTitle} : ${title}` : title,
    ...(status ? { status } : {}),
    breadcrumb: breadcrumb(language),
    search,
    body: (
      <>
        <PageHead
          language={language}
          kicker={words(language).common.consultation(wordsOf(consultation.facts.title, language))}
          title={title}
          lede={lede}
        />
        {body}
      </>
    ),
  }
}

/** What has just been done, and where to read it. */
export const Done: FC<{ said: string; consultation: ConsultationRow; language: Language }> = ({
  said,
  consultation,
  language,
}) => (
  <div role="status">
    <Notice language={language} kind="answer">
      <p>
        <Typeset words={said} language={language} />{' '}
        <Link href={`${addresses.contributions[language]}?consultation=${encodeURIComponent(consultation.slug)}`}>
          <Typeset words={words(language).common.see} language={language} />
        </Link>
      </p>
    </Notice>
  </div>
)
