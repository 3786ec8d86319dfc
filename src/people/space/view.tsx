import type { FC } from 'hono/jsx'
import {
  Band,
  Button,
  Form,
  formatDay,
  Link,
  Notice,
  PageHead,
  SelectField,
  TextField,
  Typeset,
} from '../../design/index.ts'
import { dayIn } from '../../platform/clock.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import { interfaceLanguages, type Language } from '../../platform/locales/languages.ts'
import { momentInWords } from '../moments.ts'
import { longestPseudonym } from '../person.ts'
import type { Role } from '../role.ts'
import type { SignedIn } from '../sign-in/accounts.ts'
import { words } from '../words.ts'
import type { Session } from './sessions.ts'

type SpaceProps = {
  language: Language
  timeZone: string
  signedIn: SignedIn
  sessions: readonly Session[]
  roles: readonly { role: Role; given: Date }[]
  /** What has just been done. */
  done?: string | undefined
  /** What was typed and can't be taken. */
  typed?: { pseudonym: string } | undefined
}

/** A person's own page: what they are called, and where they are signed in. */
export const SpaceView: FC<SpaceProps> = props => {
  const { language, signedIn, done } = props
  const say = words(language).space
  return (
    <>
      <PageHead language={language} title={say.title} lede={say.greeting(signedIn.pseudonym)} />
      {done && (
        <div class="wrap lead" role="status">
          <Notice language={language} kind="answer">
            <p>
              <Typeset words={done} language={language} />
            </p>
          </Notice>
        </div>
      )}
      <Band language={language} id="profil" heading={say.profile}>
        <Profile {...props} />
      </Band>
      <Band language={language} id="sessions" heading={say.sessions} intro={say.sessionsIntro}>
        <Sessions {...props} />
      </Band>
      <Band language={language} id="donnees" heading={say.data} intro={say.dataIntro}>
        <ul>
          <li>
            <Link href={pathOf('myData', language)}>
              <Typeset words={words(language).myData.title} language={language} />
            </Link>
          </li>
          <li>
            <Link href={pathOf('eraseMe', language)}>
              <Typeset words={words(language).myData.erase} language={language} />
            </Link>
          </li>
        </ul>
      </Band>
    </>
  )
}

const Profile: FC<SpaceProps> = ({ language, timeZone, signedIn, roles, typed }) => {
  const say = words(language).space
  return (
    <>
      <p>
        <Typeset words={say.mail} language={language} />
        {language === 'fr' ? '\u00a0: ' : ': '}
        <b>{signedIn.email}</b>. <Typeset words={say.mailCare} language={language} />
      </p>
      {roles.map(({ role, given }) => (
        <p>
          <Typeset
            words={say.rolesIntro(say.roles[role], formatDay(dayIn(timeZone, given), language))}
            language={language}
          />
        </p>
      ))}
      <Form action={pathOf('mySpace', language)} sends={{ do: 'profile' }}>
        <TextField
          language={language}
          name="pseudonym"
          label={say.pseudonym}
          hint={say.pseudonymHint}
          value={typed?.pseudonym ?? signedIn.pseudonym}
          error={typed && say.badPseudonym}
          autocomplete="nickname"
          maxlength={longestPseudonym}
        />
        <SelectField
          language={language}
          name="language"
          label={say.language}
          value={signedIn.language}
          options={interfaceLanguages.map(value => ({ value, label: say.languages[value] }))}
        />
        <Button language={language} label={say.save} />
      </Form>
    </>
  )
}

const Sessions: FC<SpaceProps> = ({ language, timeZone, signedIn, sessions }) => {
  const say = words(language).space
  const action = pathOf('mySpace', language)
  return (
    <>
      <ul class="list devices">
        {sessions.map(session => {
          const device = session.device || say.unknownDevice
          const here = session.id === signedIn.sessionId
          return (
            <li>
              <div>
                <p class="label">
                  {device}
                  {here && ` (${say.thisOne})`}
                </p>
                <p class="small">
                  <Typeset
                    words={say.since(momentInWords(session.created_at, timeZone, language))}
                    language={language}
                  />
                </p>
              </div>
              {!here && (
                <Form action={action} sends={{ do: 'close', session: session.id }}>
                  <Button language={language} label={say.endShort} spoken={say.end(device)} kind="alt" />
                </Form>
              )}
            </li>
          )
        })}
      </ul>
      {sessions.length > 2 && (
        <Form action={action} sends={{ do: 'close-others' }}>
          <Button language={language} label={say.endOthers} kind="alt" />
        </Form>
      )}
      <p>
        <Link href={pathOf('signOut', language)}>
          <Typeset words={say.signOut} language={language} />
        </Link>
      </p>
    </>
  )
}
