import type { Database } from '../../platform/database/database.ts'
import { save } from '../../platform/database/save.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import { ownPath } from '../../platform/http/own-path.ts'
import type { PersonalAnswer, PersonalPage, PersonalRoute, Visit } from '../../platform/http/personal.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Delivery } from '../../platform/mail/delivery.ts'
import { timeInWords } from '../moments.ts'
import { words } from '../words.ts'
import type { Accounts, Reader } from './accounts.ts'
import { deviceOf } from './device.ts'
import { answeringRates, askingRates } from './limits.ts'
import { mailAddressOf, probablyMeant } from './mail-address.ts'
import {
  ask,
  hasSpentItsCodes,
  requestOfLink,
  requestOfPage,
  type SignInRequest,
  standingOf,
  tryCode,
} from './requests.ts'
import { tooOften } from './too-often.tsx'
import { AskForm, CodeForm, LinkForm, MeantForm, Plain, SignOutForm, TrialLink } from './views.tsx'

type V = Visit<Reader>

/**
 * Signing in and out.
 * @param delivery how letters leave, if they do
 * @param trial whether this is a demonstration whose people anybody at this machine may enter as
 */
export function signInRoutes(
  accounts: Accounts,
  delivery: Delivery,
  trial: (db: Database) => Promise<boolean>,
): PersonalRoute<Reader>[] {
  const { secret } = accounts
  const page = (title: string, body: PersonalPage['body'], more: Partial<PersonalPage> = {}): PersonalPage => ({
    kind: 'personal',
    title,
    body,
    ...more,
  })
  const nextOf = (asked: string | null, language: Language) => ownPath(asked) ?? pathOf('mySpace', language)

  const askPage = ({ language }: V, next: string, typed?: { mail: string }, isTrial = false): PersonalPage => {
    const say = words(language).signIn
    if (delivery === 'none')
      return page(say.noMail, <Plain language={language} title={say.noMail} lede={say.noMailCause} />, { status: 503 })
    return page(
      say.title,
      <Plain language={language} title={say.title} lede={say.lede}>
        <AskForm language={language} next={next} mail={typed?.mail ?? ''} error={typed && say.badMail} />
        {isTrial && <TrialLink language={language} />}
      </Plain>,
      typed ? { status: 422 } : {},
    )
  }

  /** Says that something is over, and offers to begin again. */
  const beginAgain = ({ language }: V, title: string, cause: string): PersonalPage =>
    page(
      title,
      <Plain language={language} title={title} lede={cause}>
        <AskForm language={language} next={pathOf('mySpace', language)} />
      </Plain>,
      { status: 410 },
    )

  /** What is said of a request that serves no more; null while it does. */
  const overOf = (visit: V, request: SignInRequest | null): PersonalPage | null => {
    const say = words(visit.language).link
    if (!request) return beginAgain(visit, say.unknown, say.unknownCause)
    const standing = standingOf(request, visit.now)
    if (standing === 'open') return null
    return standing === 'used'
      ? beginAgain(visit, say.used, say.usedCause)
      : beginAgain(visit, say.expired, say.expiredCause)
  }

  const codePage = (visit: V, request: SignInRequest, error?: string): PersonalPage => {
    const { language, now, timeZone } = visit
    const say = words(language).code
    return page(
      say.title,
      <Plain language={language} title={say.title} lede={say.lede(request.email)}>
        <CodeForm
          language={language}
          request={request.id}
          until={timeInWords(request.expires_at, now, timeZone, language)}
          error={error ?? (hasSpentItsCodes(request) ? say.spent : undefined)}
          outbox={delivery === 'outbox'}
        />
      </Plain>,
      error ? { status: 422 } : {},
    )
  }

  const enter = async (visit: V, request: SignInRequest): Promise<PersonalAnswer> => {
    const cookies = await accounts.open(request, {
      device: deviceOf(visit.userAgent),
      instead: visit.reader.signedIn,
      now: visit.now,
    })
    if (cookies) {
      visit.tell('info', 'signed in')
      return { kind: 'see-other', to: request.next, cookies }
    }
    return overOf(visit, await requestOfPage(visit.db, request.id)) ?? askPage(visit, request.next)
  }

  return [
    {
      page: 'signIn',
      query: ['next'],
      async answer(visit, query) {
        const next = nextOf(query.get('next'), visit.language)
        return visit.reader.signedIn
          ? { kind: 'see-other', to: next }
          : askPage(visit, next, undefined, await trial(visit.db))
      },
      async send(visit, form) {
        const { db, language, now } = visit
        const next = nextOf(form.get('next'), language)
        if (delivery === 'none') return askPage(visit, next)
        const typed = form.get('mail') ?? ''
        const email = mailAddressOf(typed)
        if (!email) return askPage(visit, next, { mail: typed.slice(0, 254) })
        const meant = probablyMeant(email)
        if (meant && !form.has('sure')) return askBack(language, next, email, meant)
        const refused = await tooOften(visit, secret, askingRates(email, visit.client))
        if (refused) return refused
        const request = await save(db, tx => ask(tx, secret, { email, language, next, now }))
        return { kind: 'see-other', to: `${pathOf('signInCode', language)}?request=${request}` }
      },
    },
    {
      page: 'signInCode',
      query: ['request'],
      async answer(visit, query) {
        const request = await requestOfPage(visit.db, query.get('request') ?? '')
        if (!request) return { kind: 'see-other', to: pathOf('signIn', visit.language) }
        return overOf(visit, request) ?? codePage(visit, request)
      },
      async send(visit, form) {
        const { language } = visit
        const say = words(language).code
        const refused = await tooOften(visit, secret, answeringRates(visit.client))
        if (refused) return refused
        const request = await requestOfPage(visit.db, form.get('request') ?? '')
        const over = overOf(visit, request)
        if (over || !request) return over ?? askPage(visit, pathOf('mySpace', language))
        const code = (form.get('code') ?? '').replace(/[^\d]/g, '')
        if (code.length !== 6) return codePage(visit, request, say.badCode)
        const tried = await tryCode(visit.db, secret, request, code)
        if (tried === 'right') return enter(visit, request)
        visit.tell('warn', 'wrong code')
        return codePage(visit, request, tried === 'spent' ? say.spent : say.wrongCode(tried))
      },
    },
    {
      page: 'signInLink',
      query: ['token'],
      async answer(visit, query) {
        const token = query.get('token') ?? ''
        const request = await requestOfLink(visit.db, token)
        const over = overOf(visit, request)
        if (over || !request) return over ?? askPage(visit, pathOf('mySpace', visit.language))
        const say = words(visit.language).link
        return page(
          say.title,
          <Plain language={visit.language} title={say.title} lede={say.lede(request.email)}>
            <LinkForm language={visit.language} token={token} />
          </Plain>,
        )
      },
      async send(visit, form) {
        const refused = await tooOften(visit, secret, answeringRates(visit.client))
        if (refused) return refused
        const request = await requestOfLink(visit.db, form.get('token') ?? '')
        const over = overOf(visit, request)
        if (over) visit.tell('warn', 'a link that serves no more')
        return over || !request ? (over ?? askPage(visit, '/')) : enter(visit, request)
      },
    },
    {
      page: 'signOut',
      async answer({ reader, language }) {
        if (!reader.signedIn) return { kind: 'see-other', to: pathOf('home', language) }
        const say = words(language).signOut
        return page(
          say.title,
          <Plain language={language} title={say.title} lede={say.lede}>
            <SignOutForm language={language} />
          </Plain>,
        )
      },
      async send({ reader, language }) {
        return {
          kind: 'see-other',
          to: pathOf('home', language),
          cookies: await accounts.close(reader),
          clears: true,
        }
      },
    },
  ]

  function askBack(language: Language, next: string, typed: string, meant: string): PersonalPage {
    const say = words(language).signIn
    return page(
      say.meant,
      <Plain language={language} title={say.meant} lede={say.meantCause(typed, meant)}>
        <MeantForm language={language} next={next} typed={typed} meant={meant} />
      </Plain>,
    )
  }
}
