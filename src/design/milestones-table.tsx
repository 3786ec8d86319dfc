import type { FC } from 'hono/jsx'
import type { Period } from '../platform/facts/period.ts'
import type { Text } from '../platform/facts/text.ts'
import type { Language } from '../platform/locales/languages.ts'
import { type Content, Shown } from './content.tsx'
import { FuzzyDate } from './fuzzy-date.tsx'
import { Link } from './link.tsx'
import { messagesOf } from './messages.ts'
import type { MilestoneStanding } from './states.ts'
import { MilestoneState } from './status.tsx'
import { Cell, FoldingTable, Row } from './table.tsx'
import { TextView } from './text-view.tsx'
import { Typeset } from './typography.tsx'

export type EvidenceItem = { title: string; href?: string | undefined; language?: string | undefined }

export type MilestoneItem = {
  id?: string
  /** What can be looked at when it is done. */
  output: Text
  state: MilestoneStanding
  late?: boolean
  due?: Period | null
  /** For a postponed one: its new due period. `due` stays the first one, and both are shown. */
  newDue?: Period | null
  reason?: Text
  responsible?: Content
  evidence?: readonly EvidenceItem[]
}

type MilestonesTableProps = { language: Language; caption: string; milestones: readonly MilestoneItem[] }

/** A commitment's milestones. The evidence column is there as soon as anything was reported. */
export const MilestonesTable: FC<MilestonesTableProps> = ({ language, caption, milestones }) => {
  const words = messagesOf(language).milestones
  const reported = milestones.some(({ state }) => state !== 'no-information')
  const headings = [words.state, words.milestone, words.due, ...(reported ? [words.evidence] : [])]
  return (
    <FoldingTable language={language} caption={caption} headings={headings}>
      {milestones.map(milestone => (
        <Row id={milestone.id}>
          <Cell class="n">
            <MilestoneState language={language} state={milestone.state} late={milestone.late} />
          </Cell>
          <Cell class="w t">
            <Output language={language} milestone={milestone} />
          </Cell>
          <Cell class="n d">
            <Due language={language} milestone={milestone} />
          </Cell>
          {reported && <Evidence language={language} milestone={milestone} />}
        </Row>
      ))}
    </FoldingTable>
  )
}

type Part = FC<{ language: Language; milestone: MilestoneItem }>

const Output: Part = ({ language, milestone: { output, responsible, reason } }) => {
  const words = messagesOf(language).milestones
  return (
    <>
      <TextView text={output} language={language} />
      {responsible && (
        <span class="sub">
          <Typeset words={words.responsible} language={language} />{' '}
          <Shown of={responsible} language={language} mark={false} />
        </span>
      )}
      {reason && (
        <span class="sub">
          <Typeset words={words.reason} language={language} /> <TextView text={reason} language={language} />
        </span>
      )}
    </>
  )
}

const Due: Part = ({ language, milestone: { state, due, newDue } }) => {
  const words = messagesOf(language).milestones
  if (state === 'postponed' && newDue) {
    return (
      <>
        <FuzzyDate language={language} period={newDue} />
        {due && (
          <span class="sub">
            {words.firstDue} <FuzzyDate language={language} period={due} />
          </span>
        )}
      </>
    )
  }
  return due ? <FuzzyDate language={language} period={due} /> : <span class="muted">{words.noDue}</span>
}

/** No evidence is worth saying of what began, not of what is still to come or was given up. */
export const evidenceIsDue = new Set<MilestoneStanding>(['reached', 'in-progress', 'postponed'])

const Evidence: Part = ({ language, milestone: { state, evidence = [] } }) => {
  const words = messagesOf(language)
  if (evidence.length === 0 && !evidenceIsDue.has(state)) return <Cell class="w" />
  return (
    <Cell class="w" label={words.milestones.evidence} language={language}>
      {evidence.length === 0 && <span class="muted">{words.milestones.noEvidence}</span>}
      {evidence.map(({ title, href, language: spoken = language }, place) => (
        <>
          {place > 0 && words.list.separator}
          <Link href={href} lang={spoken === language ? undefined : spoken}>
            <Typeset words={title} language={spoken} />
          </Link>
        </>
      ))}
    </Cell>
  )
}
