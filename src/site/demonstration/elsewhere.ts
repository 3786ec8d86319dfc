import { type Channel, enterContributions } from '../../consultations/index.ts'
import type { Day } from '../../platform/facts/period.ts'
import type { Asked, Stage } from './sending.ts'
import type { Step } from './timeline.ts'
import { authorOf, type Manner } from './written.ts'

type Batch = {
  to: Asked
  /** When an editor enters it, and on which day it was written, sent or said. */
  at: Date
  day: Day
  channel: Exclude<Channel, 'site'>
  count: number
  eventId?: string
  /** The organisation that signed the first of them. */
  organisationId?: string
  /** By what the tool that it comes from calls each: a word before a number. */
  source?: string
}

const manners: Record<Batch['channel'], Manner> = { paper: 'paper', mail: 'letter', room: 'note', import: 'elsewhere' }

/** An editor enters what came on paper or by mail, was said in a room, or was given by another tool: as the forms and the import of files do. */
export function enter(stage: Stage, batch: Batch): Step {
  const { tx, editor, lots, write } = stage
  const { to, at, day, channel, count, eventId = null, organisationId = null, source } = batch
  const contributions = Array.from({ length: count }, (_, place) => {
    const isSigned = channel === 'paper' || channel === 'mail'
    const ofOrganisation = place === 0 ? organisationId : null
    const author = isSigned && ofOrganisation === null && lots.chance(0.6) ? authorOf(lots.between(0, 99)) : ''
    return {
      said: write(manners[channel], author),
      channel,
      day,
      eventId,
      organisationId: ofOrganisation,
      identity: source === undefined ? null : `reference:${source}${place + 1}`,
    }
  })
  return {
    at,
    take: () => enterContributions.within({ tx, who: editor, recorded: at }, { consultationId: to.id, contributions }),
  }
}
