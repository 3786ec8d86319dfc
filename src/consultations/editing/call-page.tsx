import {
  Band,
  Button,
  ErrorSummary,
  Form,
  Link,
  Notice,
  PageHead,
  TextArea,
  TextField,
  Typeset,
  Wrap,
} from '../../design/index.ts'
import { type Reader, readAllOrganisations } from '../../people/index.ts'
import { type PlanRow, readPriorities } from '../../plans/index.ts'
import { canonicalJson, sha256 } from '../../platform/canonical.ts'
import { localTime } from '../../platform/facts/local-time.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { PersonalPage, Visit } from '../../platform/http/personal.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { type Consultation, daysAnnounced, daysOfNotice, standingOf } from '../consultation.ts'
import type { ConsultationRow } from '../store.ts'
import { words } from '../words.ts'
import { CallFields } from './call-fields.tsx'
import { type CallProblem, type Choices, longestTyped, type TypedCall } from './typed.ts'

type V = Visit<Reader>

/** What a version of a consultation is told from another by. */
export const versionOf = (facts: Consultation): string => sha256(canonicalJson(facts)).toString('hex').slice(0, 16)

export const choicesOf = async ({ db }: V, planId: string): Promise<Choices> => ({
  priorities: await readPriorities(db, planId),
  organisations: await readAllOrganisations(db),
})

const documentsOf = async ({ db, language }: V, planId: string) =>
  (
    await db
      .selectFrom('documents')
      .select(['key', 'facts'])
      .where('plan_id', '=', planId)
      .where('removed', 'is', null)
      .orderBy('position')
      .limit(100)
      .execute()
  ).map(({ key, facts }) => ({ value: key, label: titleOf(facts.title, language) }))

const titleOf = (title: unknown, language: Language): string =>
  typeof title === 'string' ? title : wordsOf(title as Parameters<typeof wordsOf>[0], language)

type Shown = {
  plan: PlanRow
  plans?: readonly PlanRow[]
  row: ConsultationRow | null
  typed: TypedCall
  problems?: readonly CallProblem[]
  /** What is announced once it is sent again: everything fits. */
  facts?: Consultation
  isStale?: boolean
  done?: string | undefined
}

/** The page of a consultation’s form: what is there or was typed, what is wrong with it, what else can be done. */
export async function callPage(
  visit: V,
  { plan, plans = [], row, typed, problems = [], facts, isStale, done }: Shown,
): Promise<PersonalPage> {
  const { language, now, timeZone } = visit
  const say = words(language).editor
  const [choices, documents] = await Promise.all([choicesOf(visit, plan.id), documentsOf(visit, plan.id)])
  const hasBegun = row !== null && standingOf(row.facts, now) !== 'announced'
  const action = row
    ? pathOf('editConsultation', language, { consultation: row.slug })
    : pathOf('newConsultation', language)
  const title = row ? wordsOf(row.facts.title, language) : say.newTitle
  const days = facts ? daysAnnounced(now, facts) : 0
  return {
    kind: 'personal',
    title: problems.length > 0 ? `${words(language).form.errorTitle} : ${title}` : title,
    crumb: title,
    breadcrumb: [{ label: words(language).workshop.title, href: pathOf('workshop', language) }],
    ...(problems.length > 0 ? { status: 422 as const } : isStale ? { status: 409 as const } : {}),
    body: (
      <>
        <PageHead language={language} title={title} lede={row ? say.editLede : say.newLede} />
        <Wrap>
          {done && (
            <div role="status">
              <Notice language={language} kind="answer">
                <p>
                  <Typeset words={done} language={language} />
                </p>
              </Notice>
            </div>
          )}
          {isStale && (
            <Notice language={language} kind="late" alert>
              <p>
                <Typeset words={say.meanwhile} language={language} />
              </p>
            </Notice>
          )}
          {problems.length > 0 && (
            <ErrorSummary language={language} title={words(language).form.errors(problems.length)} errors={problems} />
          )}
          {plans.length > 1 && (
            <nav aria-label={say.fields.plan}>
              <ul class="row">
                {plans.map(one => (
                  <li>
                    <Link
                      href={`${pathOf('newConsultation', language)}?plan=${one.slug}`}
                      aria-current={one.id === plan.id ? 'true' : undefined}
                    >
                      <Typeset words={wordsOf(one.facts.title, language)} language={language} />
                    </Link>
                  </li>
                ))}
              </ul>
            </nav>
          )}
          <Form
            action={action}
            sends={{ plan: plan.slug, ...(row ? { seen: versionOf(row.facts) } : {}) }}
            label={title}
            isLenient
          >
            {facts && (
              <Notice language={language} kind={days >= daysOfNotice ? 'answer' : 'late'} title={say.checkTitle}>
                <p>
                  <Typeset words={say.notice(days, daysOfNotice)} language={language} />
                </p>
                <Button language={language} label={say.announce} sends={{ name: 'do', value: 'announce' }} />
              </Notice>
            )}
            <CallFields
              language={language}
              typed={typed}
              problems={problems}
              choices={choices}
              documents={documents}
              hasBegun={hasBegun}
            />
            <Button
              language={language}
              label={row ? say.save : say.check}
              sends={{ name: 'do', value: row ? 'save' : 'check' }}
            />
          </Form>
        </Wrap>
        {row && standingOf(row.facts, now) !== 'closed' && (
          <Band language={language} id="prolonger" heading={say.extend} intro={say.extendLede}>
            <Form action={action} sends={{ seen: versionOf(row.facts) }} label={say.extend} isLenient>
              <TextField
                language={language}
                name="until"
                type="datetime-local"
                label={say.newClosing}
                hint={say.hints.moment}
                value={typed.until ?? localTime(timeZone, new Date(row.facts.closes))}
                error={problems.find(one => one.field === 'until')?.why}
                autocomplete="off"
              />
              <TextArea
                language={language}
                name="reason"
                label={say.reason}
                value={typed.reason ?? ''}
                error={problems.find(one => one.field === 'reason')?.why}
                rows={2}
                longest={longestTyped}
              />
              <Button language={language} label={say.extend} sends={{ name: 'do', value: 'extend' }} kind="alt" />
            </Form>
          </Band>
        )}
        {row && !hasBegun && (
          <Band language={language} id="retirer" heading={say.remove} intro={say.removeLede}>
            <Form action={action} label={say.remove} isLenient>
              <TextArea
                language={language}
                name="why"
                label={say.reason}
                value={typed.why ?? ''}
                error={problems.find(one => one.field === 'why')?.why}
                rows={2}
                longest={longestTyped}
              />
              <Button language={language} label={say.remove} sends={{ name: 'do', value: 'remove' }} kind="alt" />
            </Form>
          </Band>
        )}
      </>
    ),
  }
}
