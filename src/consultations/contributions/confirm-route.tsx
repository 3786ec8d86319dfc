import { Band, Button, Form, PageHead, Typeset, UserText, Wrap } from '../../design/index.ts'
import { personAt, type Reader } from '../../people/index.ts'
import { save } from '../../platform/database/save.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { PersonalAnswer, PersonalPage, PersonalRoute, Visit } from '../../platform/http/personal.ts'
import type { Secret } from '../../platform/secret.ts'
import { attempt } from '../../record/index.ts'
import { words } from '../words.ts'
import { confirmContribution } from './confirm-contribution.ts'
import { numberInWords } from './contribution.ts'
import { readFiles } from './files.ts'
import { FilesGiven } from './files-given.tsx'
import { lapse } from './forget.ts'
import { ways } from './form/form-view.tsx'
import { readLinked, sendReceipt } from './links.ts'

type V = Visit<Reader>

const plain = ({ language }: V, title: string, lede: string, status?: PersonalPage['status']): PersonalPage => ({
  kind: 'personal',
  section: 'contribute',
  title,
  ...(status ? { status } : {}),
  body: (
    <>
      <PageHead language={language} title={title} lede={lede} />
      <Wrap>{ways([{ label: words(language).list.title, href: pathOf('contributions', language) }], language)}</Wrap>
    </>
  ),
})

const over = (visit: V) =>
  plain(visit, words(visit.language).confirm.over, words(visit.language).confirm.overCause, 410)

/**
 * Where the link of a letter leads: whoever follows it sees what was sent with their address, and says whether it is theirs. Opening it does nothing, since
 * mail programs open links too.
 */
export const confirmContributionRoute = (secret: Secret): PersonalRoute<Reader> => ({
  page: 'confirmContribution',
  query: ['lien'],
  async answer(visit, query): Promise<PersonalAnswer> {
    const { db, language, now } = visit
    const token = query.get('lien') ?? ''
    const row = await readLinked(db, token, now)
    if (!row) return over(visit)
    const files = await readFiles(db, row.id)
    const say = words(language).confirm
    // Confirmed already, by this link.
    if (row.state !== 'unconfirmed')
      return { kind: 'see-other', to: `${pathOf('contributionSent', language)}?id=${row.id}` }
    return {
      kind: 'personal',
      section: 'contribute',
      title: say.title,
      search: `?lien=${token}`,
      body: (
        <>
          <PageHead language={language} kicker={numberInWords(row.number)} title={say.title} lede={say.lede} />
          <Band language={language} id="envoyee" heading={row.title}>
            <UserText text={row.text} language={row.language} page={language} />
            {row.author && (
              <p class="small muted">
                <Typeset words={words(language).form.previewAuthor(row.author)} language={language} />
              </p>
            )}
            <FilesGiven files={files} language={language} />
            <Form action={pathOf('confirmContribution', language)} sends={{ lien: token }} label={say.title}>
              <div class="form-row">
                <Button language={language} label={say.yes} sends={{ name: 'do', value: 'yes' }} />
                <Button language={language} label={say.no} sends={{ name: 'do', value: 'no' }} kind="alt" />
              </div>
            </Form>
          </Band>
        </>
      ),
    }
  },
  async send(visit, form): Promise<PersonalAnswer> {
    const { db, language, now } = visit
    const say = words(language).confirm
    const row = await readLinked(db, form.get('lien') ?? '', now)
    if (!row) return over(visit)
    const received = { kind: 'see-other' as const, to: `${pathOf('contributionSent', language)}?id=${row.id}` }
    if (row.state !== 'unconfirmed' || row.email === null) return received
    if (form.get('do') === 'no') {
      await save(db, tx => lapse(tx, row.id))
      return plain(visit, say.refused, say.refusedCause)
    }
    const { email } = row
    const outcome = await attempt(db, async tx => {
      const personId = await personAt(tx, { email, language, now })
      const done = await confirmContribution.within(
        { tx, who: { capacity: 'participant', personId }, recorded: now },
        { id: row.id },
      )
      await sendReceipt(tx, secret, { id: row.id, email, language, now })
      return done
    })
    // Of two at once, the second finds it confirmed.
    if (outcome.done || outcome.refusal.code === 'contribution-not-waiting') return received
    return plain(visit, say.cannot, outcome.refusal.sentence[language], 409)
  },
})
