import type { Child, FC, PropsWithChildren } from 'hono/jsx'
import type { Day } from '../platform/facts/period.ts'
import type { Language } from '../platform/locales/languages.ts'
import { type Content, isText, Shown } from './content.tsx'
import { formatDay } from './formatting.ts'
import { messagesOf } from './messages.ts'
import { TextTitle } from './text-title.tsx'
import { Typeset } from './typography.tsx'

/** A horizontal band of a page: its `h2` on the left, its matter on the right; one above the other on a narrow screen. */
export const Band: FC<
  PropsWithChildren<{
    language: Language
    /** Unique on the page: names the band and is its fragment. */
    id: string
    heading: Content
    /** A line or a link under the heading. */
    intro?: Child
    /** Less air and a smaller heading, for many bands in a row. */
    tight?: boolean
  }>
> = ({ language, id, heading, intro, tight, children }) => (
  <section class={tight ? 'band tight' : 'band'} aria-labelledby={id}>
    <div class="wrap">
      <div class="stack near">
        <TextTitle of={heading} language={language} level={2} id={id} />
        {intro && (
          <div class="muted">
            <Shown of={intro} language={language} />
          </div>
        )}
      </div>
      <div class="stack mid">{children}</div>
    </div>
  </section>
)

type PageHeadProps = {
  language: Language
  title: Content
  kicker?: Child
  lede?: Content
  /** The exact day of what the page is about, as a slab beside its title. */
  day?: Day | undefined
}

/** The head of a page: what kind of thing it is, its title, and one sentence. */
export const PageHead: FC<PageHeadProps> = ({ language, title, kicker, lede, day }) => {
  const words = (
    <>
      {kicker && (
        <p class="kicker">
          <Shown of={kicker} language={language} />
        </p>
      )}
      <TextTitle of={title} language={language} level={1} />
      {lede && (
        <p class="lede">
          <Shown of={lede} language={language} />
        </p>
      )}
    </>
  )
  return (
    <div class="wrap head">
      {day ? (
        <div class="dayhead">
          <DaySlab language={language} day={day} />
          <div>{words}</div>
        </div>
      ) : (
        words
      )}
    </div>
  )
}

/** A day as a slab: its number large, its month and year under it. */
const DaySlab: FC<{ language: Language; day: Day }> = ({ language, day }) => {
  const [number = '', ...rest] = formatDay(day, language).split(' ')
  return (
    <p class="day">
      <time datetime={day}>
        <span class="num">
          <Typeset words={number} language={language} />
        </span>{' '}
        {rest.join(' ')}
      </time>
    </p>
  )
}

/** A page's matter beside a panel of facts, which follows it on a narrow screen. */
export const Split: FC<PropsWithChildren<{ language: Language; aside: Child }>> = ({ language, aside, children }) => (
  <div class="wrap split">
    <div class="stack far">{children}</div>
    <aside class="stack mid" aria-label={messagesOf(language).page.aside}>
      {aside}
    </aside>
  </div>
)

/** A part of a page under its own `h2`, inside `Split` or on its own. */
export const Section: FC<
  PropsWithChildren<{
    language: Language
    id: string
    heading: Content
    /** Heard and not seen, where what follows speaks for itself. */
    hiddenHeading?: boolean
  }>
> = ({ language, id, heading, hiddenHeading, children }) => (
  <section class="stack" aria-labelledby={id}>
    <TextTitle of={heading} language={language} level={2} id={id} {...(hiddenHeading ? { class: 'vh' } : {})} />
    {children}
  </section>
)

/** Matter across the page, without a heading beside it. */
export const Wrap: FC<PropsWithChildren> = ({ children }) => <div class="wrap stack mid lead">{children}</div>

/** A small label, such as a version or a kind. */
export const Tag: FC<{ language: Language; label: Content }> = ({ language, label }) => (
  <span class="tag">
    {isText(label) ? <Shown of={label} language={language} mark={false} /> : <Shown of={label} language={language} />}
  </span>
)
