import type { FC } from 'hono/jsx'
import { Button, FilterForm, Form, Link, SelectField, TextArea, Typeset } from '../../design/index.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { longestExplanation } from '../hidings/hiding.ts'
import { words } from '../words.ts'
import { pathTo, ruleOptions } from './asked.ts'
import { DeskItem } from './item.tsx'
import { type DeskList, type DeskRow, deskLists, mostCounted } from './lists.ts'

/** What was typed below the list, when it is shown again. */
export type TypedInBulk = { ticked?: readonly string[]; rule?: string; explanation?: string }

const shortCount = (count: number): string => (count > mostCounted ? `${mostCounted}+` : String(count))

/** Which lists there are, and how much waits in each. */
export const Lists: FC<{ list: DeskList; counts: Record<DeskList, number | null>; language: Language }> = ({
  list,
  counts,
  language,
}) => {
  const say = words(language).desk
  return (
    <nav aria-label={say.which}>
      <ul class="tally">
        {deskLists.map(one => (
          <li>
            <Link href={`${pathTo(language)}?list=${one}`} aria-current={one === list ? 'page' : undefined}>
              <Typeset words={say.lists[one]} language={language} />
            </Link>
            {counts[one] !== null && <b class="num">{shortCount(counts[one])}</b>}
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** A way to any contribution, reported or not. */
export const GoTo: FC<{ language: Language }> = ({ language }) => {
  const say = words(language).desk
  return (
    <FilterForm
      language={language}
      label={say.go}
      action={pathTo(language)}
      submit={say.goShow}
      fields={[{ name: 'go', kind: 'search', label: say.goNumber, value: '' }]}
    />
  )
}

type BulkProps = {
  rows: readonly DeskRow[]
  action: string
  all: string
  none: string
  language: Language
  timeZone: string
  typed: TypedInBulk
}

/** What is set aside, to be published or refused together: ticked by whoever has read it. */
export const Bulk: FC<BulkProps> = ({ rows, action, all, none, language, timeZone, typed }) => {
  const say = words(language).desk
  const { ticked = [], rule = '', explanation = '' } = typed
  return (
    <Form action={action}>
      <p class="small">
        <Link href={all}>
          <Typeset words={say.tickAll} language={language} />
        </Link>{' '}
        <Link href={none}>
          <Typeset words={say.untickAll} language={language} />
        </Link>
      </p>
      <ul class="list">
        {rows.map(row => (
          <DeskItem
            list="set-aside"
            row={row}
            language={language}
            timeZone={timeZone}
            ticked={ticked.includes(row.id)}
          />
        ))}
      </ul>
      <fieldset class="field choice">
        <legend>
          <Typeset words={say.bulk} language={language} />
        </legend>
        <Button language={language} label={say.publish} sends={{ name: 'do', value: 'release' }} />
        <SelectField
          language={language}
          name="rule"
          label={say.ruleToCite}
          value={rule}
          options={[{ value: '', label: say.choose }, ...ruleOptions(language)]}
        />
        <TextArea
          language={language}
          name="explanation"
          label={say.bulkExplanation}
          hint={say.bulkExplanationHint}
          value={explanation}
          rows={2}
          longest={longestExplanation}
        />
        <Button language={language} label={say.refuse} sends={{ name: 'do', value: 'refuse' }} kind="alt" />
      </fieldset>
    </Form>
  )
}
