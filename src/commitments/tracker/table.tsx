import type { FC } from 'hono/jsx'
import { Cell, FoldingTable, FuzzyDate, Link, Row, Status, TextView, Typeset } from '../../design/index.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { Reading } from '../../platform/reading.ts'
import { commitmentPath } from '../address.ts'
import { ageInWords } from './age.ts'
import type { Tracked } from './tracked.ts'
import { words } from './words.ts'

type Part = FC<{ tracked: Tracked; reading: Reading }>

/** The lines of the tracker as a table, which folds where there is little room. */
export const TrackerTable: FC<{ tracked: readonly Tracked[]; reading: Reading }> = ({ tracked, reading }) => {
  const { language } = reading
  const { caption, columns } = words(language)
  return (
    <FoldingTable language={language} caption={caption} headings={Object.values(columns)}>
      {tracked.map(one => (
        <Row>
          <Cell class="n i">
            <span class="code">{one.number}</span>
          </Cell>
          <Cell class="w t">
            <Title tracked={one} reading={reading} />
          </Cell>
          <Cell class="w" label={columns.lead} language={language}>
            <Leads tracked={one} reading={reading} />
          </Cell>
          <Cell class="n d">
            <Status language={language} completion={one.level} late={one.late} />
          </Cell>
          <Cell class="w" label={columns.due} language={language}>
            <Due tracked={one} reading={reading} />
          </Cell>
          <Cell class="w" label={columns.news} language={language}>
            <News tracked={one} reading={reading} />
          </Cell>
        </Row>
      ))}
    </FoldingTable>
  )
}

const Title: Part = ({ tracked: { number, title, planSlug, priority }, reading: { language } }) => {
  const say = words(language)
  return (
    <>
      <Link href={commitmentPath(language, planSlug, { number, title })}>
        <TextView text={title} language={language} mark={false} />
      </Link>{' '}
      <span class="sub">
        <Typeset
          words={`${say.plan(planSlug)}, ${priority ? say.priority(priority.number) : say.noPriority}`}
          language={language}
        />
      </span>
    </>
  )
}

const Leads: Part = ({ tracked: { leads, lead }, reading: { language } }) => {
  if (leads.length === 0) {
    return lead ? <TextView text={lead} language={language} /> : <span class="muted">{words(language).noLead}</span>
  }
  return (
    <>
      {leads.map(({ slug, name }, place) => (
        <>
          {place > 0 && ', '}
          <Link href={pathOf('organisation', language, { organisation: slug })}>
            <TextView text={name} language={language} mark={false} />
          </Link>
        </>
      ))}
    </>
  )
}

const Due: Part = ({ tracked: { due, dueKind }, reading: { language } }) => {
  const say = words(language)
  if (!due) return <span class="muted">{say.noDue}</span>
  return (
    <>
      <FuzzyDate language={language} period={due} />{' '}
      {dueKind && (
        <span class="sub">
          <Typeset words={say.dueOf[dueKind]} language={language} />
        </span>
      )}
    </>
  )
}

const News: Part = ({ tracked: { news, states }, reading: { language, today } }) => {
  const say = words(language)
  const age = news && ageInWords(news, today, language)
  if (news) {
    return (
      <>
        <FuzzyDate language={language} period={news} />{' '}
        {age && (
          <span class="sub">
            <Typeset words={age} language={language} />
          </span>
        )}
      </>
    )
  }
  return (
    <span class="muted">
      {say.noNews} {states.length === 0 && <span class="sub">{say.noMilestones}</span>}
    </span>
  )
}
