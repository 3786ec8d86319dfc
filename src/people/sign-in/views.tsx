import type { FC, PropsWithChildren } from 'hono/jsx'
import { Button, Form, Link, Notice, PageHead, TextField, Typeset, Wrap } from '../../design/index.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { words } from '../words.ts'

type In = { language: Language }

/** A page of few words: what it is for, and what can be done. */
export const Plain: FC<PropsWithChildren<In & { title: string; lede?: string }>> = ({
  language,
  title,
  lede,
  children,
}) => (
  <>
    <PageHead language={language} title={title} lede={lede} />
    <Wrap>{children}</Wrap>
  </>
)

/** The one field. */
export const AskForm: FC<In & { next: string; mail?: string; error?: string | undefined }> = ({
  language,
  next,
  mail = '',
  error,
}) => {
  const say = words(language).signIn
  return (
    <Form action={pathOf('signIn', language)} sends={{ next }}>
      <TextField
        language={language}
        name="mail"
        type="email"
        label={say.mail}
        hint={say.mailHint}
        value={mail}
        error={error}
        autocomplete="email"
        maxlength={254}
        required
      />
      <Button language={language} label={say.submit} />
    </Form>
  )
}

/** What was typed looks like a slip: one button for what was probably meant, one for what was typed. */
export const MeantForm: FC<In & { next: string; typed: string; meant: string }> = ({
  language,
  next,
  typed,
  meant,
}) => {
  const say = words(language).signIn
  return (
    <Form action={pathOf('signIn', language)} sends={{ next, sure: 'yes' }}>
      <Button language={language} label={say.meantYes(meant)} sends={{ name: 'mail', value: meant }} />
      <Button language={language} label={say.meantNo(typed)} sends={{ name: 'mail', value: typed }} kind="alt" />
    </Form>
  )
}

type CodeProps = In & { request: string; until: string; error?: string | undefined; outbox: boolean }

/** Where the code is typed on the device on which it was asked for. */
export const CodeForm: FC<CodeProps> = ({ language, request, until, error, outbox }) => {
  const say = words(language).code
  return (
    <>
      {outbox && (
        <Notice language={language} kind="open">
          <p>
            <Typeset words={say.outbox} language={language} />
          </p>
          <p>
            <Link href={pathOf('outbox', language)}>
              <Typeset words={words(language).outbox.title} language={language} />
            </Link>
          </p>
        </Notice>
      )}
      <p>
        <Typeset words={say.step} language={language} />
      </p>
      <Form action={pathOf('signInCode', language)} sends={{ request }}>
        <TextField
          language={language}
          name="code"
          label={say.code}
          error={error}
          autocomplete="one-time-code"
          inputmode="numeric"
          maxlength={20}
          required
          short
        />
        <Button language={language} label={say.submit} />
      </Form>
      <p class="small">
        <Typeset words={say.until(until)} language={language} />
      </p>
      <p class="small">
        <Typeset words={say.nothing} language={language} />{' '}
        <Link href={pathOf('signIn', language)}>
          <Typeset words={say.again} language={language} />
        </Link>
      </p>
    </>
  )
}

/** The one button that the letter leads to: opening the page does nothing. */
export const LinkForm: FC<In & { token: string }> = ({ language, token }) => {
  const say = words(language).link
  return (
    <>
      <Form action={pathOf('signInLink', language)} sends={{ token }}>
        <Button language={language} label={say.submit} />
      </Form>
      <p class="small">
        <Typeset words={say.notYou} language={language} />
      </p>
    </>
  )
}

/** Going out, asked once. */
export const SignOutForm: FC<In> = ({ language }) => {
  const say = words(language).signOut
  return (
    <>
      <Form action={pathOf('signOut', language)}>
        <Button language={language} label={say.submit} />
      </Form>
      <p>
        <Link href={pathOf('mySpace', language)}>
          <Typeset words={say.stay} language={language} />
        </Link>
      </p>
    </>
  )
}

/** The way in that a demonstration has beside. */
export const TrialLink: FC<In> = ({ language }) => {
  const say = words(language).signIn
  return (
    <Notice language={language} kind="open">
      <p>
        <Typeset words={say.trial} language={language} />
      </p>
      <p>
        <Link href={pathOf('demonstration', language)}>
          <Typeset words={say.trialLink} language={language} />
        </Link>
      </p>
    </Notice>
  )
}
