import { pathOf } from '../../platform/http/addresses.ts'
import type { PersonalAnswer, PersonalRoute, Visit } from '../../platform/http/personal.ts'
import { describePerson } from '../describe-person.ts'
import { Profile } from '../person.ts'
import type { Reader, SignedIn } from '../sign-in/accounts.ts'
import { words } from '../words.ts'
import { readRoles } from './roles.ts'
import { closeOthers, closeSession, readSessions } from './sessions.ts'
import { SpaceView } from './view.tsx'
import { signInFirst } from './ways.ts'

type V = Visit<Reader>

const show = async (
  visit: V,
  signedIn: SignedIn,
  more: { done?: string; typed?: { pseudonym: string } } = {},
): Promise<PersonalAnswer> => {
  const { db, language, timeZone, now } = visit
  const sessions = await readSessions(db, signedIn.personId, now)
  const roles = await readRoles(db, signedIn.personId)
  return {
    kind: 'personal',
    title: words(language).space.title,
    ...(more.typed ? { status: 422 as const } : {}),
    body: (
      <SpaceView
        language={language}
        timeZone={timeZone}
        signedIn={signedIn}
        sessions={sessions}
        roles={roles}
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
    return outcome.done ? null : signInFirst(visit.language, 'mySpace')
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
    if (!signedIn) return signInFirst(visit.language, 'mySpace')
    const { saved, ended, othersEnded } = words(visit.language).space
    const said = { profile: saved, close: ended, 'close-others': othersEnded }
    const done = query.get('done')
    return show(visit, signedIn, known(done) ? { done: said[done as keyof typeof said] } : {})
  },
  async send(visit, form) {
    const { signedIn } = visit.reader
    if (!signedIn) return signInFirst(visit.language, 'mySpace')
    const act = form.get('do')
    const here = pathOf('mySpace', visit.language)
    if (!known(act)) return { kind: 'see-other', to: here }
    return (await acts[act]?.(visit, signedIn, form)) ?? { kind: 'see-other', to: `${here}?done=${act}` }
  },
}
