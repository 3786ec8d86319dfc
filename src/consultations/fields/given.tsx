import type { FC } from 'hono/jsx'
import { type Fact, Facts } from '../../design/index.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { answerInWords } from './asked.tsx'
import { type Answers, type AskedField, isAsked } from './field.ts'

/** What was answered to the fields of a consultation, in their order. */
export const AnswersGiven: FC<{ fields: readonly AskedField[]; answers: Answers; language: Language }> = ({
  fields,
  answers,
  language,
}) => {
  const facts = fields.flatMap((field): Fact[] => {
    const given = answers[field.key]
    if (given === undefined || !isAsked(field, answers)) return []
    const [value = '', ...more] = (typeof given === 'string' ? [given] : given).map(one =>
      answerInWords(field, one, language),
    )
    return [{ label: wordsOf(field.label, language), value, more }]
  })
  return facts.length > 0 ? <Facts language={language} facts={facts} /> : null
}
