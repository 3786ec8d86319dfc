import type { Child, FC, PropsWithChildren } from 'hono/jsx'
import type { Qualifier } from '../platform/facts/figure.ts'
import type { Period } from '../platform/facts/period.ts'
import type { Source } from '../platform/facts/source.ts'
import type { Language } from '../platform/locales/languages.ts'
import { type Content, Shown } from './content.tsx'
import { formatNumber } from './formatting.ts'
import { messagesOf } from './messages.ts'
import { SourceNote } from './source-note.tsx'
import { Typeset } from './typography.tsx'

export type FigureBlockProps = {
  language: Language
  /** The count; or words where nobody counted: “plusieurs dizaines”. */
  value: number | string
  qualifier?: Qualifier
  /** What is counted: “participants aux 2 Forums Open d’État”. */
  unit: Content
  /** A sign that belongs to the number itself. */
  sign?: '%'
  asOf?: Period | null
  sources?: readonly Source[]
  note?: Child
}

/** A figure: how exactly, how many, of what, then its date and its source. It reads as one sentence. */
export const FigureBlock: FC<FigureBlockProps> = ({
  language,
  value,
  qualifier = 'exact',
  unit,
  sign,
  asOf,
  sources,
  note,
}) => (
  <div class="fig">
    <p>
      <span class="q">{messagesOf(language).qualifier[qualifier]}</span>{' '}
      <span class={typeof value === 'number' ? 'num' : 'num words'}>
        {typeof value === 'number' ? formatNumber(value, language) : <Typeset words={value} language={language} />}
        {sign && (language === 'fr' ? `\u00a0${sign}` : sign)}
      </span>{' '}
      <span class="u">
        <Shown of={unit} language={language} />
      </span>
    </p>
    {(asOf || sources?.length || note) && (
      <SourceNote language={language} sources={sources ?? []} asOf={asOf} note={note} />
    )}
  </div>
)

/** Figures side by side. */
export const Figures: FC<PropsWithChildren> = ({ children }) => <div class="figs">{children}</div>
