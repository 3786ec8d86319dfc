import { numberInWords } from '../../consultations/index.ts'
import { EmptyState, FilterForm, PageHead, Pagination, Said, Section, Wrap } from '../../design/index.ts'
import type { Reader } from '../../people/index.ts'
import { readKeyset } from '../../platform/database/keyset.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { PersonalAnswer, PersonalPage, PersonalRoute, Visit } from '../../platform/http/personal.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Secret } from '../../platform/secret.ts'
import { ruleCodes } from '../charter/rules.ts'
import { contributionAt } from '../found.ts'
import { longestExplanation } from '../hidings/hiding.ts'
import { settleMany } from '../hidings/tell.ts'
import { words } from '../words.ts'
import { askedIn, fieldsOf, filtersOf, listIn, pathTo, searchOf } from './asked.ts'
import { Bulk, GoTo, Lists, type TypedInBulk } from './desk-parts.tsx'
import { forModerators } from './door.tsx'
import { DeskItem, tickedIn } from './item.tsx'
import { type Asked, countInWords, countOf, orderOf, rowsOf } from './lists.ts'
import type { Moderated } from './moderated.ts'

type V = Visit<Reader>
type More = TypedInBulk & { done?: string; refused?: string; status?: 409 | 422 }

const onOnePage = 20

async function show(visit: V, moderated: Moderated, query: URLSearchParams, more: More = {}): Promise<PersonalPage> {
  const { db, language, timeZone } = visit
  const list = listIn(query)
  const asked = askedIn(query, list)
  const say = words(language).desk
  const cursor = { before: query.get('before'), after: query.get('after') }
  const page = await readKeyset(db, rowsOf[list](moderated, asked), orderOf[list], cursor, onOnePage)
  const nothing: Asked = { rule: '', why: '', state: '' }
  const counts = {
    reported: await countOf(db, 'reported', moderated, nothing),
    'set-aside': await countOf(db, 'set-aside', moderated, nothing),
    appeals: await countOf(db, 'appeals', moderated, nothing),
    decided: null,
  }
  const isNarrowed = filtersOf[list].some(name => asked[name] !== '')
  const inAll = isNarrowed || counts[list] === null ? await countOf(db, list, moderated, asked) : counts[list]
  const path = pathTo(language)
  const here = { ...(cursor.before ? { before: cursor.before } : {}), ...(cursor.after ? { after: cursor.after } : {}) }
  const ticked = more.ticked ?? (query.has('all') ? page.items.map(({ id }) => id) : [])
  return {
    kind: 'personal',
    ...(more.status ? { status: more.status } : {}),
    title: say.title,
    search: searchOf(list, asked),
    body: (
      <>
        <PageHead language={language} title={say.title} lede={say.lede} />
        <Said language={language} done={more.done} refused={more.refused} />
        <Wrap>
          <Lists list={list} counts={counts} language={language} />
          <Section language={language} id="liste" heading={countInWords(list, inAll, language)}>
            {(page.items.length > 0 || isNarrowed) && (
              <FilterForm
                language={language}
                label={say.filters}
                action={path}
                submit={say.show}
                fields={fieldsOf(list, asked, language)}
                clear={isNarrowed ? { href: `${path}?list=${list}`, label: say.all } : undefined}
              />
            )}
            {page.items.length === 0 && (
              <EmptyState language={language} sentence={isNarrowed ? say.noneSuch : say.none[list]} />
            )}
            {page.items.length > 0 && list === 'set-aside' && (
              <Bulk
                rows={page.items}
                action={path + searchOf(list, asked, here)}
                all={`${path}${searchOf(list, asked, { ...here, all: '1' })}#liste`}
                none={`${path}${searchOf(list, asked, here)}#liste`}
                language={language}
                timeZone={timeZone}
                typed={{ ...more, ticked }}
              />
            )}
            {page.items.length > 0 && list !== 'set-aside' && (
              <ul class="list">
                {page.items.map(row => (
                  <DeskItem list={list} row={row} language={language} timeZone={timeZone} />
                ))}
              </ul>
            )}
            <Pagination
              language={language}
              count={countInWords(list, inAll, language)}
              previous={page.previous && path + searchOf(list, asked, { before: page.previous })}
              next={page.next && path + searchOf(list, asked, { after: page.next })}
              previousLabel={say.previous}
              nextLabel={say.next}
            />
          </Section>
          <Section language={language} id="aller" heading={say.go}>
            <GoTo language={language} />
          </Section>
        </Wrap>
      </>
    ),
  }
}

/** The case that somebody asks for by its number; null where there is none for them. */
async function caseAt({ db, language }: V, moderated: Moderated, asked: string): Promise<PersonalAnswer | null> {
  const named = asked.trim()
  const row = await contributionAt(db, /^\d{1,9}$/.test(named) ? `C-${named}` : named)
  if (!row) return null
  if (moderated !== 'all') {
    const consultation = await db
      .selectFrom('consultations')
      .select('plan_id')
      .where('id', '=', row.consultation_id)
      .executeTakeFirst()
    if (!consultation || !moderated.includes(consultation.plan_id)) return null
  }
  return { kind: 'see-other', to: pathOf('moderationCase', language, { contribution: numberInWords(row.number) }) }
}

const count = (value: string | null): number => (value !== null && /^\d{1,3}$/.test(value) ? Number(value) : 0)

/** What came of many, from the address to which the form led. */
function doneIn(query: URLSearchParams, language: Language): string | undefined {
  const say = words(language).desk
  const [published, refused, passed] = ['published', 'refused', 'passed'].map(name => count(query.get(name)))
  if (!published && !refused) return undefined
  return [
    ...(published ? [say.published(published)] : []),
    ...(refused ? [say.refused(refused)] : []),
    ...(passed ? [say.passed(passed)] : []),
  ].join(' ')
}

/** The moderator's desk: what was reported, what is set aside, what is contested, what was decided. */
export const deskRoute = (secret: Secret): PersonalRoute<Reader> => ({
  page: 'moderationDesk',
  query: ['list', 'rule', 'why', 'state', 'before', 'after', 'all', 'go', 'published', 'refused', 'passed'],
  answer: (visit, query) =>
    forModerators(visit, pathTo(visit.language), async moderated => {
      const { language } = visit
      const go = query.get('go')
      if (go)
        return (
          (await caseAt(visit, moderated, go)) ??
          show(visit, moderated, query, { refused: words(language).desk.goWrong })
        )
      const done = doneIn(query, language)
      return show(visit, moderated, query, done ? { done } : {})
    }),
  send: (visit, form) =>
    forModerators(visit, pathTo(visit.language), async moderated => {
      const { db, language, now, reader, query } = visit
      const say = words(language).desk
      const does = form.get('do')
      const ids = tickedIn(form).slice(0, 100)
      const typed = { ticked: ids, rule: form.get('rule') ?? '', explanation: (form.get('explanation') ?? '').trim() }
      const again = (refused: string, status: 409 | 422) => show(visit, moderated, query, { ...typed, refused, status })
      if (does !== 'release' && does !== 'refuse') return show(visit, moderated, query)
      if (ids.length === 0) return again(say.nothingTicked, 422)
      if (does === 'refuse' && !ruleCodes.includes(typed.rule)) return again(say.noRule, 422)
      if (typed.explanation.length > longestExplanation)
        return again(words(language).case.longExplanation(longestExplanation), 422)
      const because = does === 'refuse' ? { rule: typed.rule, explanation: typed.explanation } : null
      const outcome = await settleMany({ db, secret, who: reader.who, now }, ids, because)
      if (!outcome.done) return again(outcome.refusal.sentence[language], 409)
      const { done, passed } = outcome.result
      const told = searchOf(listIn(query), askedIn(query, listIn(query)), {
        [does === 'refuse' ? 'refused' : 'published']: String(done.length),
        ...(passed.length > 0 ? { passed: String(passed.length) } : {}),
      })
      return { kind: 'see-other', to: pathTo(language) + told }
    }),
})
