import {
  confirmContribution,
  correctContribution,
  type Proposal,
  sendContribution,
  sendForOrganisation,
  withdrawContribution,
} from '../../consultations/index.ts'
import { personAt } from '../../people/index.ts'
import type { Tx } from '../../platform/database/database.ts'
import { visitor, type Who } from '../../record/index.ts'
import type { Lots } from './lots.ts'
import { additions, regrets } from './sample-voices.ts'
import { later, minutes, type Step } from './timeline.ts'
import { authorOf, type Writer } from './written.ts'

/** What the story is told with. */
export type Stage = {
  tx: Tx
  /** Those who have written before, by their mail. */
  known: Map<string, string>
  lots: Lots
  write: Writer
  /** Who acts: somebody of the demonstration, for the organisation whose mandate they have or in their role. */
  association: { id: string; member: Who }
  editor: Who
  moderator: Who
  administrator: Who
  participant: Who
}

/** A consultation: which it is, once it is described. */
export type Asked = { id: string }

/** Something that is sent: which it is and whose, once it is. */
export type Sent = { id: string; who: Who; said: Proposal; steps: Step[] }

/** How somebody sends: and confirms by the link; has signed in already; for the organisation for which they act; or never confirms. */
export type Way = 'link' | 'signed-in' | 'mandate' | 'unconfirmed'

const peopleWhoWrite = 60
/** People by their mail, known from their first contribution on, as anybody is. */
const mailOf = (person: number): string => `contributeur-${person}@demonstration.example`

type Sending = {
  to: Asked
  at: Date
  way: Way
  /** What is said, if it isn't drawn by lot. */
  words?: { title: string; text: string }
  suspicion?: 'honey' | 'fast' | null
  /** Somebody of the demonstration, if it isn’t somebody drawn by lot. */
  by?: Who
}

/** Sends one contribution, as anybody does. */
export function send(stage: Stage, { to, at, way, words, suspicion = null, by }: Sending): Sent {
  const { tx, lots, association } = stage
  const person = lots.between(1, peopleWhoWrite)
  const email = mailOf(person)
  const begun = later(at, -minutes(lots.between(2, 25))).toISOString()
  const drawn = stage.write('site', way === 'mandate' ? '' : authorOf(person))
  const sent: Sent = { id: '', who: association.member, said: { ...drawn, ...words }, steps: [] }
  const given = () => ({ consultationId: to.id, said: sent.said, begun, suspicion })
  const participant = async (now: Date): Promise<Who> => {
    const personId = stage.known.get(email) ?? (await personAt(tx, { email, language: 'fr', now }))
    stage.known.set(email, personId)
    return { capacity: 'participant', personId }
  }
  sent.steps.push({
    at,
    async take() {
      if (way === 'mandate') {
        const input = { ...given(), organisationId: association.id }
        const { result } = await sendForOrganisation.within({ tx, who: association.member, recorded: at }, input)
        sent.id = result.id
        return
      }
      sent.who = way === 'signed-in' ? (by ?? (await participant(at))) : visitor
      const input = { ...given(), email: way === 'signed-in' ? null : email }
      sent.id = (await sendContribution.within({ tx, who: sent.who, recorded: at }, input)).result.id
    },
  })
  if (way === 'link') {
    const confirmed = later(at, minutes(lots.between(1, 40)))
    sent.steps.push({
      at: confirmed,
      async take() {
        sent.who = await participant(confirmed)
        await confirmContribution.within({ tx, who: sent.who, recorded: confirmed }, { id: sent.id })
      },
    })
  }
  return sent
}

/** Whoever sent it changes it. @param seen the version that they have before them */
export function change({ tx, lots }: Stage, sent: Sent, at: Date, seen = 1): Step {
  const addition = lots.pick(additions)
  return {
    at,
    take() {
      sent.said = { ...sent.said, text: `${sent.said.text}\n\n${addition}` }
      return correctContribution.within({ tx, who: sent.who, recorded: at }, { id: sent.id, seen, said: sent.said })
    },
  }
}

/** Whoever sent it takes it back. */
export function withdraw({ tx, lots }: Stage, sent: Sent, at: Date): Step {
  const reason = lots.pick(regrets)
  return {
    at,
    take: () => withdrawContribution.within({ tx, who: sent.who, recorded: at }, { id: sent.id, reason }),
  }
}
