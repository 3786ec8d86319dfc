import type { Child, FC } from 'hono/jsx'
import type { Period } from '../platform/facts/period.ts'
import type { Language } from '../platform/locales/languages.ts'
import { type Content, Shown } from './content.tsx'
import { FuzzyDate } from './fuzzy-date.tsx'
import { type HeadingLevel, TextTitle } from './text-title.tsx'

export type DatedItem = {
  when: Period | null
  /** Words under the date, or instead of one that is not known. */
  whenNote?: Child
  title: Content
  href?: string
  text?: Content
  id?: string
}

type DatedListProps = {
  language: Language
  items: readonly DatedItem[]
  /** The order matters, as in steps to come. */
  ordered?: boolean
  level?: HeadingLevel
}

/** Dated lines between rules: when on the left, what on the right. */
export const DatedList: FC<DatedListProps> = ({ language, items, ordered, level = 3 }) => {
  const List = ordered ? ('ol' as const) : ('ul' as const)
  return (
    <List class="list dated">
      {items.map(({ when, whenNote, title, href, text, id }) => (
        <li {...(id ? { id } : {})}>
          <p class="when">
            {when && <FuzzyDate language={language} period={when} />}
            {whenNote && (
              <small>
                {when && ' '}
                <Shown of={whenNote} language={language} />
              </small>
            )}
          </p>
          <div>
            <TextTitle of={title} language={language} level={level} href={href} />
            {text && (
              <p>
                <Shown of={text} language={language} />
              </p>
            )}
          </div>
        </li>
      ))}
    </List>
  )
}

export type LinkItem = { label: Content; href?: string; note?: Child }

/** Links in lines between rules: organisations of a kind, plans that an organisation took part in. */
export const LinkList: FC<{ language: Language; items: readonly LinkItem[]; level?: HeadingLevel }> = ({
  language,
  items,
  level = 3,
}) => (
  <ul class="list links">
    {items.map(({ label, href, note }) => (
      <li>
        <TextTitle of={label} language={language} level={level} href={href} />
        {note && (
          <p class="small muted">
            <Shown of={note} language={language} />
          </p>
        )}
      </li>
    ))}
  </ul>
)
