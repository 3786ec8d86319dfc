import type { FC } from 'hono/jsx'
import { Shown, Typeset } from '../design/index.ts'
import type { Json } from '../platform/canonical.ts'
import { exactlyInWords, isPeriodValue, isTextValue, type Saying, valueInWords } from './values.ts'

/** A value of a fact on the page: as `valueInWords` says it, with each text in its own language. */
export const ValueView: FC<{ value: Json; field: string; saying: Saying }> = ({ value, field, saying }) => {
  const { language } = saying
  if (Array.isArray(value)) {
    return (
      <>
        {value.map((item, place) => (
          <>
            {place > 0 && '\n'}
            {value.length > 1 && '• '}
            <ValueView value={item} field={field} saying={saying} />
          </>
        ))}
      </>
    )
  }
  if (typeof value === 'string') return <Shown of={saying.nameOf(field, value)} language={language} mark={false} />
  if (typeof value !== 'object' || value === null) {
    return <Typeset words={valueInWords(value, field, saying) ?? ''} language={language} />
  }
  const colon = language === 'fr' ? '\u00a0: ' : ': '
  if (isPeriodValue(value)) {
    return (
      <>
        <ValueView value={value.text ?? null} field="text" saying={saying} />
        {`\n${exactlyInWords(value)}`}
      </>
    )
  }
  if (isTextValue(value)) {
    const tags = Object.keys(value).filter(key => key !== 'original' && key !== 'wording')
    return (
      <>
        {tags.map((tag, place) => {
          const wording = value[tag]
          const words = typeof wording === 'string' ? wording : String((wording as { text?: Json }).text ?? '')
          return (
            <>
              {place > 0 && '\n'}
              {tags.length > 1 && `${tag}${colon}`}
              <span lang={tag}>
                <Typeset words={words} language={tag} />
              </span>
            </>
          )
        })}
      </>
    )
  }
  return (
    <>
      {Object.entries(value).map(([inner, content], place) => (
        <>
          {place > 0 && '\n'}
          {saying.fieldName(inner)}
          {colon}
          <ValueView value={content} field={inner} saying={saying} />
        </>
      ))}
    </>
  )
}
