import { type ContributionRow, numberInWords } from '../../consultations/index.ts'
import {
  Band,
  Button,
  ErrorSummary,
  Facts,
  Form,
  formatDay,
  PageHead,
  saying,
  TextArea,
  Typeset,
  Wrap,
} from '../../design/index.ts'
import { type Reader, signInThen } from '../../people/index.ts'
import { dayIn } from '../../platform/clock.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { PersonalAnswer, PersonalPage, PersonalRoute, Visit } from '../../platform/http/personal.ts'
import { RuleLink } from '../charter/rule-link.tsx'
import { cited } from '../charter/rules.ts'
import { contributionAt } from '../found.ts'
import { Answers, WholeWords } from '../page-parts.tsx'
import { wrongWords } from '../typed.ts'
import { words } from '../words.ts'
import { appeal } from './appeal.ts'
import { longestAppeal } from './hiding.ts'
import { type HidingRow, readHiding } from './store.ts'

type V = Visit<Reader>
type Opened = { row: ContributionRow; hiding: HidingRow }

const numberOf = ({ parameters }: V) => parameters.contribution ?? ''
const pathTo = (visit: V) => pathOf('appealContribution', visit.language, { contribution: numberOf(visit) })

const cannot = ({ language }: V, lede: string, status: 403 | 409 | 410): PersonalPage => {
  const say = words(language).appeal
  return saying(
    language,
    { title: say.cannot, lede, ways: [{ label: say.space, href: pathOf('mySpace', language) }] },
    { status, section: 'contribute' },
  )
}

/** The hiding of the contribution, for its author; what anybody else gets instead, which doesn’t tell whether there is one. */
async function opened(visit: V): Promise<Opened | { instead: PersonalAnswer }> {
  const { db, language, reader, timeZone, now } = visit
  if (!reader.signedIn) return { instead: signInThen(language, pathTo(visit)) }
  const say = words(language).appeal
  const row = await contributionAt(db, numberOf(visit))
  if (!row || row.person_id !== reader.signedIn.personId) return { instead: cannot(visit, say.notYours, 403) }
  const hiding = row.state === 'hidden' ? await readHiding(db, row.id) : null
  if (!hiding) return { instead: cannot(visit, say.notHidden, 410) }
  if (hiding.state === 'upheld') return { instead: cannot(visit, say.upheld, 410) }
  if (hiding.state === 'appealed')
    return {
      instead: saying(language, {
        title: say.done,
        lede: say.doneLede,
        ways: [{ label: say.space, href: pathOf('mySpace', language) }],
      }),
    }
  if (now > hiding.appeal_until) {
    const day = formatDay(dayIn(timeZone, hiding.appeal_until), language)
    return { instead: cannot(visit, say.tooLate(day), 410) }
  }
  return { row, hiding }
}

function formPage(visit: V, { row, hiding }: Opened, typed = '', why?: string): PersonalPage {
  const { language, timeZone } = visit
  const say = words(language).appeal
  const title = say.title(numberInWords(row.number))
  const day = (moment: Date) => formatDay(dayIn(timeZone, moment), language)
  return {
    kind: 'personal',
    section: 'contribute',
    ...(why ? { status: 422 as const } : {}),
    title,
    body: (
      <>
        <PageHead language={language} title={title} lede={say.lede} />
        <Wrap>
          <Facts
            language={language}
            facts={[
              { label: say.rule, value: <RuleLink rule={cited(hiding.rule, hiding.charter)} language={language} /> },
              ...(hiding.explanation
                ? [{ label: say.explanation, value: <span class="version written">{hiding.explanation}</span> }]
                : []),
              { label: say.hidden, value: <Typeset words={day(hiding.hidden_at)} language={language} /> },
              { label: say.until, value: <Typeset words={day(hiding.appeal_until)} language={language} /> },
            ]}
          />
          {why && <ErrorSummary language={language} title={say.errors} errors={[{ field: 'words', why }]} />}
          <Form action={pathTo(visit)} isLenient>
            <TextArea
              language={language}
              name="words"
              label={say.words}
              hint={say.wordsHint}
              value={typed}
              error={why}
              rows={8}
              longest={longestAppeal}
              required
            />
            <Button language={language} label={say.submit} />
          </Form>
        </Wrap>
        <Band language={language} id="texte" heading={say.yours} intro={say.yoursIntro}>
          <WholeWords row={row} language={language}>
            <Answers answers={row.answers} labelOf={key => key} language={language} />
          </WholeWords>
        </Band>
      </>
    ),
  }
}

/** Contesting a hiding: by its author, once, for a time. */
export const appealRoute: PersonalRoute<Reader> = {
  page: 'appealContribution',
  async answer(visit) {
    const found = await opened(visit)
    return 'instead' in found ? found.instead : formPage(visit, found)
  },
  async send(visit, form) {
    const { db, language, now, reader } = visit
    const found = await opened(visit)
    // Sent twice, it was sent: that is what the page says then.
    if ('instead' in found) return found.instead
    const typed = form.get('words') ?? ''
    const say = words(language).appeal
    const wrong = wrongWords(typed, longestAppeal)
    if (wrong) {
      const why = { none: say.noWords, long: say.longWords(longestAppeal), bad: say.badWords }[wrong]
      return formPage(visit, found, typed, why)
    }
    const outcome = await appeal.perform(db, reader.who, now, { id: found.row.id, words: typed })
    return outcome.done
      ? { kind: 'see-other', to: pathTo(visit) }
      : cannot(visit, outcome.refusal.sentence[language], 409)
  },
}
