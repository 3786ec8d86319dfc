import type { FC } from 'hono/jsx'
import {
  Band,
  Button,
  Form,
  formatDay,
  Link,
  PageHead,
  Said,
  SelectField,
  TextField,
  Typeset,
  Ways,
} from '../../design/index.ts'
import { dayIn } from '../../platform/clock.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import { interfaceLanguages, type Language } from '../../platform/locales/languages.ts'
import type { Invitation } from '../invitations/invitations.ts'
import { momentInWords } from '../moments.ts'
import { longestPseudonym } from '../person.ts'
import type { Role } from '../roles/read-roles.ts'
import { RoleLines, ScopeLabel } from '../roles/role-item.tsx'
import type { ScopeName } from '../roles/scope-names.ts'
import { roleWords } from '../roles/words.ts'
import type { SignedIn } from '../sign-in/accounts.ts'
import { words } from '../words.ts'
import type { Session } from './sessions.ts'

type SpaceProps = {
  language: Language
  timeZone: string
  signedIn: SignedIn
  sessions: readonly Session[]
  roles: readonly Role[]
  /** The invitations that wait for an answer. */
  invitations: readonly Invitation[]
  /** What those roles are held on. */
  names: ReadonlyMap<string, ScopeName>
  /** Why what was asked was not done. */
  refused?: string | undefined
  /** What has just been done. */
  done?: string | undefined
  /** What was typed and can't be taken. */
  typed?: { pseudonym: string } | undefined
}

/** A person's own page: what they are called, and where they are signed in. */
export const SpaceView: FC<SpaceProps> = props => {
  const { language, signedIn, done, refused } = props
  const say = words(language).space
  return (
    <>
      <PageHead language={language} title={say.title} lede={say.greeting(signedIn.pseudonym)} />
      <Said language={language} done={done} refused={refused} />
      <Band language={language} id="contributions" heading={say.contributions}>
        <Ways language={language} ways={[{ label: say.toContributions, href: pathOf('myContributions', language) }]} />
      </Band>
      <Band language={language} id="profil" heading={say.profile}>
        <Profile {...props} />
      </Band>
      {props.invitations.length > 0 && (
        <Band language={language} id="invitations" heading={say.invitations}>
          <Invitations {...props} />
        </Band>
      )}
      {props.roles.length > 0 && (
        <Band language={language} id="roles" heading={say.roles}>
          <Roles {...props} />
        </Band>
      )}
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

const Profile: FC<SpaceProps> = ({ language, signedIn, typed }) => {
  const say = words(language).space
  return (
    <>
      <p>
        <Typeset words={say.mail} language={language} />
        {language === 'fr' ? '\u00a0: ' : ': '}
        <b>{signedIn.email}</b>. <Typeset words={say.mailCare} language={language} />
      </p>
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

const Invitations: FC<SpaceProps> = ({ language, timeZone, invitations, names }) => (
  <ul class="list devices">
    {invitations.map(({ id, role, on_type, on_id, expires_at }) => (
      <li>
        <div>
          <p class="label">
            <Typeset words={roleWords(language).names[role]} language={language} />
            {roleWords(language).colon}
            <ScopeLabel on={{ type: on_type, id: on_id }} name={names.get(on_id ?? '')} language={language} />
          </p>
          <p class="small">
            <Typeset
              words={words(language).members.until(formatDay(dayIn(timeZone, expires_at), language))}
              language={language}
            />
          </p>
        </div>
        <p>
          <Link class="btn" href={`${pathOf('invitation', language)}?id=${id}`}>
            <Typeset words={words(language).space.answer} language={language} />
          </Link>
        </p>
      </li>
    ))}
  </ul>
)

/** Where the work of a role is: the workshop of a plan’s team, what an organisation answers and its members, the administration. */
function waysOf({ role }: Role, slug: string | null, language: Language): { label: string; href: string }[] {
  const { space, members } = words(language)
  const workshop = { label: space.workshop, href: pathOf('workshop', language) }
  switch (role) {
    case 'administrator':
      return [{ label: space.administration, href: pathOf('administration', language) }]
    case 'editor':
    case 'moderator':
      return [workshop]
    case 'correspondent':
      return [
        { label: space.answers, href: pathOf('answersDesk', language) },
        ...(slug === null ? [] : [{ label: members.title, href: pathOf('members', language, { organisation: slug }) }]),
      ]
    default:
      return []
  }
}

const Roles: FC<SpaceProps> = ({ language, roles, names }) => {
  const say = words(language).space
  return (
    <ul class="list devices">
      {roles.map(role => (
        <li>
          <div>
            <RoleLines role={role} name={names.get(role.on.id ?? '')} language={language} />
            <Ways language={language} ways={waysOf(role, names.get(role.on.id ?? '')?.slug ?? null, language)} />
          </div>
          <Form action={pathOf('mySpace', language)} sends={{ do: 'leave', role: role.id }}>
            <Button
              language={language}
              label={say.leave}
              spoken={say.leaveOf(roleWords(language).names[role.role])}
              kind="alt"
            />
          </Form>
        </li>
      ))}
    </ul>
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
