import type { FC } from 'hono/jsx'
import { FigureBlock, Figures, formatNumber, Meter, Typeset } from '../../design/index.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { type Coverage, mostDisputed, shareOf } from './counted.ts'
import { words } from './words.ts'

type Props = { of: Coverage; language: Language }

/** What was received and what became of it: as a bar with its key in words, and as the sum that it is. */
export const SumView: FC<Props & { id: string }> = ({ of: one, language, id }) => {
  const say = words(language)
  return (
    <div class="stack">
      <Meter
        language={language}
        id={id}
        label={say.meter(one.received)}
        parts={[
          { kind: 'complete', count: one.answered, word: say.parts.answered },
          { kind: 'substantial', count: one.waived, word: say.parts.waived },
          { kind: 'not-started', count: one.owed - one.late, word: say.parts.onTime },
          { kind: 'limited', count: one.late, word: say.parts.late },
          { kind: 'withdrawn', count: one.withdrawn, word: say.parts.withdrawn },
          { kind: 'no-information', count: one.moderated, word: say.parts.moderated },
        ]}
      />
      <p>
        <Typeset words={say.equation(one)} language={language} />
      </p>
    </div>
  )
}

/** How long it took. */
export const WaitsView: FC<Props> = ({ of: one, language }) => {
  const say = words(language)
  if (one.median === null || one.longest === null)
    return (
      <p>
        <Typeset words={say.noWait} language={language} />
      </p>
    )
  return (
    <Figures>
      <FigureBlock language={language} value={one.median} unit={say.median} />
      <FigureBlock language={language} value={one.longest} unit={say.longest} />
    </Figures>
  )
}

/** A share in words: « 1,3 % ». */
export const percentInWords = (part: number, whole: number, language: Language): string =>
  `${formatNumber(shareOf(part, whole) ?? 0, language)}${language === 'fr' ? '\u00a0' : ''}%`

/** What authors say of their answers, and what organisations say against each other. */
export const contestsInWords = (one: Coverage, language: Language): string[] => {
  const say = words(language)
  return [
    ...(one.contested === 0
      ? [say.noneContested]
      : [
          say.contestedCount(
            one.contested,
            one.answersGiven,
            percentInWords(one.contested, one.answersGiven, language),
          ),
          say.awaitingSecond(one.awaitingSecond, one.secondLate),
          ...(one.answersGiven > one.answered ? [say.answersGiven(one.answersGiven, one.answered)] : []),
        ]),
    say.disputed(one.disputed, one.disputed >= mostDisputed),
  ]
}
