import { timingSafeEqual } from 'node:crypto'
import { Button, Form, TextField } from '../../design/index.ts'
import { sha256 } from '../../platform/canonical.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { PersonalAnswer, PersonalPage, PersonalRoute, Visit } from '../../platform/http/personal.ts'
import { words } from '../words.ts'
import type { Accounts, Reader } from './accounts.ts'
import { deviceOf } from './device.ts'
import { mailAddressOf } from './mail-address.ts'
import { AskForm, Plain } from './views.tsx'

type V = Visit<Reader>

/** The page to which the link in the terminal leads, as long as nobody has ever been an administrator. */
export function firstStartRoute(accounts: Accounts): PersonalRoute<Reader> {
  const isRight = (token: string | null): token is string =>
    token !== null && timingSafeEqual(sha256(token), sha256(accounts.firstToken()))

  const page = ({ language }: V, token: string, typed?: string): PersonalPage => {
    const say = words(language)
    return {
      kind: 'personal',
      title: say.first.title,
      ...(typed === undefined ? {} : { status: 422 as const }),
      body: (
        <Plain language={language} title={say.first.title} lede={say.first.lede}>
          <Form action={pathOf('firstStart', language)} sends={{ token }}>
            <TextField
              language={language}
              name="mail"
              type="email"
              label={say.signIn.mail}
              value={typed ?? ''}
              error={typed === undefined ? undefined : say.signIn.badMail}
              autocomplete="email"
              maxlength={254}
              required
            />
            <Button language={language} label={say.first.submit} />
          </Form>
        </Plain>
      ),
    }
  }

  const over = ({ language }: V): PersonalPage => {
    const { used, usedCause } = words(language).first
    return {
      kind: 'personal',
      status: 410,
      title: used,
      body: (
        <Plain language={language} title={used} lede={usedCause}>
          <AskForm language={language} next={pathOf('mySpace', language)} />
        </Plain>
      ),
    }
  }

  return {
    page: 'firstStart',
    query: ['token'],
    async answer(visit, query): Promise<PersonalAnswer> {
      const token = query.get('token')
      if (!isRight(token)) return { kind: 'missing' }
      return (await accounts.waitsForFirst()) ? page(visit, token) : over(visit)
    },
    async send(visit, form): Promise<PersonalAnswer> {
      const token = form.get('token')
      if (!isRight(token)) return { kind: 'missing' }
      const typed = form.get('mail') ?? ''
      const email = mailAddressOf(typed)
      if (!email) return page(visit, token, typed.slice(0, 254))
      const { language, now, reader, userAgent } = visit
      const arriving = { device: deviceOf(userAgent), instead: reader.signedIn, now }
      const cookies = await accounts.makeFirst({ email, language }, arriving)
      if (!cookies) return over(visit)
      visit.tell('warn', 'first administrator made')
      return { kind: 'see-other', to: pathOf('mySpace', language), cookies }
    },
  }
}
