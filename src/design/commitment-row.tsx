import type { Child, FC } from 'hono/jsx'
import type { Language } from '../platform/locales/languages.ts'
import { type Content, Shown } from './content.tsx'
import type { Completion, MilestoneStanding } from './states.ts'
import { Status } from './status.tsx'
import { reachedSentence, Stones } from './stones.tsx'
import { type HeadingLevel, TextTitle } from './text-title.tsx'
import { Typeset } from './typography.tsx'

export type CommitmentItem = {
  /** Its number in its plan, as text: `7`, `1-6`. */
  number: string
  title: Content
  href: string
  completion: Completion
  late?: boolean
  /** One for each milestone, in order; none where no milestone is known. */
  milestones?: readonly MilestoneStanding[]
  lead?: Content
  /** A last line: the next milestone, the reason of an abandonment. */
  note?: Child
}

/** A commitment in a list: its number, its title, then status, stones and lead on one line. */
export const CommitmentRow: FC<CommitmentItem & { language: Language; level?: HeadingLevel }> = ({
  language,
  level = 3,
  number,
  title,
  href,
  completion,
  late,
  milestones = [],
  lead,
  note,
}) => (
  <li>
    <p class="code">{number}</p>
    <div>
      <TextTitle of={title} language={language} level={level} href={href} />
      <p class="row small">
        <Status language={language} completion={completion} late={late} />
        {milestones.length > 0 && (
          <span class="row">
            {milestones.some(state => state !== 'no-information') && (
              <Stones language={language} states={milestones} mini silent />
            )}
            <span>
              <Typeset words={reachedSentence(milestones, language)} language={language} />
            </span>
          </span>
        )}
        {lead && (
          <span>
            <Shown of={lead} language={language} mark={false} />
          </span>
        )}
      </p>
      {note && (
        <p class="small muted">
          <Shown of={note} language={language} />
        </p>
      )}
    </div>
  </li>
)

/** Commitments in lines between rules. */
export const CommitmentList: FC<{
  language: Language
  commitments: readonly CommitmentItem[]
  level?: HeadingLevel
}> = ({ language, commitments, level = 3 }) => (
  <ul class="list coded">
    {commitments.map(commitment => (
      <CommitmentRow language={language} level={level} {...commitment} />
    ))}
  </ul>
)
