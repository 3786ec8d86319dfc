import { Band, Button, EmptyState, Form, formatDay, PageHead, Said, Typeset } from '../../design/index.ts'
import { dayIn } from '../../platform/clock.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { PersonalAnswer, PersonalPage, PersonalRoute, Visit } from '../../platform/http/personal.ts'
import type { Secret } from '../../platform/secret.ts'
import type { RoleName, Scope } from '../../record/index.ts'
import { readOpenInvitationsOn, withdrawInvitation } from '../invitations/invitations.ts'
import { invite } from '../invitations/invite.ts'
import { freshOffer, offerOf, type Typed, typedIn, type Wrong } from '../invitations/offer.ts'
import { OfferForm } from '../invitations/offer-form.tsx'
import { givingRight, withdrawRole } from '../roles/give-role.ts'
import { capacityOf } from '../roles/may.ts'
import { readRolesOn } from '../roles/read-roles.ts'
import { RoleLines } from '../roles/role-item.tsx'
import { roleWords } from '../roles/words.ts'
import type { Reader } from '../sign-in/accounts.ts'
import { invitingRates } from '../sign-in/limits.ts'
import { signInThen } from '../sign-in/sign-in-then.ts'
import { tooOften } from '../sign-in/too-often.tsx'
import { Plain } from '../sign-in/views.tsx'
import { type OrganisationRow, readOrganisation } from '../store.ts'
import { words } from '../words.ts'

type V = Visit<Reader>
type More = { typed?: Typed; wrong?: readonly Wrong[]; refused?: string; done?: string }

const pathTo = ({ language }: V, { slug }: OrganisationRow) => pathOf('members', language, { organisation: slug })

const notAllowed = ({ language }: V): PersonalPage => {
  const say = words(language).members
  return {
    kind: 'personal',
    status: 403,
    title: say.notAllowed,
    body: <Plain language={language} title={say.notAllowed} lede={say.notAllowedCause} />,
  }
}

/** The page on which an organisation's correspondents, and administrators, see who acts for it, invite and withdraw. */
export function membersRoute(secret: Secret): PersonalRoute<Reader> {
  /** The organisation of the page, for those who may; what they get instead, otherwise. */
  const opened = async (
    visit: V,
  ): Promise<{ organisation: OrganisationRow; on: Scope; roles: RoleName[] } | { instead: PersonalAnswer }> => {
    const { db, language, parameters, reader } = visit
    const slug = parameters.organisation ?? ''
    if (!reader.signedIn) return { instead: signInThen(language, pathOf('members', language, { organisation: slug })) }
    const organisation = await readOrganisation(db, slug)
    if (!organisation) return { instead: { kind: 'missing' } }
    const on: Scope = { type: 'organisation', id: organisation.id }
    const capacity = await capacityOf(visit, givingRight, { role: 'member', on })
    if (!capacity) return { instead: notAllowed(visit) }
    return { organisation, on, roles: capacity === 'administrator' ? ['member', 'correspondent'] : ['member'] }
  }

  const show = async (
    visit: V,
    { organisation, on, roles }: { organisation: OrganisationRow; on: Scope; roles: RoleName[] },
    more: More = {},
  ): Promise<PersonalPage> => {
    const { db, language, now } = visit
    const say = words(language).members
    const name = wordsOf(organisation.facts.name, language)
    const held = await readRolesOn(db, on)
    const invited = await readOpenInvitationsOn(db, on, now)
    const action = pathTo(visit, organisation)
    return {
      kind: 'personal',
      ...(more.wrong ? { status: 422 as const } : more.refused ? { status: 409 as const } : {}),
      title: say.title,
      breadcrumb: [
        { label: say.organisations, href: pathOf('organisations', language) },
        { label: name, href: pathOf('organisation', language, { organisation: organisation.slug }) },
      ],
      body: (
        <>
          <PageHead language={language} title={say.title} lede={say.lede(name)} />
          <Said language={language} {...more} />
          <Band language={language} id="membres" heading={say.held}>
            {held.length === 0 ? (
              <EmptyState language={language} sentence={say.nobody} />
            ) : (
              <ul class="list devices">
                {held.map(({ email, pseudonym, ...role }) => (
                  <li>
                    <div>
                      <p>
                        <b>{email}</b>
                        {pseudonym && ` (${pseudonym})`}
                      </p>
                      <RoleLines
                        role={{ ...role, on: { type: 'site', id: null } }}
                        name={undefined}
                        language={language}
                      />
                    </div>
                    {roles.includes(role.role) && (
                      <Form action={action} sends={{ do: 'withdraw', role: role.id }}>
                        <Button language={language} label={say.withdraw} spoken={say.withdrawOf(email)} kind="alt" />
                      </Form>
                    )}
                  </li>
                ))}
              </ul>
            )}
          </Band>
          {invited.length > 0 && (
            <Band language={language} id="invitations" heading={say.invited}>
              <ul class="list devices">
                {invited.map(({ id, email, role, expires_at }) => (
                  <li>
                    <div>
                      <p class="label">
                        <b>{email}</b>, <Typeset words={roleWords(language).names[role]} language={language} />
                      </p>
                      <p class="small">
                        <Typeset
                          words={say.until(formatDay(dayIn(visit.timeZone, expires_at), language))}
                          language={language}
                        />
                      </p>
                    </div>
                    {roles.includes(role) && (
                      <Form action={action} sends={{ do: 'take-back', invitation: id }}>
                        <Button language={language} label={say.takeBack} spoken={say.takeBackOf(email)} kind="alt" />
                      </Form>
                    )}
                  </li>
                ))}
              </ul>
            </Band>
          )}
          <Band language={language} id="inviter" heading={say.invite} intro={say.inviteIntro}>
            <OfferForm
              language={language}
              action={action}
              roles={roles}
              typed={more.typed ?? freshOffer(visit)}
              wrong={more.wrong ?? []}
            />
          </Band>
        </>
      ),
    }
  }

  return {
    page: 'members',
    query: ['done'],
    async answer(visit, query) {
      const page = await opened(visit)
      if ('instead' in page) return page.instead
      const { sent, withdrawn, tookBack } = words(visit.language).members
      const said = { invite: sent, withdraw: withdrawn, 'take-back': tookBack }
      const done = query.get('done')
      return show(
        visit,
        page,
        done !== null && Object.hasOwn(said, done) ? { done: said[done as keyof typeof said] } : {},
      )
    },
    async send(visit, form) {
      const page = await opened(visit)
      if ('instead' in page) return page.instead
      const { db, language, now, reader } = visit
      const act = form.get('do') ?? ''
      const after = { kind: 'see-other' as const, to: `${pathTo(visit, page.organisation)}?done=${act}` }
      if (act === 'withdraw' || act === 'take-back') {
        const outcome =
          act === 'withdraw'
            ? await withdrawRole.perform(db, reader.who, now, { id: form.get('role') ?? '' })
            : await withdrawInvitation.perform(db, reader.who, now, { id: form.get('invitation') ?? '' })
        return outcome.done ? after : show(visit, page, { refused: outcome.refusal.sentence[language] })
      }
      if (act !== 'invite') return { kind: 'see-other', to: pathTo(visit, page.organisation) }
      const typed = typedIn(form, freshOffer(visit))
      const said = offerOf(typed, page.on)
      if ('wrong' in said) return show(visit, page, { typed, wrong: said.wrong })
      const often = await tooOften(visit, secret, invitingRates(reader.signedIn?.personId ?? '', said.offer.email))
      if (often) return often
      const outcome = await invite(db, secret, reader.who, now, said.offer)
      return outcome.done ? after : show(visit, page, { typed, refused: outcome.refusal.sentence[language] })
    },
  }
}
