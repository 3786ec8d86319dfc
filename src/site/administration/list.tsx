import type { Child, FC } from 'hono/jsx'
import { type RawBuilder, sql } from 'kysely'
import {
  Button,
  Cell,
  EmptyState,
  type FilterField,
  FilterForm,
  FoldingTable,
  Form,
  Formats,
  PageHead,
  Pagination,
  Row,
  Said,
  Section,
  Wrap,
} from '../../design/index.ts'
import type { Reader } from '../../people/index.ts'
import type { Database } from '../../platform/database/database.ts'
import { addresses, siblingOf } from '../../platform/http/addresses.ts'
import { csv, table, type Cell as Value } from '../../platform/http/formats/csv.ts'
import type { PersonalAnswer, PersonalPage, PersonalRoute, Visit } from '../../platform/http/personal.ts'
import type { Bilingual, Language } from '../../platform/locales/languages.ts'
import type { Outcome } from '../../record/index.ts'
import { forAdministrators, type PageOfAdministration } from './door.tsx'
import { words } from './words.ts'

type V = Visit<Reader>

/** What a list is narrowed to, as its address says it. */
export type Asked = Readonly<Record<string, string>>

export type AdminFilter = { name: string; label: Bilingual } & (
  | { kind: 'search' }
  | { kind: 'select'; options: readonly { value: string; label: Bilingual }[] }
)

/** A column: what it is called on the page and in the file, and what it holds in each. */
export type AdminColumn<R> = {
  name: string
  heading: Bilingual
  show(row: R, visit: V): Child
  value(row: R): Value
}

type Again = { again: Child; status: 200 | 409 | 422; done?: string; refused?: string }

/** What can be done with a row, or below the list. */
export type AdminAct = {
  /** @returns what came of it; or what the page shows below the list, for what has to be typed again or was asked for; or another page */
  perform(visit: V, form: URLSearchParams): Promise<Outcome<unknown> | Again | PersonalPage>
  done: Bilingual
}

/** A list of the administration: every one is searched, filtered, paged and taken away in the same way. */
export type AdminList<R extends { id: string }> = {
  page: PageOfAdministration
  title: Bilingual
  lede: Bilingual
  count(many: number, language: Language): string
  filters: readonly AdminFilter[]
  /** The rows as a statement; ids are in the order of time. */
  rows(asked: Asked, visit: V): RawBuilder<R>
  columns: readonly AdminColumn<R>[]
  acts?: Readonly<Record<string, AdminAct>>
  /** The one thing to do with a row, when there is one. */
  rowAct?(row: R, language: Language): { does: string; label: string; spoken: string } | null
  /** What stands below the list: a form, as it is before anything was typed. */
  foot?(visit: V): Child
}

const onOnePage = 50
/** More rows than any administration reads: a file ends here, and says so by its length. */
const mostInFile = 100_000

/** A page of rows, the newest first, and the ways to its neighbours. */
async function readPage<R extends { id: string }>(
  db: Database,
  rows: RawBuilder<R>,
  { before, after }: { before: string | null; after: string | null },
): Promise<{ items: R[]; older: string | null; newer: string | null; inAll: number }> {
  const upwards = after !== null && before === null
  const narrowed = upwards
    ? sql<R>`select * from (${rows}) as row where id > ${after} order by id limit ${onOnePage + 1}`
    : before === null
      ? sql<R>`select * from (${rows}) as row order by id desc limit ${onOnePage + 1}`
      : sql<R>`select * from (${rows}) as row where id < ${before} order by id desc limit ${onOnePage + 1}`
  const { rows: read } = await narrowed.execute(db)
  const counted = await sql<{ count: number }>`select count(*)::integer as count from (${rows}) as row`.execute(db)
  const more = read.length > onOnePage
  const items = read.slice(0, onOnePage)
  if (upwards) items.reverse()
  return {
    items,
    older: upwards || more ? (items.at(-1)?.id ?? null) : null,
    newer: (upwards ? more : before !== null) ? (items[0]?.id ?? null) : null,
    inAll: counted.rows[0]?.count ?? 0,
  }
}

/** The route of a list. */
export function adminRoute<R extends { id: string }>(list: AdminList<R>): PersonalRoute<Reader> {
  const names = list.filters.map(({ name }) => name)
  const askedIn = (query: URLSearchParams): Asked =>
    Object.fromEntries(names.map(name => [name, (query.get(name) ?? '').trim()]))
  const searchOf = (asked: Asked, more: Record<string, string> = {}): string => {
    const said = [...names.map(name => [name, asked[name] ?? ''] as const), ...Object.entries(more)]
    const search = new URLSearchParams(said.filter(([, value]) => value !== '') as [string, string][]).toString()
    return search && `?${search}`
  }

  const show = async (visit: V, query: URLSearchParams, said: Partial<Again> = {}): Promise<PersonalPage> => {
    const { db, language } = visit
    const asked = askedIn(query)
    const path = addresses[list.page][language]
    const rows = list.rows(asked, visit)
    const cursors = { before: query.get('before') || null, after: query.get('after') || null }
    const { items, older, newer, inAll } = await readPage(db, rows, cursors)
    const say = words(language)
    const shows = <T,>(of: (row: R) => T) => items.map(of)
    return {
      kind: 'personal',
      ...(said.status ? { status: said.status } : {}),
      title: list.title[language],
      breadcrumb: [{ label: say.title, href: addresses.administration[language] }],
      search: searchOf(asked),
      data: {
        inAll,
        items: shows(row => Object.fromEntries(list.columns.map(({ name, value }) => [name, value(row)]))),
      },
      csv: '',
      body: (
        <>
          <PageHead language={language} title={list.title[language]} lede={list.lede[language]} />
          <Said language={language} done={said.done} refused={said.refused} />
          {said.again}
          <Wrap>
            <Section language={language} id="liste" heading={list.count(inAll, language)}>
              {list.filters.length > 0 && (
                <FilterForm
                  language={language}
                  label={say.filter}
                  action={path}
                  fields={list.filters.map(filter => fieldOf(filter, asked, language))}
                  submit={say.show}
                  clear={searchOf(asked) ? { href: path, label: say.all } : undefined}
                />
              )}
              {items.length === 0 ? (
                <EmptyState language={language} sentence={say.nothing} />
              ) : (
                <FoldingTable
                  language={language}
                  caption={list.title[language]}
                  headings={[
                    ...list.columns.map(({ heading }) => heading[language]),
                    ...(list.rowAct ? [say.act] : []),
                  ]}
                >
                  {shows(row => (
                    <Row id={row.id}>
                      {list.columns.map(({ heading, show: shown }, place) => (
                        <Cell
                          class={place === 0 ? 'w t long' : 'w long'}
                          {...(place === 0 ? {} : { label: heading[language] })}
                          language={language}
                        >
                          {shown(row, visit)}
                        </Cell>
                      ))}
                      {list.rowAct && (
                        <Cell class="w">
                          <RowForm
                            language={language}
                            action={path + searchOf(asked)}
                            id={row.id}
                            act={list.rowAct(row, language)}
                          />
                        </Cell>
                      )}
                    </Row>
                  ))}
                </FoldingTable>
              )}
              <Pagination
                language={language}
                count={list.count(inAll, language)}
                previous={newer && path + searchOf(asked, { after: newer })}
                next={older && path + searchOf(asked, { before: older })}
                previousLabel={say.newer}
                nextLabel={say.older}
              />
              <Formats
                exactly
                language={language}
                links={(['csv', 'json'] as const).map(format => ({
                  format,
                  href: siblingOf(path, format) + searchOf(asked),
                }))}
              />
            </Section>
          </Wrap>
          {!said.again && list.foot?.(visit)}
        </>
      ),
    }
  }

  return {
    page: list.page,
    query: [...names, 'before', 'after', 'done'],
    formats: ['csv', 'json'],
    answer: (visit, query) =>
      forAdministrators(visit, list.page, async (): Promise<PersonalAnswer> => {
        const done = list.acts?.[query.get('done') ?? '']?.done[visit.language]
        const page = await show(visit, query, done === undefined ? {} : { done })
        if (visit.format !== 'csv') return page
        const all =
          await sql<R>`select * from (${list.rows(askedIn(query), visit)}) as row order by id desc limit ${mostInFile}`.execute(
            visit.db,
          )
        const columns = list.columns.map(({ name, heading, value }) => ({ name, description: heading, value }))
        return { ...page, csv: csv(table(columns, all.rows)) }
      }),
    ...(list.acts
      ? {
          send: (visit: V, form: URLSearchParams) =>
            forAdministrators(visit, list.page, async (): Promise<PersonalAnswer> => {
              const query = visit.query
              const does = form.get('do') ?? ''
              const act = Object.hasOwn(list.acts ?? {}, does) ? list.acts?.[does] : undefined
              const path = addresses[list.page][visit.language]
              if (!act) return { kind: 'see-other', to: path + searchOf(askedIn(query)) }
              const outcome = await act.perform(visit, form)
              if ('kind' in outcome) return outcome
              if ('again' in outcome) return show(visit, query, outcome)
              if (!outcome.done)
                return show(visit, query, { refused: outcome.refusal.sentence[visit.language], status: 409 })
              return { kind: 'see-other', to: path + searchOf(askedIn(query), { done: does }) }
            }),
        }
      : {}),
  }
}

function fieldOf(filter: AdminFilter, asked: Asked, language: Language): FilterField {
  const { name, label } = filter
  const field = { name, label: label[language], value: asked[name] ?? '' }
  if (filter.kind === 'search') return { ...field, kind: 'search' }
  return {
    ...field,
    kind: 'select',
    options: [
      { value: '', label: words(language).any },
      ...filter.options.map(one => ({ value: one.value, label: one.label[language] })),
    ],
  }
}

type RowFormProps = {
  language: Language
  action: string
  id: string
  act: { does: string; label: string; spoken: string } | null
}

const RowForm: FC<RowFormProps> = ({ language, action, id, act }) =>
  act && (
    <Form action={action} sends={{ do: act.does, id }}>
      <Button language={language} label={act.label} spoken={act.spoken} kind="alt" />
    </Form>
  )

/** What is looked for, for `ilike`: its own signs mean themselves. */
export const containing = (words: string): string => `%${words.replace(/[\\%_]/g, '\\$&')}%`
