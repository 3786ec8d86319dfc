import type { FC } from 'hono/jsx'
import { commitmentPath } from '../../commitments/index.ts'
import { type ConsultationRow, numberAt, numberInWords, readConsultation } from '../../consultations/index.ts'
import {
  EmptyState,
  Formats,
  Link,
  LinkList,
  Onwards,
  PageHead,
  PermanentLink,
  Section,
  Split,
  Thread,
  type ThreadNode,
  Typeset,
} from '../../design/index.ts'
import type { OrganisationRow } from '../../people/index.ts'
import type { Json } from '../../platform/canonical.ts'
import { dayIn } from '../../platform/clock.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { pathOf, permanentPath } from '../../platform/http/addresses.ts'
import type { Answer, PageRoute } from '../../platform/http/answer.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Reading } from '../../platform/reading.ts'
import type { ChangesInWords } from '../changes-in-words.ts'
import { FindingView } from '../finding-view.tsx'
import { answerAnchor } from '../listed/answer-item.tsx'
import { AnswerView } from '../shown/answer-view.tsx'
import { answerData } from '../shown/data.ts'
import { type AnswerShown, readShown } from '../shown/read-shown.ts'
import { answersIn, themeTag } from '../told.ts'
import { type LedCommitment, readLedCommitments } from './led.ts'
import { themePath } from './paths.ts'
import { type CountedTheme, readGivenTo, readHeld, readLedFrom, readTheme, type Traced } from './store.ts'
import { answeringOrganisations, TracedItem, tracedData } from './traced-list.tsx'
import { words } from './words.ts'

const onPage = 50

type One = {
  theme: CountedTheme
  consultation: ConsultationRow
  plan: { id: string; slug: string }
  rows: Traced[]
  hasMore: boolean
  isFirst: boolean
  organisations: ReadonlyMap<string, OrganisationRow>
  led: LedCommitment[]
  /** What was answered once for all of it, the last one first; on its first page only. */
  given: AnswerShown[]
}

/** The place that `?after=C-0142.2` asks for. */
function placeAfter(query: URLSearchParams): { contribution: number; number: number } | null {
  const [, contribution = '', number = '1'] = /^(C-\d{1,9})(?:\.(\d{1,2}))?$/i.exec(query.get('after') ?? '') ?? []
  const at = numberAt(contribution)
  return at === null ? null : { contribution: at, number: Number(number) }
}

/** One theme: what contributions have in common, which they are, and where that led. */
export const themeRoute = (inWords: ChangesInWords): PageRoute => ({
  page: 'theme',
  query: ['after'],
  async answer(reading, { consultation: slug = '', theme: last = '' }, query): Promise<Answer> {
    const { db, language, today, uses } = reading
    const say = words(language)
    const consultation = await readConsultation(db, slug.slice(0, 100))
    uses('all:consultation')
    const contributions = { label: say.contributions, href: pathOf('contributions', language) }
    if (!consultation || consultation.removed) return { kind: 'missing', nearest: [contributions] }
    const ways = [
      {
        label: wordsOf(consultation.facts.title, language),
        href: pathOf('consultation', language, { consultation: consultation.slug }),
      },
      { label: say.themes.crumb, href: pathOf('themes', language, { consultation: consultation.slug }) },
    ]
    uses(answersIn(consultation.id))
    const number = Number(/^(\d{1,6})(?:-|$)/.exec(last)?.[1] ?? 0)
    const theme = number > 0 ? await readTheme(db, consultation.id, number) : null
    if (!theme) return { kind: 'missing', nearest: ways }
    uses(themeTag(theme.id))
    if (theme.dissolved_at) {
      return {
        kind: 'gone',
        title: say.theme.dissolved(theme.number),
        reason: say.theme.dissolvedCause,
        recorded: theme.dissolved_at.toISOString(),
        ways,
      }
    }
    const after = placeAfter(query)
    const [found, ledFrom, givenIds, plan] = await Promise.all([
      readHeld(db, theme.id, after, onPage + 1),
      readLedFrom(db, [consultation.id]),
      after === null ? readGivenTo(db, theme.id) : [],
      db.selectFrom('plans').select(['id', 'slug']).where('id', '=', consultation.plan_id).executeTakeFirstOrThrow(),
    ])
    const rows = found.slice(0, onPage)
    const [organisations, shown, led] = await Promise.all([
      answeringOrganisations(db, rows),
      readShown(db, givenIds, { language, today }, inWords),
      readLedCommitments(
        reading,
        ledFrom.filter(({ theme_id }) => theme_id === theme.id),
      ),
    ])
    uses('all:organisation', ...rows.map(({ contribution_id }) => `contribution:${contribution_id}`))
    const given = givenIds.flatMap(id => shown.get(id) ?? [])
    for (const { targets } of given)
      for (const { pointed } of targets) uses(`${pointed.type}:${pointed.id}`, 'all:milestone', 'all:plan')
    const one: One = {
      theme,
      consultation,
      plan,
      rows,
      hasMore: found.length > onPage,
      isFirst: after === null,
      organisations,
      led,
      given,
    }
    const path = (of: Language) => themePath(of, consultation.slug, theme)
    return {
      kind: 'page',
      section: 'contribute',
      title: theme.title,
      description: say.theme.description(theme.title),
      breadcrumb: [contributions, ...ways],
      crumb: say.theme.kicker(theme.number),
      paths: { fr: path('fr'), en: path('en') },
      ...(after ? { search: `?after=${query.get('after')}`, unlisted: true } : {}),
      body: <ThemeView found={one} reading={reading} />,
      data: dataOf(one, reading),
    }
  },
})

const nextPlace = ({ rows, hasMore }: One): string | null => {
  const last = rows.at(-1)
  return hasMore && last ? `${numberInWords(last.contribution)}.${last.number}` : null
}

function dataOf(one: One, reading: Reading): Record<string, Json> {
  const { theme, consultation, rows, led, given } = one
  const { origin, language } = reading
  const next = nextPlace(one)
  return {
    type: 'theme',
    id: theme.id,
    url: `${origin}${permanentPath('theme', theme.id)}`,
    number: theme.number,
    title: theme.title,
    finding: theme.finding || null,
    version: theme.version,
    made: theme.made_at.toISOString(),
    consultation: `${origin}${permanentPath('consultation', consultation.id)}`,
    counts: theme.counts,
    leads: led.map(({ commitment, plan, count }) => ({
      commitment: commitment.row.number,
      plan: plan.slug,
      url: `${origin}${permanentPath('commitment', commitment.row.id)}`,
      contributions: count,
    })),
    answers: given.map(answer => answerData(answer, reading)),
    holds: rows.map(row => tracedData(row, reading)),
    next: next && `${origin}${themePath(language, consultation.slug, theme, 'json')}?after=${next}`,
  }
}

const ThemeView: FC<{ found: One; reading: Reading }> = ({ found: one, reading }) => {
  const { theme, consultation, plan, rows, organisations, led, given, isFirst } = one
  const { language, timeZone } = reading
  const say = words(language).theme
  const next = nextPlace(one)
  const here = themePath(language, consultation.slug, theme)
  return (
    <>
      <PageHead
        language={language}
        kicker={say.kicker(theme.number)}
        title={
          <span dir="auto" lang={language === 'fr' ? undefined : 'fr'}>
            {theme.title}
          </span>
        }
        lede={[words(language).themes.count(theme.counts.all), words(language).themes.stands(theme.counts)]
          .filter(Boolean)
          .join(words(language).themes.of)}
      />
      <Split
        language={language}
        aside={
          <>
            <p class="small">
              <PermanentLink origin={reading.origin} type="theme" id={theme.id} />
            </p>
            <Formats
              language={language}
              links={(['json', 'md'] as const).map(format => ({
                format,
                href: themePath(language, consultation.slug, theme, format),
              }))}
            />
            <p class="small">
              <Link href={pathOf('planThread', language, { plan: plan.slug })}>
                <Typeset words={say.whole} language={language} />
              </Link>
            </p>
          </>
        }
      >
        <Section language={language} id="constat" heading={say.finding}>
          {theme.finding ? (
            <FindingView finding={theme.finding} language="fr" page={language} />
          ) : (
            <EmptyState language={language} sentence={say.noFinding} />
          )}
        </Section>
        {given.length > 0 && (
          <Section language={language} id="reponses" heading={say.answered}>
            {given.map(answer => (
              <AnswerView
                of={answer}
                language={language}
                timeZone={timeZone}
                level={3}
                id={answerAnchor(answer.row.id)}
              />
            ))}
          </Section>
        )}
        <Section language={language} id="suite" heading={say.went}>
          {led.length === 0 ? (
            <EmptyState language={language} sentence={say.wentNowhere} />
          ) : (
            <LinkList
              language={language}
              items={led.map(({ commitment, plan: of, count }) => ({
                label: (
                  <>
                    <span class="nb">{commitment.row.number}</span>{' '}
                    <Typeset words={wordsOf(commitment.row.facts.title, language)} language={language} />
                  </>
                ),
                href: commitmentPath(language, of.slug, commitment.row.facts),
                note: say.ledTo(count),
              }))}
            />
          )}
        </Section>
        <Section language={language} id="contributions" heading={say.held}>
          {rows.length === 0 && isFirst ? (
            <EmptyState language={language} sentence={say.empty} />
          ) : (
            <ul class="list">
              {rows.map(row => (
                <TracedItem row={row} organisations={organisations} reading={reading} />
              ))}
            </ul>
          )}
          <Onwards
            language={language}
            first={isFirst ? null : { label: say.first, href: here }}
            next={next ? { label: say.next, href: `${here}?after=${next}` } : null}
          />
        </Section>
        <Section language={language} id="fil" heading={say.from}>
          <Thread language={language} nodes={nodesOf(one, reading)} hereWords={say.here} />
        </Section>
      </Split>
    </>
  )
}

function nodesOf({ theme, consultation, led }: One, { language, timeZone }: Reading): ThreadNode[] {
  const say = words(language).theme
  const day = (moment: Date) => dayIn(timeZone, moment)
  return [
    {
      when: day(new Date(consultation.facts.opens)),
      title: (
        <Link href={pathOf('consultation', language, { consultation: consultation.slug })}>
          <Typeset words={wordsOf(consultation.facts.title, language)} language={language} />
        </Link>
      ),
      text: say.consultation,
    },
    { when: day(theme.made_at), title: say.made, isHere: !theme.changed_at },
    ...(theme.changed_at ? [{ when: day(theme.changed_at), title: say.changed, isHere: true }] : []),
    ...led.map(({ commitment, plan, count, since }) => ({
      when: since && day(since),
      title: (
        <Link href={commitmentPath(language, plan.slug, commitment.row.facts)}>
          <span class="nb">{commitment.row.number}</span>{' '}
          <Typeset words={wordsOf(commitment.row.facts.title, language)} language={language} />
        </Link>
      ),
      text: say.ledTo(count),
    })),
  ]
}
