import type { FC } from 'hono/jsx'
import { contributionPath } from '../../../consultations/index.ts'
import {
  Button,
  ChoiceField,
  ErrorSummary,
  excerptOf,
  Form,
  Link,
  Notice,
  PageHead,
  Said,
  Section,
  SelectField,
  TextField,
  Typeset,
  Wrap,
} from '../../../design/index.ts'
import { readAllOrganisations } from '../../../people/index.ts'
import { dayIn } from '../../../platform/clock.ts'
import { wordsOf } from '../../../platform/facts/text.ts'
import { pathOf } from '../../../platform/http/addresses.ts'
import type { PersonalPage } from '../../../platform/http/personal.ts'
import { interfaceLanguages, type Language } from '../../../platform/locales/languages.ts'
import type { Helpers } from '../../helpers.ts'
import { DecidedFields, type V } from '../../page-parts.tsx'
import { othersInWords } from '../../points/others.ts'
import { pointInWords } from '../../points/point.ts'
import { AnswerView } from '../../shown/answer-view.tsx'
import { type AnswerShown, readShown } from '../../shown/read-shown.ts'
import { words as shared } from '../../words.ts'
import { outcomes } from '../outcome.ts'
import { words } from '../words.ts'
import { type About, type PointAsked, pointsInWords } from './about.ts'
import { readTargetsOf, TargetsField } from './targets-field.tsx'
import type { Problem, Typed } from './typed.ts'

export type Draft = { id: string; version: number }

type Shown = {
  about: About
  typed: Typed
  /** The answer that is changed, as it was seen. */
  draft: Draft | null
  problems?: readonly Problem[]
  /** Why it wasn’t kept, where no field is at fault. */
  refused?: string
  /** What somebody else has written meanwhile. */
  theirs?: AnswerShown | null
  status?: 409 | 422
}

const longestExcerpt = 600

const pathTo = (draft: Draft | null, language: Language): string =>
  draft ? pathOf('changeAnswer', language, { answer: draft.id }) : pathOf('newAnswer', language)

function titleOf(about: About, draft: Draft | null, language: Language): string {
  const say = words(language).form
  if (draft) return say.titleChange
  if (about.kind === 'theme') return say.titleTheme(about.theme.title)
  if (about.kind === 'correction') return say.titleCorrect
  const [first] = about.points
  const what = about.points.length === 1 && first ? pointInWords(first) : say.several(about.points.length)
  return about.isSecond ? say.titleSecond(what) : say.title(what)
}

/** What a form sends of what it is about. */
function sentOf(about: About): Record<string, string> {
  if (about.kind === 'theme') return { theme: about.theme.id, organisation: about.organisationId }
  if (about.kind === 'correction') return { replaces: about.earlier.id }
  return { points: pointsInWords(about.points), ...(about.isSecond ? { second: '1' } : {}) }
}

/** The form of an answer: what it is to, what is decided and why, where it leads. */
export async function formPage(
  visit: V,
  helpers: Helpers,
  { about, typed, draft, problems = [], refused, theirs, status }: Shown,
): Promise<PersonalPage> {
  const { db, language, timeZone, now } = visit
  const say = words(language).form
  const title = titleOf(about, draft, language)
  const organisations = await readAllOrganisations(db)
  const own = organisations.find(({ id }) => id === about.organisationId)
  const targets = await readTargetsOf(visit, typed, helpers)
  const before = await readBefore(visit, about, helpers)
  const wrong = (field: string) => problems.find(one => one.field === field)?.why
  const code = status ?? (problems.length > 0 ? 422 : undefined)
  const options = organisations
    .filter(({ id }) => id !== about.organisationId)
    .map(({ id, facts }) => ({ value: id, label: wordsOf(facts.name, language) }))
  return {
    kind: 'personal',
    title: problems.length > 0 ? `${say.errorTitle}${language === 'fr' ? ' : ' : ': '}${title}` : title,
    crumb: title,
    breadcrumb: [{ label: words(language).desk.title, href: pathOf('answersDesk', language) }],
    ...(code ? { status: code } : {}),
    ...(draft ? {} : { search: `?${new URLSearchParams(sentOf(about))}` }),
    body: (
      <>
        <PageHead language={language} title={title} lede={say.lede} />
        <Said language={language} refused={refused} />
        <Wrap>
          {problems.length > 0 && (
            <ErrorSummary language={language} title={say.errors(problems.length)} errors={problems} />
          )}
          {theirs && (
            <Section language={language} id="maintenant" heading={say.theirs}>
              <AnswerView of={theirs} language={language} timeZone={timeZone} level={3} />
              <p>
                <Link class="btn alt" href={pathOf('oneAnswer', language, { answer: theirs.row.id })}>
                  <Typeset words={say.keepTheirs} language={language} />
                </Link>
              </p>
            </Section>
          )}
          <Form
            action={pathTo(draft, language)}
            sends={{ ...sentOf(about), ...(draft ? { seen: String(draft.version) } : {}) }}
            label={title}
            isLenient
          >
            <AboutView
              about={about}
              before={before}
              nameOf={id => {
                const other = organisations.find(one => one.id === id)
                return other ? wordsOf(other.facts.name, language) : null
              }}
              language={language}
              timeZone={timeZone}
            />
            <p>
              <b>
                <Typeset words={`${say.organisation}${language === 'fr' ? ' : ' : ': '}`} language={language} />
              </b>
              {own && <Typeset words={wordsOf(own.facts.name, language)} language={language} />}
            </p>
            {wrong('organisation') && (
              <p class="wrong-why" id="organisation">
                <Typeset words={wrong('organisation') ?? ''} language={language} />
              </p>
            )}
            <ChoiceField
              language={language}
              name="outcome"
              label={say.outcome}
              value={typed.outcome}
              error={wrong('outcome')}
              options={outcomes.map(value => ({
                value,
                label: `${shared(language).outcomes[value]}${language === 'fr' ? ' : ' : ': '}${say.outcomeHints[value]}`,
              }))}
            />
            <TextField
              language={language}
              name="until"
              type="date"
              label={say.until}
              hint={say.untilHint}
              value={typed.until}
              error={wrong('until')}
              autocomplete="off"
            />
            <SelectField
              language={language}
              name="passedTo"
              label={say.passedTo}
              hint={say.passedToHint}
              value={typed.passedTo}
              error={wrong('passedTo')}
              options={[{ value: '', label: say.choose }, ...options]}
            />
            <DecidedFields language={language} say={say} typed={typed} wrong={wrong} rows={10} />
            <SelectField
              language={language}
              name="language"
              label={say.language}
              value={typed.language}
              options={interfaceLanguages.map(value => ({ value, label: { fr: 'Français', en: 'English' }[value] }))}
            />
            <Button language={language} label={say.save} sends={{ name: 'do', value: 'save' }} />
            <TargetsField targets={targets} typed={typed} problems={problems} language={language} timeZone={timeZone} />
            <Button language={language} label={say.save} sends={{ name: 'do', value: 'save' }} />
          </Form>
        </Wrap>
      </>
    ),
  }

  async function readBefore(...[of, to, { inWords }]: [V, About, Helpers]): Promise<AnswerShown[]> {
    const ids =
      to.kind === 'correction'
        ? [to.earlier.id]
        : to.kind === 'points' && to.isSecond
          ? to.points.flatMap(({ answer_id }) => answer_id ?? [])
          : []
    const as = { language: of.language, today: dayIn(timeZone, now) }
    return [...(await readShown(of.db, [...new Set(ids)], as, inWords)).values()]
  }
}

type AboutProps = {
  about: About
  before: readonly AnswerShown[]
  nameOf(organisationId: string | null): string | null
  language: Language
  timeZone: string
}

const AboutView: FC<AboutProps> = ({ about, before, nameOf, language, timeZone }) => {
  const say = words(language).form
  const earlier = before.map(of => <AnswerView of={of} language={language} timeZone={timeZone} level={3} />)
  if (about.kind === 'theme')
    return (
      <Notice language={language}>
        <p>
          <Typeset words={say.reaches(about.reach.points, about.reach.authors)} language={language} />
        </p>
        {about.theme.finding && (
          <p class="version written" dir="auto">
            {about.theme.finding}
          </p>
        )}
      </Notice>
    )
  if (about.kind === 'correction')
    return (
      <>
        <h2>
          <Typeset words={say.corrects} language={language} />
        </h2>
        <p>
          <Typeset words={`${say.correctsHint} ${say.correctsReach(about.count)}`} language={language} />
        </p>
        {earlier}
      </>
    )
  return (
    <>
      <fieldset class="field choice" id="about">
        <legend>
          <Typeset words={say.about} language={language} />
        </legend>
        {about.points.length > 1 && (
          <p class="hint">
            <Typeset words={say.aboutHint} language={language} />
          </p>
        )}
        {about.points.map(point => (
          <PointChoice
            point={point}
            isAlone={about.points.length === 1}
            isSecond={about.isSecond}
            owes={
              point.responsible_id === about.organisationId
                ? undefined
                : words(language).desk.owes(nameOf(point.responsible_id))
            }
            language={language}
          />
        ))}
      </fieldset>
      {earlier.length > 0 && (
        <>
          <h2>
            <Typeset words={say.first} language={language} />
          </h2>
          {earlier}
        </>
      )}
    </>
  )
}

type PointChoiceProps = {
  point: PointAsked
  isAlone: boolean
  isSecond: boolean
  /** Said where it is another organisation that owes the answer. */
  owes: string | undefined
  language: Language
}

const PointChoice: FC<PointChoiceProps> = ({ point, isAlone, isSecond, owes, language }) => {
  const say = words(language).form
  const named = pointInWords(point)
  const name = `p-${point.contribution_number}.${point.number}`
  const lang = point.language === language ? undefined : point.language
  const href = contributionPath(language, { number: point.contribution_number, title: point.title, state: 'published' })
  return (
    <div class="stack near">
      {isAlone ? (
        <>
          <input type="hidden" name={name} value="yes" />
          <p>
            <Link href={href}>{named}</Link>{' '}
            <b dir="auto" lang={lang}>
              {point.title}
            </b>
          </p>
        </>
      ) : (
        <label>
          <input type="checkbox" name={name} value="yes" checked={point.ticked} />
          <span>
            {named}{' '}
            <b dir="auto" lang={lang}>
              {point.title}
            </b>
          </span>
        </label>
      )}
      {owes && (
        <p class="small">
          <Typeset words={owes} language={language} />
        </p>
      )}
      <p class="version written" dir="auto" lang={lang}>
        {isAlone ? (point.part ?? point.text) : excerptOf(point.part ?? point.text, longestExcerpt)}
      </p>
      {!isSecond && point.others > 0 && (
        <p class="small muted">
          <Typeset words={othersInWords(point.others, language) ?? ''} language={language} />
        </p>
      )}
      {isSecond && point.contest && (
        <Notice language={language} title={say.contest} level={3}>
          <p class="version written" dir="auto">
            {point.contest}
          </p>
        </Notice>
      )}
    </div>
  )
}
