import { sql } from 'kysely'
import { type ConsultationRow, contributionPath } from '../../../consultations/index.ts'
import {
  Band,
  Button,
  EmptyState,
  ErrorSummary,
  Form,
  Link,
  PageHead,
  TextArea,
  TextField,
  Typeset,
  Wrap,
} from '../../../design/index.ts'
import type { Queries } from '../../../platform/database/database.ts'
import type { PersonalPage } from '../../../platform/http/personal.ts'
import { pointInWords } from '../../points/point.ts'
import { longestFinding, longestThemeTitle } from '../theme.ts'
import { benchPath, type Theme, themePath } from './asked.ts'
import { readCounts, sumOf } from './counts.ts'
import { Done } from './done.tsx'
import type { V } from './door.tsx'
import { FindingMark } from './theme-list.tsx'
import { readFindings } from './themes.ts'
import { crumbsOf } from './whole-words.tsx'
import { words } from './words.ts'

export type Typed = { title: string; finding: string }
export type More = {
  typed?: Typed
  done?: string | undefined
  problem?: { field: keyof Typed; why: string }
  refused?: string
  /** That somebody else has changed it meanwhile: what it says now is shown beside what was typed. */
  isStale?: boolean
  status?: 409 | 422
}

const mostShown = 50

type Held = { contribution_number: number; number: number; title: string; language: string }

/** The first contributions of a theme, whatever was decided of them. */
async function readHeld(db: Queries, themeId: string): Promise<Held[]> {
  // State by state, as the index has them: the first of each, and of these the first.
  const { rows } = await sql<Held>`
    select one.*, c.title, c.language from (
      select each.* from unnest(array['owed', 'answered', 'waived']) as s (state) cross join lateral (
        select p.contribution_id, p.contribution_number, p.number from points as p
        where p.theme_id = ${themeId} and p.state = s.state and p.is_shown and p.with_id is null
        order by p.contribution_number, p.number limit ${mostShown}
      ) as each order by contribution_number, number limit ${mostShown}
    ) as one join contributions as c on c.id = one.contribution_id order by contribution_number, number`.execute(db)
  return rows
}

/** A theme as it is edited: what it is called, what it finds, the contributions that can be cited, and its end. */
export async function themePage(visit: V, row: ConsultationRow, theme: Theme, more: More = {}): Promise<PersonalPage> {
  const { db, language } = visit
  const say = words(language).theme
  const [held, counts, findings] = await Promise.all([
    readHeld(db, theme.id),
    readCounts(db, row.id),
    readFindings(db, [theme]),
  ])
  const { title, finding } = more.typed ?? theme
  const action = themePath(language, row, theme.number)
  const tally = counts.byTheme.get(theme.id)
  const all = tally ? sumOf(tally) : 0
  const error = (field: keyof Typed) => (more.problem?.field === field ? { error: more.problem.why } : {})
  return {
    kind: 'personal',
    ...(more.status ? { status: more.status } : {}),
    title: more.problem ? `${say.errors} – ${theme.title}` : theme.title,
    crumb: theme.title,
    breadcrumb: crumbsOf(language, row),
    body: (
      <>
        <PageHead language={language} kicker={words(language).themes.heading} title={theme.title} lede={say.lede} />
        <Wrap>
          <Done language={language} action={action} sentence={more.done} refused={more.refused} />
          {more.problem && <ErrorSummary language={language} title={say.errors} errors={[more.problem]} />}
          <p>
            <FindingMark state={findings.get(theme.id) ?? { kind: 'none' }} language={language} />
          </p>
        </Wrap>
        {more.isStale && (
          <Band language={language} id="maintenant" heading={say.now}>
            <p>
              <b>{theme.title}</b>
            </p>
            <p class="version written" dir="auto">
              {theme.finding || say.noFinding}
            </p>
          </Band>
        )}
        <Band language={language} id="constat" heading={say.words}>
          <Form action={action} sends={{ seen: String(theme.version) }} isLenient>
            <TextField
              language={language}
              name="title"
              label={say.name}
              value={title}
              maxlength={longestThemeTitle}
              autocomplete="off"
              required
              {...error('title')}
            />
            <TextArea
              language={language}
              name="finding"
              label={say.finding}
              hint={say.findingHint}
              value={finding}
              rows={8}
              longest={longestFinding}
              {...error('finding')}
            />
            <Button language={language} label={say.save} sends={{ name: 'do', value: 'describe' }} />
          </Form>
        </Band>
        <Band
          language={language}
          id="contributions"
          heading={say.contributions}
          intro={<Typeset words={say.contributionsHint} language={language} />}
        >
          {held.length === 0 && <EmptyState language={language} sentence={say.emptyIntro} />}
          <ul class="list links">
            {held.map(one => (
              <li>
                <p dir="auto" lang={one.language === language ? undefined : one.language}>
                  <Link
                    href={contributionPath(language, {
                      number: one.contribution_number,
                      title: one.title,
                      state: 'published',
                    })}
                  >
                    {pointInWords(one)} {one.title || words(language).bench.noTitle}
                  </Link>
                </p>
              </li>
            ))}
          </ul>
          {held.length === mostShown && (
            <p class="small muted">
              <Typeset words={say.first(mostShown)} language={language} />
            </p>
          )}
          <p>
            <Link href={`${benchPath(language, row)}?theme=${theme.number}#liste`}>
              <Typeset words={`${say.allOf} (${words(language).points(all)})`} language={language} />
            </Link>
          </p>
        </Band>
        <Band
          language={language}
          id="dissoudre"
          heading={say.dissolve}
          intro={<Typeset words={say.dissolveIntro} language={language} />}
        >
          <Form action={action} sends={{ seen: String(theme.version) }}>
            <Button language={language} label={say.dissolve} sends={{ name: 'do', value: 'dissolve' }} kind="alt" />
          </Form>
        </Band>
      </>
    ),
  }
}
