import { answerAnchor, themePath } from '../answers/index.ts'
import { commitmentPath } from '../commitments/index.ts'
import { contributionPath, shownStates } from '../consultations/index.ts'
import { eventPath, seriesPath } from '../events/index.ts'
import { priorityPath, readPlansById, readPriorities, readPriority } from '../plans/index.ts'
import type { Queries } from '../platform/database/database.ts'
import { type Format, pathOf } from '../platform/http/addresses.ts'
import type { Language } from '../platform/locales/languages.ts'

/**
 * Where a thing is shown today: its own page, or its place on the page of what it belongs to.
 * @returns null when nothing has this type and id
 */
export async function locate(
  db: Queries,
  type: string,
  id: string,
  language: Language,
  format?: Format,
): Promise<string | null> {
  const slugOfPlan = async (planId: string): Promise<string | undefined> =>
    (await db.selectFrom('plans').select('slug').where('id', '=', planId).executeTakeFirst())?.slug
  /** A page of a plan; of its HTML, the place that shows the thing. */
  const pagePath = async (
    page: 'plan' | 'calendar' | 'method' | 'documents' | 'sheet',
    planId: string,
    fragment?: string,
  ): Promise<string | null> => {
    const plan = await slugOfPlan(planId)
    if (plan === undefined) return null
    const path = pathOf(page, language, { plan }, format)
    return fragment && !format ? `${path}#${fragment}` : path
  }
  switch (type) {
    case 'site':
      return (await db.selectFrom('sites').select('id').where('id', '=', id).executeTakeFirst())
        ? pathOf('home', language, undefined, format)
        : null
    case 'plan':
      return pagePath('plan', id)
    case 'organisation': {
      const row = await db.selectFrom('organisations').select('slug').where('id', '=', id).executeTakeFirst()
      return row ? pathOf('organisation', language, { organisation: row.slug }, format) : null
    }
    case 'commitment':
      return commitmentPage(db, id, language, format)
    case 'milestone': {
      const row = await db
        .selectFrom('milestones')
        .select(['commitment_id', 'number'])
        .where('id', '=', id)
        .executeTakeFirst()
      const path = row ? await commitmentPage(db, row.commitment_id, language, format) : null
      return path && !format ? `${path}#jalon-${row?.number}` : path
    }
    case 'priority':
      return priorityPage(db, id, language, format)
    case 'phase': {
      const row = await db.selectFrom('phases').select(['plan_id', 'key']).where('id', '=', id).executeTakeFirst()
      return row ? pagePath('calendar', row.plan_id, `etape-${row.key}`) : null
    }
    case 'document': {
      const row = await db.selectFrom('documents').select(['plan_id', 'key']).where('id', '=', id).executeTakeFirst()
      return row ? pagePath('documents', row.plan_id, `document-${row.key}`) : null
    }
    case 'series': {
      const row = await db.selectFrom('series').select('slug').where('id', '=', id).executeTakeFirst()
      return row ? seriesPath(language, row.slug, format) : null
    }
    case 'event': {
      const row = await db.selectFrom('events').select('slug').where('id', '=', id).executeTakeFirst()
      return row ? eventPath(language, row.slug, format) : null
    }
    case 'consultation': {
      const row = await db.selectFrom('consultations').select('slug').where('id', '=', id).executeTakeFirst()
      return row ? pathOf('consultation', language, { consultation: row.slug }, format) : null
    }
    case 'contribution': {
      const row = await db
        .selectFrom('contributions')
        .select(['number', 'title', 'state'])
        .where('id', '=', id)
        .where('state', 'in', [...shownStates])
        .executeTakeFirst()
      return row ? contributionPath(language, row, format) : null
    }
    case 'theme': {
      const row = await themeAt(db, id)
      return row ? themePath(language, row.slug, row, format) : null
    }
    case 'answer':
      return answerPage(db, id, language, format)
    case 'sheet': {
      const row = await db.selectFrom('sheets').select('plan_id').where('id', '=', id).executeTakeFirst()
      return row ? pagePath('sheet', row.plan_id) : null
    }
    case 'figure': {
      const row = await db.selectFrom('figures').select('key').where('id', '=', id).executeTakeFirst()
      return row ? pathOf('figure', language, { figure: row.key }, format) : null
    }
    case 'term':
      return (await db.selectFrom('terms').select('id').where('id', '=', id).executeTakeFirst())
        ? pathOf('plans', language, undefined, format)
        : null
    case 'import':
    case 'entry': {
      const row = await db.selectFrom('entries').select('id').where('id', '=', id).executeTakeFirst()
      return row ? pathOf('entry', language, { entry: row.id }, format) : null
    }
    default:
      return null
  }
}

const themeAt = (db: Queries, id: string) =>
  db
    .selectFrom('themes')
    .innerJoin('consultations', 'consultations.id', 'consultation_id')
    .select(['themes.number', 'themes.title', 'slug'])
    .where('themes.id', '=', id)
    .executeTakeFirst()

/** An answer is shown where it is given: with its theme, or with the first contribution that it answers. */
async function answerPage(db: Queries, id: string, language: Language, format?: Format): Promise<string | null> {
  const answer = await db
    .selectFrom('answers')
    .select('theme_id')
    .where('id', '=', id)
    .where('published_at', 'is not', null)
    .executeTakeFirst()
  if (!answer) return null
  const atPlace = (page: string) => (format ? page : `${page}#${answerAnchor(id)}`)
  const theme = answer.theme_id === null ? undefined : await themeAt(db, answer.theme_id)
  if (theme) return atPlace(themePath(language, theme.slug, theme, format))
  const row = await db
    .selectFrom('answer_points')
    .innerJoin('contributions', 'contributions.id', 'contribution_id')
    .select(['contributions.number', 'title', 'contributions.state'])
    .where('answer_id', '=', id)
    .orderBy('contributions.number')
    .executeTakeFirst()
  return row ? atPlace(contributionPath(language, row, format)) : null
}

async function priorityPage(db: Queries, id: string, language: Language, format?: Format): Promise<string | null> {
  const priority = await readPriority(db, id)
  const [plan] = priority ? await readPlansById(db, [priority.plan_id]) : []
  return priority && plan
    ? priorityPath(language, plan.slug, priority, await readPriorities(db, plan.id), format)
    : null
}

async function commitmentPage(db: Queries, id: string, language: Language, format?: Format): Promise<string | null> {
  const row = await db
    .selectFrom('commitments')
    .innerJoin('plans', 'plans.id', 'commitments.plan_id')
    .select(['commitments.facts', 'plans.slug'])
    .where('commitments.id', '=', id)
    .executeTakeFirst()
  return row ? commitmentPath(language, row.slug, row.facts, format) : null
}
