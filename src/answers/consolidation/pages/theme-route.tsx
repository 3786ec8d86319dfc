import type { ConsultationRow } from '../../../consultations/index.ts'
import type { Reader } from '../../../people/index.ts'
import { wordsIn } from '../../../platform/facts/fold.ts'
import { pathOf } from '../../../platform/http/addresses.ts'
import type { PersonalAnswer, PersonalRoute } from '../../../platform/http/personal.ts'
import { seenIn } from '../../points/point.ts'
import { describeTheme, dissolveTheme, longestFinding, longestThemeTitle } from '../theme.ts'
import { benchPath, type Theme, themePath } from './asked.ts'
import { onConsultation, type V } from './door.tsx'
import { type Typed, themePage } from './theme-page.tsx'
import { readThemes } from './themes.ts'
import { words } from './words.ts'

const opened = (visit: V, then: (row: ConsultationRow, theme: Theme) => Promise<PersonalAnswer>) => {
  const { consultation = '', theme: named = '' } = visit.parameters
  const path = pathOf('consolidationTheme', visit.language, { consultation, theme: named })
  return onConsultation(visit, path, async (row): Promise<PersonalAnswer> => {
    const theme = (await readThemes(visit.db, row.id)).find(({ number }) => String(number) === named)
    return theme ? then(row, theme) : { kind: 'missing' }
  })
}

/** What is wrong with what was typed, before anybody is asked; null where nothing is. */
function wrongIn({ title, finding }: Typed, language: V['language']): { field: keyof Typed; why: string } | null {
  const say = words(language).theme
  if (wordsIn(title).length === 0 || title.length > longestThemeTitle || /[\n\t\u2028\u2029]/.test(title))
    return { field: 'title', why: say.titleWrong }
  return finding.length > longestFinding ? { field: 'finding', why: say.findingLong(longestFinding) } : null
}

/** A theme: its title, its finding, which cites what it rests on, and its end. */
export const themeRoute: PersonalRoute<Reader> = {
  page: 'consolidationTheme',
  query: ['done'],
  answer: (visit, query) =>
    opened(visit, async (row, theme) => {
      const say = words(visit.language).done
      const told = { made: say.made(theme.title), saved: say.saved }
      const done = query.get('done')
      return themePage(visit, row, theme, { done: done === 'made' || done === 'saved' ? told[done] : undefined })
    }),
  send: (visit, form) =>
    opened(visit, async (row, theme): Promise<PersonalAnswer> => {
      const { db, language, reader, now } = visit
      const by = { consultationId: row.id, id: theme.id, seen: seenIn(form) }
      if (form.get('do') === 'dissolve') {
        const gone = await dissolveTheme.perform(db, reader.who, now, by)
        if (gone.done)
          return { kind: 'see-other', to: `${benchPath(language, row)}?done=${gone.result.consolidation}#fait` }
        return themePage(visit, row, theme, { refused: gone.refusal.sentence[language], status: 409 })
      }
      const typed = { title: (form.get('title') ?? '').trim(), finding: (form.get('finding') ?? '').trim() }
      const problem = wrongIn(typed, language)
      if (problem) return themePage(visit, row, theme, { typed, problem, status: 422 })
      const outcome = await describeTheme.perform(db, reader.who, now, { ...by, ...typed })
      if (outcome.done) return { kind: 'see-other', to: `${themePath(language, row, theme.number)}?done=saved#fait` }
      const { field, sentence, code } = outcome.refusal
      if (field === 'title' || field === 'finding')
        return themePage(visit, row, theme, { typed, problem: { field, why: sentence[language] }, status: 422 })
      // As it is now: somebody else may have changed it while this was being done.
      const current = (await readThemes(db, row.id)).find(({ id }) => id === theme.id)
      return themePage(visit, row, current ?? theme, {
        typed,
        refused: sentence[language],
        isStale: code === 'changed-meanwhile',
        status: 409,
      })
    }),
}
