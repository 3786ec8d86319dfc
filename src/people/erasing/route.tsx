import { save } from '../../platform/database/save.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { PersonalAnswer, PersonalPage, PersonalRoute, Visit } from '../../platform/http/personal.ts'
import type { Delivery } from '../../platform/mail/delivery.ts'
import { countWritten, type Writings } from '../holdings/holding.ts'
import { isLastAdministrator } from '../roles/give-role.ts'
import type { Accounts, Reader, SignedIn } from '../sign-in/accounts.ts'
import { askingRates } from '../sign-in/limits.ts'
import { ask } from '../sign-in/requests.ts'
import { signInThen } from '../sign-in/sign-in-then.ts'
import { tooOften } from '../sign-in/too-often.tsx'
import { underSpace } from '../space/ways.ts'
import { words } from '../words.ts'
import { alone } from './alone.ts'
import { eraseAccount } from './erase-account.ts'
import { confirmedSince } from './erase-person.ts'
import { lastAdministrator } from './refusals.ts'
import { type EraseProps, EraseView, GoneView } from './view.tsx'

type V = Visit<Reader>
type Typed = NonNullable<EraseProps['typed']>

/** As the address says it after it is done. */
const gone = 'erased'

const choiceOf = (typed: string | null): Writings | undefined =>
  typed === 'keep' || typed === 'withdraw' ? typed : undefined

/** Where somebody erases their account: what goes and what stays; that it is them; their address in writing. */
export function eraseRoute(accounts: Accounts, delivery: Delivery): PersonalRoute<Reader> {
  const { secret } = accounts

  const show = async (visit: V, signedIn: SignedIn, typed?: Typed, status?: 403 | 409 | 422): Promise<PersonalPage> => {
    const { db, language } = visit
    const whose = { id: signedIn.personId, email: signedIn.email }
    const isLast = await isLastAdministrator(db, whose.id, visit.now)
    const step = isLast ? 'impossible' : (await wasConfirmed(visit, signedIn)) ? 'erase' : 'confirm'
    return {
      kind: 'personal',
      title: words(language).erasing.title,
      breadcrumb: underSpace(language),
      ...(status ? { status } : {}),
      body: (
        <EraseView
          language={language}
          step={step}
          written={await countWritten(db, whose)}
          refused={isLast ? lastAdministrator.sentence[language] : undefined}
          typed={typed}
          sendsMail={delivery !== 'none'}
        />
      ),
    }
  }

  const confirm = async (visit: V, { personId, email }: SignedIn): Promise<PersonalAnswer> => {
    const { db, language, now } = visit
    const refused = await tooOften(visit, secret, askingRates(email, visit.client))
    if (refused) return refused
    const next = pathOf('eraseMe', language)
    // Nothing is written to who has gone meanwhile, in another window.
    const request = await save(db, async tx =>
      (await alone(tx, personId)) ? ask(tx, secret, { email, language, next, now }) : null,
    )
    if (!request) return signInThen(language, pathOf('mySpace', language))
    return { kind: 'see-other', to: `${pathOf('signInCode', language)}?request=${request}` }
  }

  const erase = async (visit: V, signedIn: SignedIn, form: URLSearchParams): Promise<PersonalAnswer> => {
    const { db, language, now } = visit
    const typed = { address: (form.get('address') ?? '').slice(0, 254), writings: choiceOf(form.get('writings')) }
    const refusal = await eraseAccount({ db, secret }, signedIn, typed, now)
    if (!refusal) {
      visit.tell('info', 'account erased')
      const cookies = await accounts.close(visit.reader)
      return { kind: 'see-other', to: `${pathOf('eraseMe', language)}?done=${gone}`, cookies, clears: true }
    }
    if (refusal.code === 'person-gone') return signInThen(language, pathOf('mySpace', language))
    visit.tell('warn', 'an erasure was refused')
    const status = { 'confirm-again': 403, 'last-administrator': 409 }[refusal.code] ?? 422
    const said = { ...typed, field: refusal.field, sentence: refusal.sentence[language] }
    return show(visit, signedIn, said, status as 403 | 409 | 422)
  }

  return {
    page: 'eraseMe',
    query: ['done'],
    async answer(visit, query) {
      const { language, reader } = visit
      if (reader.signedIn) return show(visit, reader.signedIn)
      if (query.get('done') !== gone) return signInThen(language, pathOf('eraseMe', language))
      return { kind: 'personal', title: words(language).erasing.gone, body: <GoneView language={language} /> }
    },
    async send(visit, form) {
      const { signedIn } = visit.reader
      if (!signedIn) return signInThen(visit.language, pathOf('eraseMe', visit.language))
      if (form.get('do') === 'erase') return erase(visit, signedIn, form)
      if (form.get('do') === 'confirm' && delivery !== 'none') return confirm(visit, signedIn)
      return { kind: 'see-other', to: pathOf('eraseMe', visit.language) }
    },
  }
}

/** Whether the session of a reader was opened just now, so by somebody who was asked who they are. */
async function wasConfirmed({ db, now }: V, { sessionId }: SignedIn): Promise<boolean> {
  const session = await db
    .selectFrom('sessions')
    .select('id')
    .where('id', '=', sessionId)
    .where('created_at', '>', confirmedSince(now))
    .executeTakeFirst()
  return session !== undefined
}
