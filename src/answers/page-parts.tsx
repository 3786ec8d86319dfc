import type { FC } from 'hono/jsx'
import { Button, Form, Link, Notice, PageHead, Typeset, Wrap } from '../design/index.ts'
import { type Reader, signInThen } from '../people/index.ts'
import { pathOf } from '../platform/http/addresses.ts'
import type { PersonalAnswer, PersonalPage, Visit } from '../platform/http/personal.ts'
import type { Language } from '../platform/locales/languages.ts'
import { words } from './replies/words.ts'

export type V = Visit<Reader>
export type Way = { label: string; href: string }

/** A page that only says something, and leads away. */
export const saying = (
  language: Language,
  { title, lede, ways }: { title: string; lede: string; ways: readonly Way[] },
  more: Partial<PersonalPage> = {},
): PersonalPage => ({
  kind: 'personal',
  title,
  body: (
    <>
      <PageHead language={language} title={title} lede={lede} />
      <Wrap>
        {ways.map(({ label, href }) => (
          <p>
            <Link href={href}>
              <Typeset words={label} language={language} />
            </Link>
          </p>
        ))}
      </Wrap>
    </>
  ),
  ...more,
})

/** What has just happened, or why it didn’t. */
export const Told: FC<{ language: Language; done?: string | undefined; refused?: string | undefined }> = ({
  language,
  done,
  refused,
}) =>
  done || refused ? (
    <div class="wrap lead" role={refused ? undefined : 'status'}>
      <Notice language={language} kind={refused ? 'late' : 'answer'} alert={refused !== undefined}>
        <p>
          <Typeset words={refused ?? done ?? ''} language={language} />
        </p>
      </Notice>
    </div>
  ) : null

/** Shorter values are of no use to whoever wants their words back. */
const fewestSigns = 12

/**
 * What somebody typed whose session ended meanwhile: they sign in beside it, and send it again as it was.
 * @param path where the form goes
 */
export function sessionEnded({ language }: V, path: string, form: URLSearchParams): PersonalAnswer {
  const say = words(language).form
  const signIn = signInThen(language, path)
  const fields = Object.fromEntries([...form])
  return {
    kind: 'personal',
    status: 403,
    title: say.ended,
    body: (
      <>
        <PageHead language={language} title={say.ended} lede={say.endedCause} />
        <Wrap>
          {signIn.kind === 'see-other' && (
            <p>
              <Link class="btn" href={signIn.to} target="_blank">
                <Typeset words={say.signIn} language={language} />
              </Link>
            </p>
          )}
          <Form action={path} sends={fields} label={say.sendAgain}>
            <Button language={language} label={say.sendAgain} kind="alt" />
          </Form>
          <h2>
            <Typeset words={say.typed} language={language} />
          </h2>
          {Object.values(fields)
            .filter(value => value.length >= fewestSigns)
            .map(value => (
              <pre class="typed">{value}</pre>
            ))}
        </Wrap>
      </>
    ),
  }
}

/** What whoever may not answer here is told. */
export const notForYou = (language: Language): PersonalPage => {
  const say = words(language).desk
  return saying(
    language,
    {
      title: say.notForYou,
      lede: say.notForYouCause,
      ways: [{ label: say.space, href: pathOf('mySpace', language) }],
    },
    { status: 403 },
  )
}
