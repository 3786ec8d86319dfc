import type { FC } from 'hono/jsx'
import { Button, Form, Notice, Typeset } from '../../../design/index.ts'
import type { Language } from '../../../platform/locales/languages.ts'
import type { Decision } from './journal.ts'
import { words } from './words.ts'

/** What was done, in one sentence without its end. */
export function decisionInWords(
  { kind, changes, theme }: Pick<Decision, 'kind' | 'changes' | 'theme'>,
  language: Language,
): string {
  const say = words(language).done
  const first = changes[0]?.named ?? ''
  switch (kind) {
    case 'grouped':
      return theme ? say.grouped(changes.length, theme.title) : say.ungrouped(changes.length)
    case 'dissolved':
      return say.dissolved(theme?.title ?? '', changes.length)
    case 'merged':
    case 'assigned':
      return say[kind](changes.length)
    case 'split':
    case 'unmerged':
    case 'waived':
      return say[kind](first)
  }
}

/** Which ones a decision was of, where its sentence doesn’t say it. */
export const numbersOf = ({ kind, changes }: Pick<Decision, 'kind' | 'changes'>): string[] =>
  kind === 'split' || kind === 'unmerged' || kind === 'waived' ? [] : changes.map(({ named }) => named)

/** The button that takes a decision back. */
export const Undo: FC<{ decision: Decision; action: string; language: Language }> = ({
  decision,
  action,
  language,
}) => {
  const say = words(language).done
  return (
    <Form action={action} sends={{ do: 'undo', id: decision.id }}>
      <Button
        language={language}
        label={say.undo}
        spoken={say.undoSpoken(decisionInWords(decision, language))}
        kind="alt"
      />
    </Form>
  )
}

type DoneProps = {
  language: Language
  /** What was done, if it is a decision, and where it is taken back. */
  decision?: Decision | null
  action: string
  /** What was done otherwise. */
  sentence?: string | undefined
  refused?: string | undefined
}

/** What has just been done, with the way to take it back; or why it wasn't. Whoever did it comes back here. */
export const Done: FC<DoneProps> = ({ language, decision, action, sentence, refused }) => {
  const say = words(language)
  if (refused)
    return (
      <div id="fait" tabindex={-1}>
        <Notice language={language} kind="late" alert>
          <p>
            <Typeset words={refused} language={language} />
          </p>
        </Notice>
      </div>
    )
  if (!decision && !sentence) return null
  const isUndone = decision?.undone_at != null
  const numbers = decision ? numbersOf(decision) : []
  const what = decision ? decisionInWords(decision, language) : ''
  const line = decision
    ? isUndone
      ? say.done.undone(what)
      : `${what}${numbers.length > 0 ? `${language === 'fr' ? ' : ' : ': '}${say.some(numbers)}` : ''}.`
    : (sentence ?? '')
  return (
    <div id="fait" tabindex={-1}>
      <Notice language={language} kind="answer">
        <p role="status">
          <Typeset words={line} language={language} />
        </p>
        {decision && !isUndone && decision.goneOn.length === 0 && (
          <Undo decision={decision} action={action} language={language} />
        )}
      </Notice>
    </div>
  )
}
