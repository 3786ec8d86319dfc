import type { FC } from 'hono/jsx'
import {
  type ActiveFilter,
  ActiveFilters,
  EmptyState,
  type FilterField,
  FilterForm,
  Formats,
  Link,
  Meter,
  messagesOf,
  Notice,
  PageHead,
  Pagination,
  Section,
  Typeset,
  Wrap,
} from '../../design/index.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Reading } from '../../platform/reading.ts'
import { completionLevels } from '../completion.ts'
import { type Asked, type FilterName, filterNames, searchOf } from './asked.ts'
import type { TrackerPage } from './read.ts'
import { sorts } from './sorts.ts'
import { TrackerTable } from './table.tsx'
import { words } from './words.ts'

type Part = FC<{ page: TrackerPage; reading: Reading }>

/** The tracker: how far everything is, then each commitment. */
export const TrackerView: Part = ({ page, reading }) => {
  const { language } = reading
  const say = words(language)
  return (
    <>
      <PageHead language={language} title={say.title} lede={say.lede} />
      <Wrap>
        <Standing page={page} reading={reading} />
        <FilterForm
          language={language}
          label={say.filters}
          action={pathOf('commitments', language)}
          submit={say.submit}
          fields={fieldsOf(page, language)}
        />
        <Said page={page} reading={reading} />
        <Lines page={page} reading={reading} />
      </Wrap>
    </>
  )
}

/** How many there are at each level, in words and drawn; each level leads to its own. */
const Standing: Part = ({ page: { asked, counts }, reading: { language } }) => {
  const say = words(language)
  const path = pathOf('commitments', language)
  if (counts.total === 0) return null
  const unfollowed = counts.total - counts.followed
  return (
    <Section language={language} id="etat" heading={say.standing} hiddenHeading>
      <Meter
        language={language}
        id="etat-mesure"
        label={say.counted(counts.total)}
        parts={completionLevels.map(kind => ({
          kind,
          count: counts.levels[kind] ?? 0,
          current: asked.values.completion === kind,
          href: path + searchOf({ ...asked.values, completion: asked.values.completion === kind ? undefined : kind }),
        }))}
      />
      <p class="small muted">
        {counts.followed > 0 && (
          <>
            {counts.late > 0 && !asked.values.late ? (
              <Link href={path + searchOf({ ...asked.values, late: 'yes' })}>
                <Typeset words={say.late(counts.late)} language={language} />
              </Link>
            ) : (
              <Typeset words={say.late(counts.late)} language={language} />
            )}{' '}
          </>
        )}
        {unfollowed > 0 && <Typeset words={say.notFollowed(unfollowed)} language={language} />}
      </p>
    </Section>
  )
}

function fieldsOf({ asked, organisations }: TrackerPage, language: Language): FilterField[] {
  const say = words(language)
  const { values, plan, plans, priorities } = asked
  const field = (name: keyof typeof say.fields) => ({ name, label: say.fields[name], value: values[name] ?? '' })
  const all = (name: keyof typeof say.all) => ({ value: '', label: say.all[name] })
  const planOf = new Map(plans.map(one => [one.id, one]))
  const known = plans.flatMap(({ id }) => priorities.filter(one => one.plan_id === id))
  const named = asked.organisation && !organisations.some(({ id }) => id === asked.organisation?.id)
  return [
    { ...field('q'), kind: 'search' },
    { ...field('plan'), kind: 'select', options: [all('plan'), ...plans.map(one => optionOf(one.slug, one.slug))] },
    {
      ...field('priority'),
      kind: 'select',
      options: [
        all('priority'),
        ...known.map(one => {
          const label = `${one.number}. ${wordsOf(one.facts.label, language)}`
          return optionOf(one.key, plan ? label : `${planOf.get(one.plan_id)?.slug} · ${label}`)
        }),
      ],
    },
    {
      ...field('organisation'),
      kind: 'select',
      options: [
        all('organisation'),
        ...[...(named && asked.organisation ? [asked.organisation] : []), ...organisations].map(one =>
          optionOf(one.slug, wordsOf(one.facts.name, language)),
        ),
      ],
    },
    {
      ...field('completion'),
      kind: 'select',
      options: [
        all('completion'),
        ...completionLevels.map(level => optionOf(level, messagesOf(language).completion[level])),
      ],
    },
    { ...field('late'), kind: 'select', options: [all('late'), optionOf('yes', say.lateOnly)] },
    {
      ...field('sort'),
      kind: 'select',
      options: sorts.map(sort => optionOf(sort === 'number' ? '' : sort, say.sorts[sort])),
    },
  ]
}

const longestOption = 70

/** An option that a narrow screen can hold. */
const optionOf = (value: string, label: string) => {
  const signs = [...label]
  return { value, label: signs.length > longestOption ? `${signs.slice(0, longestOption).join('').trimEnd()}…` : label }
}

/** What the query couldn't take, and the filters that stand. */
const Said: Part = ({ page: { asked, strayed, total }, reading: { language } }) => {
  const say = words(language)
  const sentences = [
    ...asked.ignored.map(({ name, value }) =>
      name === 'sort' ? say.ignoredSort(value) : say.ignored(say.fields[name], value),
    ),
    ...(asked.shortened ? [say.shortened] : []),
    ...(strayed ? [say.strayed] : []),
  ]
  return (
    <>
      {sentences.length > 0 && (
        <Notice language={language}>
          {sentences.map(sentence => (
            <p>
              <Typeset words={sentence} language={language} />
            </p>
          ))}
        </Notice>
      )}
      {total > 0 && <ActiveFilters language={language} label={say.chosen} filters={chosenOf(asked, language)} />}
    </>
  )
}

/** A filter's value in words. */
function chosenValue({ values, plan, priority, organisation }: Asked, name: FilterName, language: Language): string {
  const say = words(language)
  switch (name) {
    case 'plan':
      return plan?.slug ?? ''
    case 'priority':
      return priority ? `${priority.number}. ${wordsOf(priority.facts.label, language)}` : ''
    case 'organisation':
      return organisation ? wordsOf(organisation.facts.name, language) : ''
    case 'completion':
      return messagesOf(language).completion[
        completionLevels.find(one => one === values.completion) ?? 'no-information'
      ]
    case 'late':
      return say.lateOnly
    case 'q':
      return values.q ?? ''
  }
}

/** The filters that stand, each with the way to the list without it. */
function chosenOf(asked: Asked, language: Language): ActiveFilter[] {
  const say = words(language)
  return filterNames
    .filter(name => asked.values[name])
    .map(name => {
      const label = say.filter(say.fields[name], chosenValue(asked, name, language))
      const href = pathOf('commitments', language) + searchOf({ ...asked.values, [name]: undefined })
      return { label, remove: say.remove(label), href }
    })
}

const Lines: Part = ({ page, reading }) => {
  const { language } = reading
  const { asked, tracked, total, previous, next } = page
  const say = words(language)
  const path = pathOf('commitments', language)
  const filtered = filterNames.some(name => asked.values[name])
  if (tracked.length === 0) {
    return filtered ? <Nothing page={page} reading={reading} /> : <EmptyState language={language} sentence={say.none} />
  }
  return (
    <>
      <p role="status" class="t1">
        <b>
          <Typeset words={say.found(total)} language={language} />
        </b>
      </p>
      <TrackerTable tracked={tracked} reading={reading} />
      <Pagination
        language={language}
        count={say.onPage(tracked.length, total)}
        previous={previous && path + searchOf(asked.values, { before: previous })}
        next={next && path + searchOf(asked.values, { after: next })}
        previousLabel={say.previous}
        nextLabel={say.next}
      />
      <Formats
        language={language}
        links={(['json', 'csv', 'atom'] as const).map(format => ({
          format,
          href: pathOf('commitments', language, undefined, format) + searchOf(asked.values),
        }))}
      />
    </>
  )
}

/** Nothing fits: the filters again, and the way to the list without each of them. */
const Nothing: Part = ({ page: { asked }, reading: { language } }) => {
  const say = words(language)
  const filters = chosenOf(asked, language)
  return (
    <div class="stack near">
      <p role="status">
        <Typeset words={say.nothing} language={language} />
      </p>
      <ul>
        {filters.map(({ remove, href }) => (
          <li>
            <Link href={href}>
              <Typeset words={remove} language={language} />
            </Link>
          </li>
        ))}
      </ul>
      {filters.length > 1 && (
        <p>
          <Link href={pathOf('commitments', language)}>
            <Typeset words={say.withoutAny} language={language} />
          </Link>
        </p>
      )}
    </div>
  )
}
