import type { FC } from 'hono/jsx'
import { Band, Button, ChoiceField, Form, TextArea } from '../../design/index.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { standingRules } from '../charter/charter.ts'
import { charter } from '../charter/rules.ts'
import { longestExplanation } from '../hidings/hiding.ts'
import { words } from '../words.ts'
import { Intro, type PartProps, pathTo, ruleName, type Typed } from './case-parts.tsx'

type ExplanationProps = { language: Language; label: string; hint?: string; typed: Typed; required?: boolean }

const Explanation: FC<ExplanationProps> = ({ language, label, hint, typed, required = true }) => (
  <TextArea
    language={language}
    name="explanation"
    label={label}
    {...(hint ? { hint } : {})}
    value={typed.explanation ?? ''}
    rows={4}
    longest={longestExplanation}
    required={required}
  />
)

/** What can be done with it as it stands. */
export const Acts: FC<PartProps> = ({ of: { row, hidings }, visit, typed }) => {
  const { language, reader } = visit
  const say = words(language).case
  const action = pathTo(visit, row.number)
  const standing = hidings.find(one => one.restored_at === null)
  const contested = standing?.state === 'appealed' ? standing : null
  const isOwn = contested !== null && contested.hidden_by === reader.signedIn?.personId
  return (
    <>
      {contested && (
        <Band language={language} id="contestation" heading={say.appeal}>
          <p class="version written" dir="auto">
            {contested.appeal ?? ''}
          </p>
          {isOwn ? (
            <Intro words={say.notYou} language={language} />
          ) : (
            <Form action={action} sends={{ do: 'settle' }} label={say.settle} isLenient>
              <Explanation language={language} label={say.settleExplanation} hint={say.settleIntro} typed={typed} />
              <Button language={language} label={say.settleRestore} sends={{ name: 'settles', value: 'restore' }} />
              <Button
                language={language}
                label={say.settleUphold}
                sends={{ name: 'settles', value: 'uphold' }}
                kind="alt"
              />
            </Form>
          )}
        </Band>
      )}
      {row.state === 'hidden' && (!contested || isOwn) && (
        <Band language={language} id="retablir" heading={say.restore} intro={say.restoreIntro}>
          <Form action={action} sends={{ do: 'restore' }} isLenient>
            <Explanation language={language} label={say.restoreExplanation} typed={typed} required={false} />
            <Button language={language} label={say.restoreSubmit} />
          </Form>
        </Band>
      )}
      {row.state === 'quarantined' && (
        <Band language={language} id="publier" heading={say.release} intro={say.releaseIntro}>
          <Form action={action} sends={{ do: 'release' }}>
            <Button language={language} label={say.releaseSubmit} />
          </Form>
        </Band>
      )}
      {['published', 'quarantined', 'withdrawn'].includes(row.state) && (
        <Band language={language} id="masquer" heading={say.hide} intro={say.hideIntro}>
          <Form action={action} sends={{ do: 'hide' }} isLenient>
            <ChoiceField
              language={language}
              name="rule"
              label={say.rule}
              value={typed.rule}
              options={standingRules(charter).map(({ rule }) => ({
                value: rule.code,
                label: ruleName(rule.code, language),
              }))}
            />
            <Explanation language={language} label={say.explanation} hint={say.explanationHint} typed={typed} />
            <Button language={language} label={say.hideSubmit} />
          </Form>
        </Band>
      )}
    </>
  )
}
