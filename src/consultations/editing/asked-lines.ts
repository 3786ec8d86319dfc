import { slugify } from '../../platform/facts/slug.ts'
import { type Text, wordsOf } from '../../platform/facts/text.ts'
import { type AskedField, type FieldKind, valuesOf } from '../fields/field.ts'

/** What editors call each kind of field, in a line of the form. */
const kinds: readonly (readonly [string, FieldKind])[] = [
  ['ligne', 'line'],
  ['texte', 'text'],
  ['choix', 'choice'],
  ['plusieurs', 'choices'],
  ['oui-non', 'yes-no'],
  ['nombre', 'number'],
  ['date', 'date'],
]

export type LineProblem = { line: number; why: 'kind' | 'label' | 'options' | 'condition' }

/** A text in French, and in English where that is given. */
export const textOf = (fr: string, en: string): Text => ({
  original: 'fr',
  fr,
  ...(en ? { en: { text: en, translated: true as const } } : {}),
})

const freeKey = (label: string, taken: readonly string[]): string => {
  const base = (slugify(label).replace(/^[^a-z]+/, '') || 'champ').slice(0, 30)
  let key = base
  for (let number = 2; taken.includes(key); number++) key = `${base}-${number}`
  return key
}

/** The fields that a consultation asks, one for each line that an editor typed; or what is wrong with the first line that can't be read. */
export function fieldsIn(typed: string): { fields: AskedField[] } | { problem: LineProblem } {
  const fields: AskedField[] = []
  const lines = typed.split(/\r?\n/).filter(line => line.trim() !== '')
  for (const [place, line] of lines.entries()) {
    const wrong = (why: LineProblem['why']) => ({ problem: { line: place + 1, why } })
    const parts = line.split('|').map(one => one.trim())
    const [, condition] = /^si (\d+\s*=\s*.+)$/i.exec(parts.at(-1) ?? '') ?? []
    const [named = '', fr = '', en = '', choices = ''] = condition ? parts.slice(0, -1) : parts
    const kind = kinds.find(([name]) => name === named.replace(/\*$/, '').trim().toLowerCase())?.[1]
    if (!kind) return wrong('kind')
    if (!fr) return wrong('label')
    const labels = choices
      .split(';')
      .map(one => one.trim())
      .filter(Boolean)
    const offers = kind === 'choice' || kind === 'choices'
    if (offers ? labels.length < 2 : labels.length > 0) return wrong('options')
    const options: { value: string; label: Text }[] = []
    for (const label of labels)
      options.push({
        value: freeKey(
          label,
          options.map(one => one.value),
        ),
        label: textOf(label, ''),
      })
    const field: AskedField = {
      key: freeKey(
        fr,
        fields.map(one => one.key),
      ),
      kind,
      label: textOf(fr, en),
      required: named.endsWith('*'),
      ...(offers ? { options } : {}),
    }
    if (condition) {
      const [number = '', answer = ''] = condition.split('=').map(one => one.trim())
      const on = fields[Number(number) - 1]
      const is = on && valuesOf(on).find(value => value === slugify(answer) || value === answer)
      if (!on || !is) return wrong('condition')
      field.onlyIf = { field: on.key, is }
    }
    fields.push(field)
  }
  return { fields }
}

/** The same the other way: fields as an editor's lines. */
export const linesOf = (fields: readonly AskedField[]): string =>
  fields
    .map(({ kind, label, required, options = [], onlyIf }) => {
      const name = kinds.find(([, one]) => one === kind)?.[0] ?? kind
      const en = typeof label.en === 'object' ? label.en.text : (label.en ?? '')
      const place = fields.findIndex(one => one.key === onlyIf?.field)
      return [
        `${name}${required ? '*' : ''}`,
        wordsOf(label, 'fr'),
        String(en),
        options.map(one => wordsOf(one.label, 'fr')).join(' ; '),
        ...(onlyIf ? [`si ${place + 1}=${onlyIf.is}`] : []),
      ]
        .join(' | ')
        .replace(/( \| )+$/, '')
    })
    .join('\n')
