import type { FC } from 'hono/jsx'
import {
  Band,
  Button,
  ChoiceField,
  Form,
  Link,
  Notice,
  PageHead,
  TextField,
  Typeset,
  Wrap,
} from '../../design/index.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { holdings, type Writings } from '../holdings/holding.ts'
import { words } from '../words.ts'

export type EraseProps = {
  language: Language
  /** What is to be done next: that it is them, or the last word; nothing, for who alone administers the site. */
  step: 'confirm' | 'erase' | 'impossible'
  /** How much they wrote that others read. */
  written: number
  /** Why it can't be done at all. */
  refused?: string | undefined
  /** What was typed and wasn't taken, and why. */
  typed?: { address: string; writings: Writings | undefined; field: string | undefined; sentence: string } | undefined
  /** Whether the site can write the letter by which they confirm. */
  sendsMail: boolean
}

/** What goes, what stays and why, and the form that does it. */
export const EraseView: FC<EraseProps> = props => {
  const { language, refused, typed, written } = props
  const say = words(language).erasing
  const problem = refused ?? (typed && !typed.field ? typed.sentence : undefined)
  return (
    <>
      <PageHead language={language} title={say.title} lede={say.lede} />
      {problem && (
        <Wrap>
          <Notice language={language} kind="late" alert={typed !== undefined}>
            <p>
              <Typeset words={problem} language={language} />
            </p>
          </Notice>
        </Wrap>
      )}
      <Band language={language} id="goes" heading={say.goes} tight>
        <Sentences language={language} said={holdings().map(holding => holding.words(language).erased)} />
      </Band>
      <Band language={language} id="stays" heading={say.stays} tight>
        <Sentences language={language} said={[...say.staying, ...(written > 0 ? [say.stayingWritten] : [])]} />
      </Band>
      <Band language={language} id="after" heading={say.after} tight>
        <Sentences language={language} said={say.next} />
        <p>
          <Link href={pathOf('myData', language)}>
            <Typeset words={say.takeAway} language={language} />
          </Link>
        </p>
      </Band>
      <NextStep {...props} />
    </>
  )
}

const Sentences: FC<{ language: Language; said: readonly string[] }> = ({ language, said }) => (
  <ul>
    {said.map(one => (
      <li>
        <Typeset words={one} language={language} />
      </li>
    ))}
  </ul>
)

const NextStep: FC<EraseProps> = ({ language, step, written, typed, sendsMail }) => {
  const say = words(language).erasing
  const action = pathOf('eraseMe', language)
  if (step === 'impossible') return null
  if (step === 'confirm')
    return (
      <Band language={language} id="confirm" heading={say.confirm} tight>
        <p>
          <Typeset words={sendsMail ? say.confirmWhy : say.noMail} language={language} />
        </p>
        {sendsMail && (
          <Form action={action} sends={{ do: 'confirm' }}>
            <Button language={language} label={say.sendLink} />
          </Form>
        )}
      </Band>
    )
  const wrongOf = (field: string) => (typed?.field === field ? typed.sentence : undefined)
  return (
    <Band language={language} id="erase" heading={say.last} tight>
      <Form action={action} sends={{ do: 'erase' }}>
        {written > 0 && (
          <ChoiceField
            language={language}
            name="writings"
            label={say.choice(written)}
            value={typed?.writings}
            error={wrongOf('writings')}
            options={[
              { value: 'keep', label: say.keep },
              { value: 'withdraw', label: say.withdraw },
            ]}
          />
        )}
        <TextField
          language={language}
          name="address"
          type="email"
          label={say.address}
          hint={say.addressHint}
          value={typed?.address ?? ''}
          error={wrongOf('address')}
          autocomplete="off"
          maxlength={254}
          required
        />
        <Button language={language} label={say.erase} />
      </Form>
      <p>
        <Link href={pathOf('mySpace', language)}>
          <Typeset words={say.stay} language={language} />
        </Link>
      </p>
    </Band>
  )
}

/** What is said to somebody who has just gone, to whoever opens that address. */
export const GoneView: FC<{ language: Language }> = ({ language }) => {
  const say = words(language).erasing
  return (
    <>
      <PageHead language={language} title={say.gone} lede={say.goneLede} />
      <Wrap>
        <p>
          <Link href={pathOf('home', language)}>
            <Typeset words={say.home} language={language} />
          </Link>
        </p>
      </Wrap>
    </>
  )
}
