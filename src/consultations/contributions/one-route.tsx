import type { Child, FC } from 'hono/jsx'
import {
  excerptOf,
  type Fact,
  Facts,
  Formats,
  formatDay,
  Link,
  Notice,
  PageHead,
  PermanentLink,
  Section,
  Split,
  Thread,
  type ThreadNode,
  Typeset,
  UserText,
} from '../../design/index.ts'
import type { Json } from '../../platform/canonical.ts'
import { dayIn } from '../../platform/clock.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { pathOf, permanentPath } from '../../platform/http/addresses.ts'
import type { Answer, PageRoute } from '../../platform/http/answer.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Reading } from '../../platform/reading.ts'
import { entryTitle, readHistory } from '../../record/index.ts'
import { AnswersGiven } from '../fields/given.tsx'
import { words } from '../words.ts'
import { type Around, readAround } from './around.ts'
import { contributionPath, numberAt, numberInWords } from './contribution.ts'
import { contributionData, fileData } from './data.ts'
import { type ContributionFile, filesIn, readAllFiles } from './files.ts'
import { FilesGiven, publicHref } from './files-given.tsx'
import { authorInWords, daysPast, titleInWords, whereOf } from './in-words.ts'
import { StandsMark } from './list-route.tsx'
import { type ContributionRow, readContribution, readContributionById, readVersions } from './read.ts'

type Version = Awaited<ReturnType<typeof readVersions>>[number]

type One = {
  row: ContributionRow
  around: Around
  versions: Version[]
  /** Those that it has, and what is left of those that it had. */
  files: ContributionFile[]
  /** The first one of those that say the same, where this isn't it. */
  first: ContributionRow | null
  /** Why it is hidden, where it is. */
  hidden: Child | null
  answered: AnsweredShown
}

const inFeed = 50
const longestDescription = 160

/** What the page of a hidden contribution says of why it is, by the room that hides them: shown, and as data. */
export type HiddenBecause = (
  reading: Reading,
  row: { id: string; number: number },
) => Promise<{ view: Child; data: Json } | null>

/** What became of a contribution, by the room that answers: shown, and as data. */
type AnsweredShown = {
  /** Beside where it stands: how long it took, or until when it is owed. */
  standing: Child | null
  /** What was answered, and what came of that. */
  view: Child | null
  /** What happened to it, on days. */
  nodes: ThreadNode[]
  data: Record<string, Json>
}
export type Answered = (reading: Reading, row: ContributionRow) => Promise<AnsweredShown>

/** One contribution: what was asked, what is owed, where it went. */
export const contributionRoute = (hiddenBecause: HiddenBecause, answered: Answered): PageRoute => ({
  page: 'contribution',
  formats: ['atom'],
  async answer(reading, { contribution: last = '' }): Promise<Answer> {
    const { db, language, uses, origin } = reading
    const number = numberAt(last)
    const row = number === null ? null : await readContribution(db, number)
    const say = words(language)
    const list = { label: say.list.title, href: pathOf('contributions', language) }
    if (!row) {
      uses('all:contribution')
      return { kind: 'missing', nearest: [list] }
    }
    uses(`contribution:${row.id}`, 'all:organisation', 'all:priority', `consultation:${row.consultation_id}`)
    const named = numberInWords(row.number)
    if (row.state === 'lapsed') {
      return {
        kind: 'gone',
        title: say.one.lapsed(named),
        reason: say.one.lapsedCause,
        recorded: row.sent_at.toISOString(),
        ways: [list],
      }
    }
    // What isn't confirmed or looked at yet says nothing, not even that it was written well.
    if (row.state === 'unconfirmed' || row.state === 'quarantined') return { kind: 'missing', nearest: [list] }
    const [around, versions, first, files] = await Promise.all([
      readAround(db, [row]),
      row.state === 'hidden' ? [] : readVersions(db, row.id),
      row.same_as ? readContributionById(db, row.same_as) : null,
      row.state === 'published' ? readAllFiles(db, [row.id]) : [],
    ])
    const hidden = row.state === 'hidden' ? await hiddenBecause(reading, row) : null
    const became = await answered(reading, row)
    const one: One = { row, around, versions, files, first, hidden: hidden?.view ?? null, answered: became }
    const title = titleInWords(row, language)
    const path = (of: Language) => contributionPath(of, row)
    return {
      kind: 'page',
      section: 'contribute',
      title: `${named} ${title}`,
      description: say.one.description(excerptOf(title, longestDescription)),
      breadcrumb: [list],
      crumb: named,
      paths: { fr: path('fr'), en: path('en') },
      body: <ContributionView found={one} reading={reading} />,
      data: {
        ...contributionData({ row, around, reading }),
        ...(hidden ? { hidden: hidden.data } : {}),
        ...became.data,
        sameAs: first ? numberInWords(first.number) : null,
        attached: filesIn(files, row.version).map(file => fileData(file, reading)),
        versions: versions.map(({ version, title: was, text, since }) => ({
          version,
          title: was,
          text,
          since: since.toISOString(),
          attached: filesIn(files, version).map(file => fileData(file, reading)),
        })) as Json,
      },
      feed: async () => {
        const history = await readHistory(db, [row.id], inFeed)
        return {
          title: say.one.feed(named),
          entries: history.map(entry => ({
            id: `${origin}${permanentPath('entry', entry.id)}`,
            title: entryTitle(entry, undefined, language),
            href: `${origin}${pathOf('entry', language, { entry: entry.id })}`,
            updated: entry.recorded,
          })),
        }
      },
      unlisted: row.state !== 'published',
    }
  },
})

const ContributionView: FC<{ found: One; reading: Reading }> = ({ found: one, reading }) => {
  const { row, around, versions, files, first, hidden, answered } = one
  const { language, today, timeZone } = reading
  const say = words(language).one
  const where = whereOf(row, today)
  const day = (moment: Date) => formatDay(dayIn(timeZone, moment), language)
  const consultation = around.consultations.get(row.consultation_id)
  return (
    <>
      <PageHead
        language={language}
        kicker={say.kicker(numberInWords(row.number))}
        title={<span dir="auto">{titleInWords(row, language)}</span>}
        lede={
          <span class="standing">
            <StandsMark row={row} around={around} where={where} language={language} size="large" />{' '}
            {row.due && where === 'owed' && (
              <Typeset words={say.waiting(formatDay(row.due, language))} language={language} />
            )}
            {row.due && where === 'late' && (
              <Typeset words={say.late(formatDay(row.due, language), daysPast(row.due, today))} language={language} />
            )}
            {answered.standing}
          </span>
        }
      />
      <Split language={language} aside={<Aside found={one} reading={reading} />}>
        <Section language={language} id="texte" heading={say.text} hiddenHeading>
          {row.state === 'hidden' && (
            <Notice language={language}>
              <p>
                <Typeset words={say.hiddenCause} language={language} />
              </p>
              {hidden}
            </Notice>
          )}
          {row.state === 'withdrawn' && (
            <Notice language={language}>
              <p>
                <Typeset words={say.withdrawnOn(day(row.withdrawn_at ?? row.sent_at))} language={language} />
              </p>
              {row.withdrawn_reason && (
                <p>
                  <Typeset words={say.withdrawnReason(row.withdrawn_reason)} language={language} />
                </p>
              )}
            </Notice>
          )}
          {row.state === 'published' && (
            <>
              <div class="letter">
                <UserText text={row.text} language={row.language} page={language} />
              </div>
              <FilesGiven files={filesIn(files, row.version)} language={language} hrefOf={publicHref(language)} />
              <p class="small muted">
                <Typeset words={say.sentOn(day(row.published_at ?? row.sent_at))} language={language} />
                {'. '}
                <Typeset
                  words={row.changed_at ? say.changed(row.version - 1, day(row.changed_at)) : say.unchanged}
                  language={language}
                />
              </p>
              {consultation && Object.keys(row.answers).length > 0 && (
                <>
                  <h3>
                    <Typeset words={say.answers} language={language} />
                  </h3>
                  <AnswersGiven fields={consultation.facts.fields} answers={row.answers} language={language} />
                </>
              )}
            </>
          )}
        </Section>
        {answered.view}
        {(row.copies > 0 || first) && (
          <Section language={language} id="identiques" heading={say.same}>
            {row.copies > 0 && (
              <p>
                <Typeset words={say.sameCount(row.copies)} language={language} />{' '}
                <Link href={`${pathOf('contributions', language)}?same=${numberInWords(row.number)}`}>
                  <Typeset words={say.seeSame} language={language} />
                </Link>
              </p>
            )}
            {first && (
              <p>
                <Link href={contributionPath(language, first)}>
                  <Typeset words={say.sameAs(numberInWords(first.number))} language={language} />
                </Link>
              </p>
            )}
          </Section>
        )}
        <Section language={language} id="fil" heading={say.went}>
          <Thread language={language} nodes={nodesOf(one, reading)} hereWords={say.here} />
        </Section>
        {versions.length > 0 && (
          <Section language={language} id="versions" heading={say.versions}>
            <p class="small muted">
              <Typeset words={say.current} language={language} />
            </p>
            {versions.map(version => (
              <details>
                <summary>
                  <Typeset words={say.version(version.version, day(version.since))} language={language} />
                </summary>
                <p>
                  <b dir="auto">{version.title}</b>
                </p>
                <UserText text={version.text} language={row.language} page={language} />
                <FilesGiven files={filesIn(files, version.version)} language={language} hrefOf={publicHref(language)} />
              </details>
            ))}
          </Section>
        )}
      </Split>
    </>
  )
}

function nodesOf({ row, versions, answered }: One, { language, timeZone, today }: Reading): ThreadNode[] {
  const say = words(language).one
  const day = (moment: Date) => dayIn(timeZone, moment)
  const isWaiting = row.state === 'published' && row.standing === 'owed'
  const nodes: ThreadNode[] = [
    { when: row.channel_day ?? day(row.sent_at), title: say.deposited, text: say.channels[row.channel] },
    ...(row.published_at ? [{ when: day(row.published_at), title: say.published }] : []),
    ...(row.changed_at && versions.length > 0 ? [{ when: day(row.changed_at), title: say.correctedAt }] : []),
    ...answered.nodes,
    ...(row.withdrawn_at ? [{ when: day(row.withdrawn_at), title: say.takenBack }] : []),
    ...(isWaiting && row.due
      ? [
          {
            when: null,
            whenNote:
              row.due < today
                ? say.late(formatDay(row.due, language), daysPast(row.due, today))
                : say.waiting(formatDay(row.due, language)),
            title: words(language).list.states[row.due < today ? 'late' : 'owed'],
          },
        ]
      : []),
  ]
  const here = isWaiting && row.due ? nodes.length - 2 : nodes.length - 1
  return nodes.map((node, place) => ({ ...node, isHere: place === here }))
}

const Aside: FC<{ found: One; reading: Reading }> = ({ found: { row, around }, reading }) => {
  const { language } = reading
  const say = words(language).one
  const consultation = around.consultations.get(row.consultation_id)
  const priority = row.priority_id ? around.priorities.get(row.priority_id) : undefined
  const plan = consultation && around.plans.get(consultation.plan_id)
  const owing = row.responsible_id ? around.organisations.get(row.responsible_id) : undefined
  const organisation = row.organisation_id ? around.organisations.get(row.organisation_id) : undefined
  const link = (label: string, href: string) => (
    <Link href={href}>
      <Typeset words={label} language={language} />
    </Link>
  )
  const name = row.state === 'hidden' ? null : authorInWords(row, around, language)
  const facts: Fact[] = [
    ...(row.state === 'hidden'
      ? []
      : [
          {
            label: say.author,
            value: organisation ? (
              <>
                {link(
                  wordsOf(organisation.facts.name, language),
                  pathOf('organisation', language, { organisation: organisation.slug }),
                )}
                {row.author && `, ${row.author}`}
              </>
            ) : (
              <span dir="auto">{name ?? say.anonymous}</span>
            ),
            note: organisation
              ? row.channel === 'site'
                ? say.forOrganisation
                : say.typedIn
              : name
                ? say.authorNote
                : say.anonymousNote,
          } satisfies Fact,
        ]),
    {
      label: say.channel,
      value: say.channels[row.channel],
      ...(row.channel_day ? { note: say.onDay(formatDay(row.channel_day, language)) } : {}),
    },
    ...(consultation
      ? [
          {
            label: say.consultation,
            value: link(
              wordsOf(consultation.facts.title, language),
              pathOf('consultation', language, { consultation: consultation.slug }),
            ),
          },
        ]
      : []),
    {
      label: say.priority,
      value: priority
        ? link(
            `${priority.number}. ${wordsOf(priority.facts.label, language)}`,
            `${pathOf('contributions', language)}?priority=${priority.key}`,
          )
        : say.noPriority,
    },
    ...(owing && row.state === 'published' && row.standing === 'owed'
      ? [
          {
            label: say.owes,
            value: link(
              wordsOf(owing.facts.name, language),
              pathOf('organisation', language, { organisation: owing.slug }),
            ),
          },
        ]
      : []),
  ]
  const own = { contribution: numberInWords(row.number) }
  return (
    <>
      <Facts language={language} facts={facts} />
      <p class="small">
        <PermanentLink origin={reading.origin} type="contribution" id={row.id} />
      </p>
      <Formats
        language={language}
        links={(['json', 'md', 'atom'] as const).map(format => ({
          format,
          href: contributionPath(language, row, format),
        }))}
      />
      {row.state === 'published' && row.channel === 'site' && (
        <div class="stack near small">
          <p>
            <b>
              <Typeset words={say.yours} language={language} />
            </b>
          </p>
          <p class="muted">
            <Typeset words={say.yoursCause} language={language} />
          </p>
          <p>
            {row.standing === 'owed' && (
              <>
                {link(say.change, pathOf('changeContribution', language, own))}
                {' · '}
              </>
            )}
            {link(say.withdraw, pathOf('withdrawContribution', language, own))}
          </p>
        </div>
      )}
      {row.state === 'published' && (
        <p class="small">{link(say.report, pathOf('reportContribution', language, own))}</p>
      )}
      {plan && (
        <p class="small">{link(wordsOf(plan.facts.title, language), pathOf('plan', language, { plan: plan.slug }))}</p>
      )}
    </>
  )
}
