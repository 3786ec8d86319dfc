import { sql } from 'kysely'
import { type ConsultationRow, nearTo, numberInWords } from '../../../consultations/index.ts'
import { Band, Button, EmptyState, Form, Link, PageHead, Typeset, Wrap } from '../../../design/index.ts'
import type { Reader } from '../../../people/index.ts'
import { dayIn } from '../../../platform/clock.ts'
import { pathOf } from '../../../platform/http/addresses.ts'
import type { PersonalAnswer, PersonalPage, PersonalRoute } from '../../../platform/http/personal.ts'
import type { Seen } from '../../points/point.ts'
import { unmergeContribution } from '../merge.ts'
import { Acts, nothingTyped, type Typed, typedIn } from './acts.tsx'
import { benchPath, type Choices } from './asked.ts'
import { type Kept, readChoices, readKept } from './bench-data.ts'
import { Meanwhile } from './bench-parts.tsx'
import { Done } from './done.tsx'
import type { V } from './door.tsx'
import { BenchItem, tickedIn } from './item.tsx'
import { type Decision, readDecision } from './journal.ts'
import { type Opened, onContribution, pathHere } from './opened.ts'
import { readBenchRows } from './rows.ts'
import { sent } from './sent.ts'
import { crumbsOf, SaysBand } from './whole-words.tsx'
import { words } from './words.ts'

/** As many as are shown. */
const mostNear = 20
const mostWith = 100

type With = { id: string; number: number; title: string; joined: 'same' | 'merged'; version: number }

/** Those that go with a contribution, up to as many as are shown. */
async function readWith(db: V['db'], id: string): Promise<With[]> {
  const { rows } = await sql<With>`
    select p.contribution_id as id, p.contribution_number as number, c.title, p.joined, p.version
    from points as p join contributions as c on c.id = p.contribution_id
    where p.with_id = ${id} and p.number = 1 and p.is_shown order by p.contribution_number limit ${mostWith}`.execute(
    db,
  )
  return rows
}

type More = {
  choices: Choices
  typed?: Typed
  ticked?: readonly Seen[]
  wrong?: { field: keyof Typed; why: string }
  kept?: Kept
  refused?: string
  decision?: Decision | null
  sentence?: string | undefined
  status?: 409 | 422
}

async function show(visit: V, opened: Opened, consultation: ConsultationRow, more: More): Promise<PersonalPage> {
  const { db, language, timeZone, now } = visit
  const { row, text } = opened
  const say = words(language)
  const named = numberInWords(row.contribution_number)
  const [near, others, leader] = await Promise.all([
    nearTo(db, consultation.id, { title: row.title, text }, mostNear, { withForms: true, but: row.contribution_id }),
    readWith(db, row.contribution_id),
    row.with_id === null
      ? null
      : db.selectFrom('contributions').select('number').where('id', '=', row.with_id).executeTakeFirst(),
  ])
  const rows = (
    await readBenchRows(
      db,
      [row, ...near].map(one => ({ id: 'contribution_id' in one ? one.contribution_id : one.id, number: 1 })),
    )
  ).filter(one => one.with_id === null && one.is_shown && one.state !== 'split')
  const isTicked = (one: { contribution_id: string }) =>
    more.ticked ? more.ticked.some(({ id }) => id === one.contribution_id) : one.contribution_id === row.contribution_id
  const shared = new Map(near.map(one => [one.id, one.shared]))
  const action = pathHere(visit, 'nearContributions')
  const where = { language, timeZone, today: dayIn(timeZone, now), slug: consultation.slug }
  const title = say.near.title(named)
  const hasNear = rows.some(one => one.contribution_id !== row.contribution_id)
  return {
    kind: 'personal',
    ...(more.status ? { status: more.status } : {}),
    title,
    breadcrumb: crumbsOf(language, consultation),
    body: (
      <>
        <PageHead language={language} title={title} lede={say.near.lede} />
        <Wrap>
          <Done
            language={language}
            decision={more.decision ?? null}
            action={action}
            sentence={more.sentence}
            refused={more.refused}
          />
          {more.kept && <Meanwhile kept={more.kept} language={language} timeZone={timeZone} />}
          {leader && (
            <p>
              <Typeset words={say.near.follows(numberInWords(leader.number))} language={language} />
            </p>
          )}
          {row.state === 'split' && (
            <p>
              <Typeset words={say.near.isSplit} language={language} />
            </p>
          )}
        </Wrap>
        <SaysBand opened={opened} heading={say.near.text} language={language} />
        {others.length > 0 && (
          <Band
            language={language}
            id="avec"
            heading={say.near.with}
            intro={<Typeset words={say.near.withIntro} language={language} />}
          >
            <ul class="list">
              {others.map(one => (
                <li>
                  <p dir="auto">
                    <Link href={pathOf('contribution', language, { contribution: numberInWords(one.number) })}>
                      {numberInWords(one.number)} {one.title}
                    </Link>
                  </p>
                  <p class="small muted">
                    <Typeset words={say.near[one.joined]} language={language} />
                  </p>
                  {one.joined === 'merged' && (
                    <Form action={action} sends={{ do: 'unmerge', id: one.id, version: String(one.version) }}>
                      <Button
                        language={language}
                        label={say.near.unmerge}
                        spoken={say.near.unmergeOf(numberInWords(one.number))}
                        kind="alt"
                      />
                    </Form>
                  )}
                </li>
              ))}
            </ul>
          </Band>
        )}
        <Wrap>
          <section class="stack" aria-labelledby="proches">
            <h2 id="proches">{say.near.found}</h2>
            {!hasNear && <EmptyState language={language} sentence={say.near.none} />}
            {hasNear && (
              <form class="form workbench" method="post" action={action}>
                <ul class="list">
                  {rows.map(one => (
                    <BenchItem
                      row={one}
                      isTicked={isTicked(one)}
                      themeHref={number => `${benchPath(language, consultation)}?theme=${number}#liste`}
                      note={
                        one.contribution_id === row.contribution_id
                          ? say.near.itself
                          : say.near.shared(shared.get(one.contribution_id) ?? [])
                      }
                      {...where}
                    />
                  ))}
                </ul>
                <Acts
                  language={language}
                  choices={more.choices}
                  rows={rows}
                  typed={more.typed ?? nothingTyped}
                  wrong={more.wrong}
                />
              </form>
            )}
            <p>
              <Link href={benchPath(language, consultation)}>
                <Typeset words={say.theme.back} language={language} />
              </Link>
            </p>
          </section>
        </Wrap>
      </>
    ),
  }
}

const unmergeIn = (form: URLSearchParams, consultationId: string) => ({
  consultationId,
  id: form.get('id') ?? '',
  version: Number(/^[1-9]\d{0,8}$/.exec(form.get('version') ?? '')?.[0] ?? 1),
})

/** What says something like a contribution, what goes with it, and what is done with them together. */
export const nearRoute: PersonalRoute<Reader> = {
  page: 'nearContributions',
  query: ['done'],
  answer: (visit, query) =>
    onContribution(visit, 'nearContributions', async (opened, consultation) => {
      const { db, language } = visit
      const done = query.get('done') ?? ''
      return show(visit, opened, consultation, {
        choices: await readChoices(db, consultation, language),
        decision: await readDecision(db, consultation.id, done),
        sentence: done === 'none' ? words(language).done.nothing : undefined,
      })
    }),
  send: (visit, form) =>
    onContribution(visit, 'nearContributions', async (opened, consultation): Promise<PersonalAnswer> => {
      const { db, language, reader, now } = visit
      const choices = await readChoices(db, consultation, language)
      const [ticked, typed] = [tickedIn(form), typedIn(form)]
      const shown = { choices, ticked, typed }
      const said =
        form.get('do') === 'unmerge'
          ? { outcome: await unmergeContribution.perform(db, reader.who, now, unmergeIn(form, consultation.id)) }
          : await sent(form.get('do') ?? '', { visit, row: consultation, ticked, typed, choices }, form.get('id') ?? '')
      if ('nothing' in said) return show(visit, opened, consultation, shown)
      if ('wrong' in said) {
        const { field, why } = said.wrong
        const wrong = field === 'ticks' ? {} : { wrong: { field, why } }
        return show(visit, opened, consultation, { ...shown, ...wrong, refused: why, status: 422 })
      }
      const outcome = 'made' in said ? said.made : said.outcome
      if (!outcome.done)
        return show(visit, opened, consultation, {
          ...shown,
          choices: await readChoices(db, consultation, language),
          kept: await readKept(db, ticked, consultation.id),
          refused: outcome.refusal.sentence[language],
          status: 409,
        })
      const { result } = outcome
      const told = 'consolidation' in result ? (result.consolidation ?? 'none') : 'none'
      return { kind: 'see-other', to: `${pathHere(visit, 'nearContributions')}?done=${told}#fait` }
    }),
}
