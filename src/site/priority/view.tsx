import type { FC } from 'hono/jsx'
import { type CompletionLevel, commitmentPath, completionLevels, type Tracked } from '../../commitments/index.ts'
import { GatheredView } from '../../consultations/index.ts'
import {
  type CommitmentItem,
  CommitmentList,
  EmptyState,
  type Fact,
  Facts,
  Formats,
  FuzzyDate,
  Link,
  LinkList,
  Meter,
  PageHead,
  PermanentLink,
  Section,
  SourceList,
  Split,
  Tag,
  TextView,
  Typeset,
} from '../../design/index.ts'
import { priorityPath } from '../../plans/index.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Reading } from '../../platform/reading.ts'
import { words as siteWords } from '../words.ts'
import type { PriorityPage } from './read.ts'
import { words } from './words.ts'

type Part = FC<{ page: PriorityPage; reading: Reading }>

/** A priority's page: which commitments are of it, how far they are, and where it comes from. */
export const PriorityView: Part = ({ page, reading }) => {
  const { language } = reading
  const { plan, priority } = page
  const say = words(language)
  return (
    <>
      <PageHead
        language={language}
        title={priority.facts.label}
        kicker={
          <>
            <Link href={pathOf('plan', language, { plan: plan.slug })}>
              <Typeset words={siteWords(language).plan(plan.slug)} language={language} />
            </Link>
            <span>{say.kicker(priority.number)}</span>
            {say.stages[priority.stage] && <Tag language={language} label={say.stages[priority.stage]} />}
          </>
        }
      />
      <Split language={language} aside={<Aside page={page} reading={reading} />}>
        <Commitments page={page} reading={reading} />
        {page.gathered && (
          <Section language={language} id="contributions" heading={say.contributions}>
            <GatheredView gathered={page.gathered} reading={reading} />
          </Section>
        )}
        {(priority.facts.sources ?? []).length > 0 && (
          <Section language={language} id="sources" heading={say.sources}>
            <SourceList language={language} sources={priority.facts.sources ?? []} />
          </Section>
        )}
        <Others page={page} reading={reading} />
      </Split>
    </>
  )
}

const itemOf = (
  { number, title, planSlug, level, late, states, leads, lead }: Tracked,
  language: Language,
): CommitmentItem => {
  const name = leads[0]?.name ?? lead
  return {
    number,
    title,
    href: commitmentPath(language, planSlug, { number, title }),
    completion: level,
    late,
    milestones: states,
    ...(name ? { lead: name } : {}),
  }
}

const countLevels = (commitments: PriorityPage['commitments']) => {
  const counts: Partial<Record<CompletionLevel, number>> = {}
  for (const { level } of commitments) counts[level] = (counts[level] ?? 0) + 1
  return completionLevels.map(kind => ({ kind, count: counts[kind] ?? 0 }))
}

const Commitments: Part = ({ page, reading: { language } }) => {
  const { plan, priority, commitments } = page
  const say = words(language)
  const tracker = pathOf('commitments', language)
  return (
    <Section language={language} id="engagements" heading={say.commitments}>
      {commitments.length === 0 ? (
        <EmptyState language={language} sentence={say.none}>
          <p>
            <Link href={`${tracker}?plan=${plan.slug}`}>
              <Typeset words={say.noneOfPlan(plan.slug)} language={language} />
            </Link>
          </p>
        </EmptyState>
      ) : (
        <>
          <Meter
            language={language}
            id="etat-mesure"
            label={say.counted(commitments.length)}
            parts={countLevels(commitments)}
          />
          <CommitmentList language={language} commitments={commitments.map(one => itemOf(one, language))} />
          <p>
            <Link href={`${tracker}?plan=${plan.slug}&priority=${priority.key}`}>
              <Typeset words={say.follow} language={language} />
            </Link>
          </p>
        </>
      )}
    </Section>
  )
}

/** The other priorities of the same list. */
const Others: Part = ({ page: { plan, priority, all }, reading: { language } }) => {
  const say = words(language)
  const own = all.filter(one => one.stage === priority.stage)
  return own.length < 2 ? null : (
    <Section language={language} id="priorites" heading={say.others[priority.stage] ?? say.others[''] ?? ''}>
      <LinkList
        language={language}
        items={own.map(one => ({
          label: (
            <>
              {one.number}. <TextView text={one.facts.label} language={language} mark={false} />
            </>
          ),
          ...(one.id === priority.id ? { note: say.here } : { href: priorityPath(language, plan.slug, one, all) }),
        }))}
      />
    </Section>
  )
}

const Aside: Part = ({ page: { plan, priority, all, twin }, reading: { language, origin } }) => {
  const say = words(language)
  const { facts, id, number, stage } = priority
  const list: Fact[] = [
    {
      label: say.plan,
      value: (
        <Link href={pathOf('plan', language, { plan: plan.slug })}>
          <TextView text={plan.facts.title} language={language} mark={false} />
        </Link>
      ),
    },
    { label: say.number, value: String(number) },
    {
      label: say.asOf,
      value: facts.asOf ? <FuzzyDate language={language} period={facts.asOf} /> : say.undated,
    },
    ...(facts.group ? [{ label: say.group, value: facts.group }] : []),
    ...(twin
      ? [
          {
            label: say.twin[stage] ?? say.number,
            value: (
              <Link href={priorityPath(language, plan.slug, twin, all)}>
                <TextView text={twin.facts.label} language={language} mark={false} />
              </Link>
            ),
          },
        ]
      : []),
    { label: say.permanent, value: <PermanentLink origin={origin} type="priority" id={id} /> },
  ]
  return (
    <>
      <Facts language={language} facts={list} />
      <Formats
        language={language}
        links={(['json', 'csv', 'atom'] as const).map(format => ({
          format,
          href: priorityPath(language, plan.slug, priority, all, format),
        }))}
      />
    </>
  )
}
