import type { FC } from 'hono/jsx'
import type { Language } from '../platform/locales/languages.ts'
import { Arcade } from './arcade.tsx'
import { type Content, Shown } from './content.tsx'
import { Link } from './link.tsx'

export type Action = { label: string; href: string }

type HeroProps = {
  language: Language
  /** The first sentence of the `h1`. */
  title: Content
  /** The sentence of the `h1` that says what is open now; underlined in yellow. */
  highlight?: Content
  lede?: Content
  action?: Action
  /** A second way in, as a plain link. */
  more?: Action
}

/** The head of the home page: one sentence, one button, and the square. */
export const Hero: FC<HeroProps> = ({ language, title, highlight, lede, action, more }) => (
  <div class="wrap hero">
    <div>
      <h1>
        <Shown of={title} language={language} mark={false} />
        {highlight && (
          <>
            {' '}
            <em>
              <Shown of={highlight} language={language} mark={false} />
            </em>
          </>
        )}
      </h1>
      {lede && (
        <p class="lede">
          <Shown of={lede} language={language} />
        </p>
      )}
      {(action || more) && (
        <p class="row mt">
          {action && <ButtonLink language={language} {...action} />}
          {more && (
            <Link href={more.href}>
              <Shown of={more.label} language={language} />
            </Link>
          )}
        </p>
      )}
    </div>
    <Arcade />
  </div>
)

/** A link that looks like a button: the one thing to do here. */
export const ButtonLink: FC<Action & { language: Language }> = ({ language, label, href }) => (
  <Link class="btn" href={href}>
    <span>
      <Shown of={label} language={language} />
    </span>
  </Link>
)
