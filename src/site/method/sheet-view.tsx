import type { FC } from 'hono/jsx'
import { Band, DatedList, SourceNote, TextView, Typeset } from '../../design/index.ts'
import type { Sheet, SheetRow } from '../../plans/index.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { words } from './words.ts'

type Item = NonNullable<Sheet['sections'][number]['paragraphs']>[number]

/** What the plan's own action sheet says of how it is made, block by block in the order of the paper. */
export const SheetView: FC<{ sheet: SheetRow; language: Language }> = ({ sheet: { facts }, language }) => {
  const say = words(language)
  const { number, objective, sections, focus, nextSteps, asOf, sources = [] } = facts
  return (
    <Band
      language={language}
      id="fiche"
      heading={<Typeset words={say.sheet(number)} language={language} />}
      intro={say.sheetSummary}
    >
      <p class="letter">
        <TextView text={objective} language={language} />
      </p>
      {sections.map(({ heading, paragraphs = [], bullets = [], priorities = [] }) => (
        <div class="stack near">
          <h3>
            <TextView text={heading} language={language} />
          </h3>
          <Paragraphs items={paragraphs} language={language} />
          {bullets.length + priorities.length > 0 && (
            <ul>
              {[...bullets.map(({ text }) => text), ...priorities].map(text => (
                <li>
                  <TextView text={text} language={language} mark={false} />
                </li>
              ))}
            </ul>
          )}
        </div>
      ))}
      {focus && (
        <div class="stack near">
          <h3>
            <TextView text={focus.heading} language={language} />
          </h3>
          <Paragraphs items={focus.paragraphs} language={language} />
        </div>
      )}
      {nextSteps.length > 0 && (
        <div class="stack near">
          <h3>{say.sheetNext}</h3>
          <DatedList
            language={language}
            level={4}
            ordered
            items={nextSteps.map(({ period, text }) => ({ when: period, title: text }))}
          />
        </div>
      )}
      <SourceNote language={language} sources={sources} asOf={asOf} />
    </Band>
  )
}

const Paragraphs: FC<{ items: readonly Item[]; language: Language }> = ({ items, language }) => (
  <>
    {items.map(({ text }) => (
      <p>
        <TextView text={text} language={language} mark={false} />
      </p>
    ))}
  </>
)
