import type { FC } from 'hono/jsx'
import { Button, Form, Link, PageHead, saying, TextArea, TextField, Typeset, Wrap } from '../design/index.ts'
import { type Reader, signInThen } from '../people/index.ts'
import { pathOf } from '../platform/http/addresses.ts'
import type { PersonalAnswer, PersonalPage, Visit } from '../platform/http/personal.ts'
import type { Language } from '../platform/locales/languages.ts'
import { words } from './replies/words.ts'
import { longestReason } from './typed.ts'

export type V = Visit<Reader>

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

type DecidedProps = {
  language: Language
  say: { reason: string; reasonHint: string; signedAs: string; signedAsHint: string }
  typed: { reason: string; signedAs: string }
  /** What is wrong with a field, if anything is. */
  wrong(field: string): string | undefined
  rows: number
  /** That the browser says what is missing, too. */
  required?: boolean
}

/** What every decision has, for everybody to read: its reason, and the function of who signs. */
export const DecidedFields: FC<DecidedProps> = ({ language, say, typed, wrong, rows, required = false }) => (
  <>
    <TextArea
      language={language}
      name="reason"
      label={say.reason}
      hint={say.reasonHint}
      value={typed.reason}
      error={wrong('reason')}
      rows={rows}
      longest={longestReason}
      required={required}
    />
    <TextField
      language={language}
      name="signedAs"
      label={say.signedAs}
      hint={say.signedAsHint}
      value={typed.signedAs}
      error={wrong('signedAs')}
      autocomplete="organization-title"
      required={required}
    />
  </>
)

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
