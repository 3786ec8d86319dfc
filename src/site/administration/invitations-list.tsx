import { sql } from 'kysely'
import { Band, formatDay } from '../../design/index.ts'
import type { Reader } from '../../people/index.ts'
import {
  freshOffer,
  invite,
  invitingRates,
  OfferForm,
  offerOf,
  type Typed,
  tooOften,
  typedIn,
  type Wrong,
  withdrawInvitation,
} from '../../people/index.ts'
import { dayIn } from '../../platform/clock.ts'
import { addresses } from '../../platform/http/addresses.ts'
import type { Visit } from '../../platform/http/personal.ts'
import type { Secret } from '../../platform/secret.ts'
import { roleNames } from '../../record/index.ts'
import { counted, type HeldOn, namesOfScopes, onColumn, roleColumn, roleFilter } from './columns.tsx'
import { type AdminList, containing } from './list.tsx'
import { scopeAt } from './scope-at.ts'

type InvitationRow = HeldOn & {
  id: string
  email: string
  sent: Date
  expires: Date
  state: keyof typeof states
  inviter: string | null
}

const states = {
  open: { fr: 'sans réponse', en: 'not answered' },
  accepted: { fr: 'acceptée', en: 'accepted' },
  declined: { fr: 'refusée', en: 'declined' },
  withdrawn: { fr: 'retirée', en: 'withdrawn' },
  expired: { fr: 'trop vieille', en: 'too old' },
}

const form = (visit: Visit<Reader>, typed: Typed, wrong: readonly Wrong[] = []) => {
  const { language } = visit
  const [heading, intro] =
    language === 'fr'
      ? ['Inviter quelqu’un', 'À n’importe quel rôle, sur quoi que ce soit. Un courriel lui demandera de répondre.']
      : ['Invite somebody', 'To any role, on anything. A message will ask them to answer.']
  return (
    <Band language={language} id="inviter" heading={heading} intro={intro}>
      <OfferForm
        language={language}
        action={addresses.adminInvitations[language]}
        roles={roleNames}
        asksOn
        typed={typed}
        wrong={wrong}
      />
    </Band>
  )
}

/** Every invitation, whatever became of it, and inviting to whatever role. */
export const invitationsList = (secret: Secret): AdminList<InvitationRow> => ({
  page: 'adminInvitations',
  title: { fr: 'Invitations', en: 'Invitations' },
  lede: {
    fr: 'Qui a été invité à prendre quel rôle, par qui, et ce qui a été répondu.',
    en: 'Who was invited to take which role, by whom, and what was answered.',
  },
  count: counted(['invitation', 'invitations'], ['invitation', 'invitations']),
  filters: [
    { name: 'q', kind: 'search', label: { fr: 'Adresse', en: 'Address' } },
    roleFilter,
    {
      name: 'state',
      kind: 'select',
      label: { fr: 'État', en: 'State' },
      options: Object.entries(states).map(([value, label]) => ({ value, label })),
    },
  ],
  rows({ q = '', role = '', state = '' }, { now }) {
    const standing = sql`case when ending is not null then ending when expires_at <= ${now} then 'expired' else 'open' end`
    return sql<InvitationRow>`
      select invitations.id, invitations.email, role, on_type, scope.key as on_key, scope.name as on_name, sent_at as sent,
        expires_at as expires, ${standing} as state, people.email as inviter
      from invitations left join people on people.id = invited_by ${namesOfScopes}
      where (${q} = '' or invitations.email ilike ${containing(q)} or people.email ilike ${containing(q)})
        and (${role} = '' or role = ${role}) and (${state} = '' or ${standing} = ${state})`
  },
  columns: [
    {
      name: 'email',
      heading: { fr: 'Qui', en: 'Who' },
      show: ({ email }) => <b>{email}</b>,
      value: ({ email }) => email,
    },
    roleColumn,
    onColumn,
    {
      name: 'state',
      heading: { fr: 'État', en: 'State' },
      show: ({ state }, { language }) => states[state][language],
      value: ({ state }) => state,
    },
    {
      name: 'sent',
      heading: { fr: 'Envoyée le', en: 'Sent on' },
      show: ({ sent }, { language, timeZone }) => formatDay(dayIn(timeZone, sent), language),
      value: ({ sent }) => sent.toISOString(),
    },
    {
      name: 'expires',
      heading: { fr: 'Délai', en: 'Answer by' },
      show: ({ expires }, { language, timeZone }) => formatDay(dayIn(timeZone, expires), language),
      value: ({ expires }) => expires.toISOString(),
    },
    {
      name: 'inviter',
      heading: { fr: 'Par', en: 'By' },
      show: ({ inviter }) => inviter ?? '—',
      value: ({ inviter }) => inviter,
    },
  ],
  rowAct: ({ state, email }, language) =>
    state !== 'open'
      ? null
      : language === 'fr'
        ? { does: 'take-back', label: 'Retirer', spoken: `Retirer l’invitation de ${email}` }
        : { does: 'take-back', label: 'Withdraw', spoken: `Withdraw the invitation of ${email}` },
  foot: visit => form(visit, freshOffer(visit)),
  acts: {
    'take-back': {
      done: { fr: 'L’invitation est retirée.', en: 'The invitation is withdrawn.' },
      perform: ({ db, reader, now }, sent) =>
        withdrawInvitation.perform(db, reader.who, now, { id: sent.get('id') ?? '' }),
    },
    invite: {
      done: { fr: 'L’invitation est partie.', en: 'The invitation is on its way.' },
      async perform(visit, sent) {
        const { db, reader, now, origin, timeZone } = visit
        const typed = typedIn(sent, freshOffer(visit))
        const said = offerOf(typed, await scopeAt(db, typed.on, { origin, today: dayIn(timeZone, now) }))
        if ('wrong' in said) return { again: form(visit, typed, said.wrong), status: 422 }
        const often = await tooOften(visit, secret, invitingRates(reader.signedIn?.personId ?? '', said.offer.email))
        if (often) return often
        const outcome = await invite(db, secret, reader.who, now, said.offer)
        return outcome.done
          ? outcome
          : { again: form(visit, typed), status: 409, refused: outcome.refusal.sentence[visit.language] }
      },
    },
  },
})
