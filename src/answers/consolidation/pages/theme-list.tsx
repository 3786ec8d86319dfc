import type { FC } from 'hono/jsx'
import { numberInWords } from '../../../consultations/index.ts'
import { EmptyState, Link, Mark, Typeset } from '../../../design/index.ts'
import { pathOf } from '../../../platform/http/addresses.ts'
import type { Language } from '../../../platform/locales/languages.ts'
import type { Theme } from './asked.ts'
import { type Counts, sumOf } from './counts.ts'
import type { FindingState } from './themes.ts'
import { words } from './words.ts'

type ListProps = {
  themes: readonly Theme[]
  counts: Counts
  findings: ReadonlyMap<string, FindingState>
  slug: string
  /** Where the contributions of a theme are listed. */
  hrefOf: (number: number) => string
  language: Language
}

const icons = { none: 'empty', fine: 'tick', stale: 'late' } as const

/** Where a theme's finding stands: a stone, and always the words. */
export const FindingMark: FC<{ state: FindingState; language: Language }> = ({ state, language }) => {
  const say = words(language).themes.finding
  const word = state.kind === 'stale' ? say.stale(state.left.map(numberInWords)) : say[state.kind]
  return (
    <Mark language={language} icon={icons[state.kind]} word={word} tone={state.kind === 'stale' ? 'late' : 'plain'} />
  )
}

/** The themes of a consultation: how much each holds, what is owed of it, and where its finding stands. */
export const ThemeList: FC<ListProps> = ({ themes, counts, findings, slug, hrefOf, language }) => {
  const say = words(language).themes
  if (themes.length === 0) return <EmptyState language={language} sentence={say.none} />
  return (
    <ul class="list">
      {themes.map(theme => {
        const tally = counts.byTheme.get(theme.id)
        const all = tally ? sumOf(tally) : 0
        const owed = tally?.grouped.all ?? 0
        const edit = pathOf('consolidationTheme', language, { consultation: slug, theme: String(theme.number) })
        return (
          <li>
            <div class="stack near">
              <h3>
                <Link href={edit}>{theme.title}</Link>
              </h3>
              {all === 0 ? (
                <p class="small">
                  <Typeset words={say.empty} language={language} />
                </p>
              ) : (
                <p class="small">
                  <Link href={hrefOf(theme.number)}>
                    <Typeset words={say.all(all)} language={language} />
                  </Link>
                  {owed > 0 && <Typeset words={`, ${say.owed(owed)}`} language={language} />}
                </p>
              )}
              <p class="small">
                <FindingMark state={findings.get(theme.id) ?? { kind: 'none' }} language={language} />
              </p>
              <p class="small">
                <Link href={edit} aria-label={say.editOf(theme.title)}>
                  {say.edit}
                </Link>
              </p>
            </div>
          </li>
        )
      })}
    </ul>
  )
}
