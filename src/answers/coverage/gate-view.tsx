import type { FC } from 'hono/jsx'
import { Link, Notice, Typeset } from '../../design/index.ts'
import type { OrganisationRow } from '../../people/index.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import type { Reading } from '../../platform/reading.ts'
import { firstShown, type Gate } from './gate.ts'
import { OwedTable } from './tables-view.tsx'
import { words } from './words.ts'

type Props = {
  gate: Gate
  organisations: ReadonlyMap<string, OrganisationRow>
  /** What can’t be done yet: that something is published, or final. */
  title: string
  /** Where whoever reads it can do something about it. */
  ways: readonly { label: string; href: string }[]
  reading: Pick<Reading, 'language' | 'today' | 'timeZone'>
}

/** What holds a publication back: how much, of whom, and what is due first, since when; with the ways to settle it. */
export const GateView: FC<Props> = ({ gate, organisations, title, ways, reading }) => {
  const { language } = reading
  const say = words(language)
  if (gate.isOpen)
    return (
      <p>
        <Typeset words={say.gate.open} language={language} />
      </p>
    )
  const sentences = [
    ...(gate.owed > 0 ? [say.gate.owed(gate.owed)] : []),
    ...(gate.late > 0 ? [say.gate.late(gate.late)] : []),
    ...(gate.disputed > 0 ? [say.gate.disputed(gate.disputed)] : []),
    ...(gate.owed > 0 ? [say.gate.how] : []),
  ]
  return (
    <>
      <Notice language={language} kind="late" title={title} level={3}>
        <p>
          <Typeset words={sentences.join(' ')} language={language} />
        </p>
        <ul>
          {gate.owing.map(({ organisationId, owed }) => {
            const one = organisations.get(organisationId)
            return (
              <li>
                <Typeset
                  words={say.gate.of(one ? wordsOf(one.facts.name, language) : say.nobody, owed)}
                  language={language}
                />
              </li>
            )
          })}
        </ul>
        <p class="row">
          {ways.map(({ label, href }) => (
            <Link href={href}>
              <Typeset words={label} language={language} />
            </Link>
          ))}
        </p>
      </Notice>
      {gate.first.length > 0 && <OwedTable owed={gate.first} organisations={organisations} reading={reading} />}
      {gate.first.length === firstShown && (
        <p class="small muted">
          <Typeset words={say.gate.first(firstShown)} language={language} />
        </p>
      )}
    </>
  )
}
