import { pathOf } from '../../platform/http/addresses.ts'
import type { PersonalAnswer, PersonalRoute, Visit } from '../../platform/http/personal.ts'
import { describePerson } from '../describe-person.ts'
import { readOpenInvitationsTo } from '../invitations/invitations.ts'
import { Profile } from '../person.ts'
import { leaveRole } from '../roles/give-role.ts'
import { readRolesOf } from '../roles/read-roles.ts'
import { readScopeNames } from '../roles/scope-names.ts'
import type { Reader, SignedIn } from '../sign-in/accounts.ts'
import { words } from '../words.ts'
import { closeOthers, closeSession, readSessions } from './sessions.ts'
import { SpaceView } from './view.tsx'

type V = Visit<Reader>

const signInFirst = ({ language }: V): PersonalAnswer => {
  const next = encodeURIComponent(pathOf('mySpace', language))
  return { kind: 'see-other', to: `${pathOf('signIn', language)}?next=${next}` }
}

const show = async (
  visit: V,
  signedIn: SignedIn,
  more: { done?: string; typed?: { pseudonym: string }; refused?: string } = {},
): Promise<PersonalAnswer> => {
  const { db, language, timeZone, now } = visit
  const sessions = await readSessions(db, signedIn.personId, now)
  const roles = await readRolesOf(db, signedIn.personId)
  const invitations = await readOpenInvitationsTo(db, signedIn.email, now)
  const names = await readScopeNames(db, [
    ...roles.map(({ on }) => on),
    ...invitations.map(({ on_type, on_id }) => ({ type: on_type, id: on_id })),
  ])
  return {
    kind: 'personal',
    title: words(language).space.title,
    ...(more.typed ? { status: 422 as const } : more.refused ? { status: 409 as const } : {}),
    body: (
      <SpaceView
        language={language}
        timeZone={timeZone}
        signedIn={signedIn}
        sessions={sessions}
        roles={roles}
        invitations={invitations}
        names={names}
        {...more}
      />
    ),
  }
}

/** What each form of the page does; the page that comes after says so. */
const acts: Record<string, (visit: V, signedIn: SignedIn, form: URLSearchParams) => Promise<PersonalAnswer | null>> = {
  async profile(visit, signedIn, form) {
    const pseudonym = form.get('pseudonym') ?? ''
    const profile = Profile.safeParse({ pseudonym, language: form.get('language') ?? visit.language })
    if (!profile.success) return show(visit, signedIn, { typed: { pseudonym } })
    const outcome = await describePerson.perform(visit.db, visit.reader.who, visit.now, profile.data)
    return outcome.done ? null : signInFirst(visit)
  },
  async leave(visit, signedIn, form) {
    const { db, reader, now, language } = visit
    const outcome = await leaveRole.perform(db, reader.who, now, { id: form.get('role') ?? '' })
    return outcome.done ? null : show(visit, signedIn, { refused: outcome.refusal.sentence[language] })
  },
  async close({ db }, { personId }, form) {
    await closeSession(db, personId, form.get('session') ?? '')
    return null
  },
  async 'close-others'({ db }, { personId, sessionId }) {
    await closeOthers(db, personId, sessionId)
    return null
  },
}

const known = (name: string | null): name is keyof typeof acts => name !== null && Object.hasOwn(acts, name)

/** Somebody's own page. */
export const spaceRoute: PersonalRoute<Reader> = {
  page: 'mySpace',
  query: ['done'],
  async answer(visit, query) {
    const { signedIn } = visit.reader
    if (!signedIn) return signInFirst(visit)
    const { saved, ended, othersEnded, left, accepted, declined } = words(visit.language).space
    const said = { profile: saved, leave: left, accepted, declined, close: ended, 'close-others': othersEnded }
    const done = query.get('done')
    const happened = done !== null && Object.hasOwn(said, done) ? said[done as keyof typeof said] : undefined
    return show(visit, signedIn, happened === undefined ? {} : { done: happened })
  },
  async send(visit, form) {
    const { signedIn } = visit.reader
    if (!signedIn) return signInFirst(visit)
    const act = form.get('do')
    const here = pathOf('mySpace', visit.language)
    if (!known(act)) return { kind: 'see-other', to: here }
    return (await acts[act]?.(visit, signedIn, form)) ?? { kind: 'see-other', to: `${here}?done=${act}` }
  },
}
