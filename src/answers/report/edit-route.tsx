import type { ConsultationRow } from '../../consultations/index.ts'
import { forTeam, readConsultation, readConsultations } from '../../consultations/index.ts'
import type { Reader } from '../../people/index.ts'
import type { PlanRow } from '../../plans/index.ts'
import { dayIn } from '../../platform/clock.ts'
import { isStorable } from '../../platform/facts/text.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { PersonalAnswer, PersonalRoute, Visit } from '../../platform/http/personal.ts'
import type { Refusal } from '../../record/index.ts'
import { readGate } from '../coverage/gate.ts'
import { organisationsById } from '../coverage/read.ts'
import { finishReport, openReport, writeReport } from './actions.ts'
import { compose } from './composed.ts'
import { type Edited, editPage, type Problem } from './edit-view.tsx'
import { longestWords, type ReportWords, sections } from './sections.ts'
import { readReport } from './store.ts'
import type { FieldWords } from './told.ts'
import { words } from './words.ts'

type V = Visit<Reader>

/** What was typed, section by section, whether it can be taken or not. */
const typedIn = (form: URLSearchParams): ReportWords =>
  Object.fromEntries(
    sections.map(section => [section, { fr: form.get(`${section}-fr`) ?? '', en: form.get(`${section}-en`) ?? '' }]),
  )

/** What of it can’t be taken. */
const problemsOf = (typed: ReportWords, { language }: V): Problem[] => {
  const say = words(language)
  return sections.flatMap(section =>
    (['fr', 'en'] as const).flatMap((in_): Problem[] => {
      const said = typed[section]?.[in_] ?? ''
      const field = `${section}-${in_}`
      if (!isStorable(said)) return [{ field, why: say.editor.unsaid }]
      return said.length > longestWords ? [{ field, why: say.editor.long(say.sections[section] ?? section) }] : []
    }),
  )
}

async function editedIn(visit: V, of: ConsultationRow, plan: PlanRow): Promise<Edited> {
  const { db, now, timeZone } = visit
  const today = dayIn(timeZone, now)
  const report = await readReport(db, of.id)
  const gate = await readGate(db, [of.id, ...(report?.comments_id ? [report.comments_id] : [])], today)
  const [composed, all, organisations] = await Promise.all([
    compose(db, of, plan, { today, timeZone }),
    readConsultations(db, plan.id),
    organisationsById(
      db,
      gate.owing.map(({ organisationId }) => organisationId),
    ),
  ])
  const choices = all.filter(({ id, closes }) => id !== of.id && closes > now)
  return { of, report, composed, gate, organisations, choices }
}

const onOwn = (visit: V, then: (of: ConsultationRow, plan: PlanRow) => Promise<PersonalAnswer>) => {
  const slug = visit.parameters.consultation ?? ''
  const here = pathOf('editReport', visit.language, { consultation: slug })
  return forTeam(visit, ['editor'], here, async (plans): Promise<PersonalAnswer> => {
    const of = await readConsultation(visit.db, slug.slice(0, 100))
    const plan = plans.find(({ id }) => id === of?.plan_id)
    return of && plan && !of.removed ? then(of, plan) : { kind: 'missing' }
  })
}

/** Writing the report of a consultation: words by its editors, numbers by nobody. */
export const editReportRoute = (fields: FieldWords): PersonalRoute<Reader> => ({
  page: 'editReport',
  query: ['done'],
  // Seven sections in two languages, each as long as it may be.
  longest: sections.length * 2 * longestWords * 12 + 10_000,
  answer: (visit, query) =>
    onOwn(visit, async (of, plan) => {
      const say = words(visit.language).editor
      const edited = await editedIn(visit, of, plan)
      const told = { saved: say.saved, opened: say.opened, finished: say.finished }
      const done = Object.entries(told).find(([name]) => name === query.get('done'))?.[1]
      return editPage(visit, { edited, typed: edited.report?.words ?? {}, done, fields })
    }),
  send: (visit, form) =>
    onOwn(visit, async (of, plan): Promise<PersonalAnswer> => {
      const { db, language, now, reader } = visit
      const seen = /^\d{1,9}$/.test(form.get('seen') ?? '') ? Number(form.get('seen')) : 0
      const here = pathOf('editReport', language, { consultation: of.slug })
      const refused = async ({ code, sentence, field }: Refusal, typed?: ReportWords) => {
        const edited = await editedIn(visit, of, plan)
        const isStale = code === 'changed-meanwhile'
        return editPage(visit, {
          edited,
          typed: typed ?? edited.report?.words ?? {},
          problems: isStale ? [] : [{ field: field ?? 'definitif', why: sentence[language] }],
          isStale,
          fields,
        })
      }
      const on = { consultationId: of.id, seen }
      switch (form.get('do')) {
        case 'open': {
          const commentsId = form.get('comments') ?? ''
          const done = await openReport.perform(db, reader.who, now, { ...on, commentsId })
          return done.done ? { kind: 'see-other', to: `${here}?done=opened` } : refused(done.refusal)
        }
        case 'finish': {
          const done = await finishReport.perform(db, reader.who, now, on)
          return done.done ? { kind: 'see-other', to: `${here}?done=finished` } : refused(done.refusal)
        }
        default: {
          const typed = typedIn(form)
          const problems = problemsOf(typed, visit)
          if (problems.length > 0)
            return editPage(visit, { edited: await editedIn(visit, of, plan), typed, problems, fields })
          const done = await writeReport.perform(db, reader.who, now, { ...on, words: typed })
          return done.done ? { kind: 'see-other', to: `${here}?done=saved` } : refused(done.refusal, typed)
        }
      }
    }),
})
