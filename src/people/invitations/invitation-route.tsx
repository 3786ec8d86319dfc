import type { FC } from 'hono/jsx'
import { Button, Facts, Form, formatDay, Link, Typeset } from '../../design/index.ts'
import { dayIn } from '../../platform/clock.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { PersonalAnswer, PersonalPage, PersonalRoute, Visit } from '../../platform/http/personal.ts'
import { ScopeLabel } from '../roles/role-item.tsx'
import { readScopeNames, type ScopeName } from '../roles/scope-names.ts'
import { roleWords } from '../roles/words.ts'
import type { Reader } from '../sign-in/accounts.ts'
import { AskForm, Plain } from '../sign-in/views.tsx'
import { words } from '../words.ts'
import { acceptInvitation, declineInvitation, type Invitation, overOf, readInvitation } from './invitations.ts'

type V = Visit<Reader>

const pathTo = ({ language }: V, id: string) => `${pathOf('invitation', language)}?id=${encodeURIComponent(id)}`

/** Nothing is said of the invitation before whoever asks has shown that the address is theirs, not even whether there is one. */
const signInWithIt = (visit: V, id: string): PersonalPage => {
  const say = words(visit.language).invitation
  return {
    kind: 'personal',
    title: say.title,
    body: (
      <Plain language={visit.language} title={say.title} lede={say.signIn}>
        <AskForm language={visit.language} next={pathTo(visit, id)} />
      </Plain>
    ),
  }
}

const notYours = ({ language, reader }: V): PersonalPage => {
  const say = words(language).invitation
  return {
    kind: 'personal',
    status: 403,
    title: say.notYours,
    body: (
      <Plain language={language} title={say.notYours} lede={say.notYoursCause(reader.signedIn?.email ?? '')}>
        <p>
          <Link class="btn alt" href={pathOf('signOut', language)}>
            <Typeset words={words(language).signOut.title} language={language} />
          </Link>
        </p>
      </Plain>
    ),
  }
}

const cannot = ({ language }: V, cause: string): PersonalPage => {
  const say = words(language).invitation
  return {
    kind: 'personal',
    status: 410,
    title: say.over,
    body: (
      <Plain language={language} title={say.over} lede={cause}>
        <p>
          <Link href={pathOf('mySpace', language)}>
            <Typeset words={words(language).space.title} language={language} />
          </Link>
        </p>
      </Plain>
    ),
  }
}

const InvitationView: FC<{ visit: V; row: Invitation; name: ScopeName | undefined }> = ({ visit, row, name }) => {
  const { language, timeZone } = visit
  const say = words(language).invitation
  const day = (of: string) => formatDay(of, language)
  const dates = roleWords(language).dates(day(row.from), row.until === null ? null : day(row.until))
  return (
    <Plain language={language} title={say.title} lede={say.lede}>
      <Facts
        language={language}
        facts={[
          { label: say.role, value: <Typeset words={roleWords(language).names[row.role]} language={language} /> },
          {
            label: say.on,
            value: <ScopeLabel on={{ type: row.on_type, id: row.on_id }} name={name} language={language} />,
          },
          ...(row.duty ? [{ label: say.duty, value: <Typeset words={row.duty} language={language} /> }] : []),
          { label: say.dates, value: <Typeset words={dates} language={language} /> },
          {
            label: say.answerBy,
            value: <Typeset words={day(dayIn(timeZone, row.expires_at))} language={language} />,
          },
        ]}
      />
      <p>
        <Link href={`${pathOf('roles', language)}#roles`}>
          <Typeset words={say.whatItMay} language={language} />
        </Link>
      </p>
      <Form action={pathOf('invitation', language)} sends={{ id: row.id }} label={say.title}>
        <Button language={language} label={say.accept} sends={{ name: 'do', value: 'accept' }} />
        <Button language={language} label={say.decline} sends={{ name: 'do', value: 'decline' }} kind="alt" />
      </Form>
    </Plain>
  )
}

/** The page to which the letter of an invitation leads: what is asked, yes and no. */
export const invitationRoute: PersonalRoute<Reader> = {
  page: 'invitation',
  query: ['id'],
  async answer(visit, query): Promise<PersonalAnswer> {
    const { db, language, now, reader } = visit
    const id = query.get('id') ?? ''
    if (!reader.signedIn) return signInWithIt(visit, id)
    const row = await readInvitation(db, id)
    if (row?.email !== reader.signedIn.email) return notYours(visit)
    const over = overOf(row, now)
    if (over) return cannot(visit, over.sentence[language])
    const names = await readScopeNames(db, [{ type: row.on_type, id: row.on_id }])
    return {
      kind: 'personal',
      title: words(language).invitation.title,
      search: `?id=${row.id}`,
      body: <InvitationView visit={visit} row={row} name={names.get(row.on_id ?? '')} />,
    }
  },
  async send(visit, form): Promise<PersonalAnswer> {
    const { db, language, now, reader } = visit
    const id = form.get('id') ?? ''
    if (!reader.signedIn) return signInWithIt(visit, id)
    const accepts = form.get('do') === 'accept'
    if (!accepts && form.get('do') !== 'decline') return { kind: 'see-other', to: pathTo(visit, id) }
    const outcome = await (accepts ? acceptInvitation : declineInvitation).perform(db, reader.who, now, { id })
    if (outcome.done)
      return { kind: 'see-other', to: `${pathOf('mySpace', language)}?done=${accepts ? 'accepted' : 'declined'}` }
    return outcome.refusal.code === 'invitation-unknown'
      ? notYours(visit)
      : cannot(visit, outcome.refusal.sentence[language])
  },
}
