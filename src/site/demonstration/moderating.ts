import {
  appeal,
  dismissReports,
  hide,
  refuse,
  release,
  reportContribution,
  restore,
  settleAppeal,
} from '../../moderation/index.ts'
import { visitor } from '../../record/index.ts'
import { contestedRightly, restoredAlone } from './sample-moderation.ts'
import type { Sent, Stage } from './sending.ts'
import { days, later, type Step } from './timeline.ts'

type Because = { rule: string; explanation: string }

/** A moderator hides it. */
export const hideIt = ({ tx, moderator }: Stage, sent: Sent, at: Date, { rule, explanation }: Because): Step => ({
  at,
  take: () => hide.within({ tx, who: moderator, recorded: at }, { id: sent.id, rule, explanation }),
})

/** Its author contests that. */
export const contest = ({ tx }: Stage, sent: Sent, at: Date, words: string): Step => ({
  at,
  take: () => appeal.within({ tx, who: sent.who, recorded: at }, { id: sent.id, words }),
})

/** Somebody else than who hid it answers. */
export const settle = (
  { tx, administrator }: Stage,
  sent: Sent,
  at: Date,
  answer: { restores: boolean; explanation: string },
): Step => ({
  at,
  take: () => settleAppeal.within({ tx, who: administrator, recorded: at }, { id: sent.id, ...answer }),
})

/** Hidden by mistake, contested, and restored by somebody else. */
export const wronglyHidden = (stage: Stage, sent: Sent, at: Date): Step[] => [
  hideIt(stage, sent, at, contestedRightly),
  contest(stage, sent, later(at, days(1)), contestedRightly.appeal),
  settle(stage, sent, later(at, days(3)), { restores: true, explanation: contestedRightly.settlement }),
]

/** Hidden by mistake, and restored by whoever did it. */
export const hiddenForAWhile = (stage: Stage, sent: Sent, at: Date): Step[] => {
  const { tx, moderator } = stage
  const restored = later(at, days(2))
  const input = { explanation: restoredAlone.restoring }
  return [
    hideIt(stage, sent, at, restoredAlone),
    { at: restored, take: () => restore.within({ tx, who: moderator, recorded: restored }, { id: sent.id, ...input }) },
  ]
}

/** A moderator has looked at what was set aside, and publishes it. */
export const releaseIt = ({ tx, moderator }: Stage, sent: Sent, at: Date): Step => ({
  at,
  take: () => release.within({ tx, who: moderator, recorded: at }, { ids: [sent.id] }),
})

/** A moderator has looked at what was set aside, and hides it. */
export const refuseIt = ({ tx, moderator }: Stage, sent: Sent, at: Date, { rule, explanation }: Because): Step => ({
  at,
  take: () => refuse.within({ tx, who: moderator, recorded: at }, { ids: [sent.id], rule, explanation }),
})

/** A reader reports it. */
export const reportIt = ({ tx }: Stage, sent: Sent, at: Date, rule: string, words: string): Step => ({
  at,
  take: () => reportContribution.within({ tx, who: visitor, recorded: at }, { id: sent.id, rule, words }),
})

/** A moderator leaves as it is what was reported of it. */
export const leaveIt = ({ tx, moderator }: Stage, sent: Sent, at: Date): Step => ({
  at,
  async take() {
    const { id: upTo } = await tx
      .selectFrom('reports')
      .select('id')
      .where('contribution_id', '=', sent.id)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    await dismissReports.within({ tx, who: moderator, recorded: at }, { id: sent.id, upTo })
  },
})
