import type { FC } from 'hono/jsx'
import {
  Band,
  Button,
  ErrorSummary,
  FileField,
  Form,
  Link,
  Notice,
  PageHead,
  SelectField,
  TextArea,
  TextField,
  Typeset,
  UserText,
  Wrap,
} from '../../../design/index.ts'
import type { OrganisationRow, Reader } from '../../../people/index.ts'
import type { PriorityRow } from '../../../plans/index.ts'
import { wordsOf } from '../../../platform/facts/text.ts'
import { acceptedFiles } from '../../../platform/files/kinds.ts'
import { fileWords } from '../../../platform/files/words.ts'
import { pathOf } from '../../../platform/http/addresses.ts'
import type { Visit } from '../../../platform/http/personal.ts'
import type { Language } from '../../../platform/locales/languages.ts'
import { Asked } from '../../fields/asked.tsx'
import { AnswersGiven } from '../../fields/given.tsx'
import type { ConsultationRow } from '../../store.ts'
import { words } from '../../words.ts'
import { longestText, type Said } from '../contribution.ts'
import { FilesGiven } from '../files-given.tsx'
import type { Near } from '../near.ts'
import { NearList } from '../near-view.tsx'
import { filesField, type Held, heldSends, heldTicks } from './held.ts'
import type { Problem, Typed } from './typed.ts'

/** What a form is of: its consultation, what can be chosen, and for whom whoever fills it in may speak. */
export type Asking = {
  consultation: ConsultationRow
  priorities: readonly PriorityRow[]
  mandates: readonly OrganisationRow[]
}

/** What a form sends that nobody types. */
export type Unseen = { begun: string; key: string; draft: string | null; consultation: string }

export const hiddenOf = ({ begun, key, draft, consultation }: Unseen): Record<string, string> => ({
  begun,
  key,
  consultation,
  ...(draft ? { draft } : {}),
})

type FieldsProps = {
  asking: Asking
  typed: Typed
  /** The files that it has. */
  held: readonly Held[]
  problems: readonly Problem[]
  language: Language
  /** Whether whoever fills it in has signed in: then no address is asked. */
  isKnown: boolean
  /** Changing what is there already: neither an address nor for whom one speaks. */
  isChange?: boolean
}

/** The fields of a contribution, in the order in which they are read: what is proposed first, who proposes it last. */
export const ContributionFields: FC<FieldsProps> = ({
  asking,
  typed,
  held,
  problems,
  language,
  isKnown,
  isChange = false,
}) => {
  const { fields: labels, hints, dontKnow, myself } = words(language).form
  const { fields, priorities: listed } = asking.consultation.facts
  const wrong = (field: string) => problems.find(one => one.field === field)?.why
  const offered = asking.priorities.filter(({ key }) => listed.some(({ priorityId }) => priorityId === key))
  return (
    <>
      <TextField
        language={language}
        name="title"
        label={labels.title}
        hint={hints.title}
        error={wrong('title')}
        value={typed.title ?? ''}
        autocomplete="off"
        required
      />
      <TextArea
        language={language}
        name="text"
        label={labels.text}
        hint={hints.text}
        error={wrong('text')}
        value={typed.text ?? ''}
        rows={10}
        longest={longestText}
        required
      />
      {offered.length > 0 && (
        <SelectField
          language={language}
          name="priority"
          label={labels.priority}
          error={wrong('priority')}
          value={typed.priority ?? ''}
          options={[
            { value: '', label: dontKnow },
            ...offered.map(({ key, number, facts }) => ({
              value: key,
              label: `${number}. ${wordsOf(facts.label, language)}`,
            })),
          ]}
        />
      )}
      {fields.map(field => (
        <Asked field={field} fields={fields} typed={typed} error={wrong(`q-${field.key}`)} language={language} />
      ))}
      <FilesField held={held} problems={problems} language={language} />
      {!isChange && asking.mandates.length > 0 && (
        <SelectField
          language={language}
          name="as"
          label={labels.as}
          value={typed.as ?? ''}
          options={[
            ...(asking.consultation.facts.participants === 'anyone' ? [{ value: '', label: myself }] : []),
            ...asking.mandates.map(({ key, facts }) => ({ value: key, label: wordsOf(facts.name, language) })),
          ]}
        />
      )}
      <TextField
        language={language}
        name="author"
        label={labels.author}
        hint={hints.author}
        error={wrong('author')}
        value={typed.author ?? ''}
        autocomplete="nickname"
      />
      {!isChange && !isKnown && (
        <TextField
          language={language}
          name="email"
          type="email"
          label={labels.email}
          hint={hints.email}
          error={wrong('email')}
          value={typed.email ?? ''}
          autocomplete="email"
          maxlength={254}
          required
        />
      )}
    </>
  )
}

/** Files to attach, and those that are here already. */
export const FilesField: FC<Pick<FieldsProps, 'held' | 'problems' | 'language'>> = ({ held, problems, language }) => {
  const say = words(language).files
  return (
    <FileField
      language={language}
      name={filesField}
      label={say.label}
      hint={say.hint(fileWords(language).limits)}
      errors={problems.filter(({ field }) => field === filesField).map(({ why }) => why)}
      accept={acceptedFiles}
      isMany
      chosen={{ legend: say.held, hint: say.heldHint, files: heldTicks(held, language) }}
    />
  )
}

type FormProps = Omit<FieldsProps, 'language'> & { visit: Visit<Reader>; unseen: Unseen; notice?: string | undefined }

/** The form of a contribution. Every button of it sends what was typed; nothing is checked before. */
export const ContributionForm: FC<FormProps> = ({ visit, unseen, notice, ...fields }) => {
  const { language } = visit
  const { asking, problems, isKnown } = fields
  const say = words(language).form
  return (
    <>
      <PageHead
        language={language}
        kicker={say.for(wordsOf(asking.consultation.facts.title, language))}
        title={say.title}
        lede={isKnown ? say.ledeSignedIn : say.lede}
      />
      <Wrap>
        <blockquote class="letter">
          <p>
            <Typeset words={wordsOf(asking.consultation.facts.question, language)} language={language} />
          </p>
        </blockquote>
        {notice && (
          <Notice language={language} kind="open">
            <p>
              <Typeset words={notice} language={language} />
            </p>
          </Notice>
        )}
        {problems.length > 0 && (
          <ErrorSummary
            language={language}
            title={say.errors(problems.length)}
            errors={problems.map(({ field, why }) => ({ field, why }))}
          />
        )}
        <Form
          action={pathOf('newContribution', language)}
          sends={hiddenOf(unseen)}
          label={say.title}
          isLenient
          withFiles
        >
          <ContributionFields language={language} {...fields} />
          <Honey language={language} />
          <div class="form-row">
            <Button language={language} label={say.send} sends={{ name: 'do', value: 'send' }} />
            <Button language={language} label={say.look} sends={{ name: 'do', value: 'look' }} kind="alt" />
            <Button language={language} label={say.keep} sends={{ name: 'do', value: 'keep' }} kind="alt" />
          </div>
        </Form>
      </Wrap>
    </>
  )
}

/** A field that nobody sees, nor hears, nor reaches by keyboard: what fills it in is no person. */
const Honey: FC<{ language: Language }> = ({ language }) => (
  <div class="unseen" aria-hidden="true">
    <label>
      {words(language).form.honey}
      <input name="website" tabindex={-1} autocomplete="off" />
    </label>
  </div>
)

type LookProps = {
  visit: Visit<Reader>
  asking: Asking
  said: Said
  typed: Typed
  held: readonly Held[]
  unseen: Unseen
  near: readonly Near[]
  /** Shown because something says the same already, and not because it was asked for. */
  isHeld: boolean
}

/** What everybody would read, before it is sent; and who said something like it. */
export const LookView: FC<LookProps> = ({ visit, asking, said, typed, held, unseen, near, isHeld }) => {
  const { language } = visit
  const say = words(language)
  const priority = asking.priorities.find(({ id }) => id === said.priorityId)
  const mandate = asking.mandates.find(({ key }) => key === typed.as)
  const name = [said.author, mandate && wordsOf(mandate.facts.name, language)].filter(Boolean).join(', ')
  return (
    <>
      <PageHead
        language={language}
        title={isHeld ? say.form.near : say.form.preview}
        lede={isHeld ? say.form.nearIntro : say.form.previewLede}
      />
      {near.length > 0 && <NearList near={near} language={language} isAlone={isHeld} />}
      <Band language={language} id="apercu" heading={said.title}>
        <UserText text={said.text} language={said.language} page={language} />
        <p class="small muted">
          <Typeset words={say.form.previewAuthor(name || say.list.anonymous)} language={language} />{' '}
          {priority && <Typeset words={`${say.one.priority} ${priority.number}.`} language={language} />}
        </p>
        <AnswersGiven fields={asking.consultation.facts.fields} answers={said.answers} language={language} />
        <FilesGiven files={held.map(({ file }) => file)} language={language} />
        <Form
          action={pathOf('newContribution', language)}
          sends={{ ...typed, ...heldSends(held), ...hiddenOf(unseen), seen: 'yes' }}
        >
          <div class="form-row">
            <Button
              language={language}
              label={near.length > 0 ? say.form.sendAnyway : say.form.send}
              sends={{ name: 'do', value: 'send' }}
            />
            <Button language={language} label={say.form.back} sends={{ name: 'do', value: 'back' }} kind="alt" />
            <Button language={language} label={say.form.keep} sends={{ name: 'do', value: 'keep' }} kind="alt" />
          </div>
        </Form>
      </Band>
    </>
  )
}

/** What somebody had typed, to be copied, where it can't be sent any more. */
export const TypedView: FC<{ typed: Typed; language: Language }> = ({ typed, language }) =>
  typed.text || typed.title ? (
    <Band language={language} id="ecrit" heading={words(language).form.whatYouTyped}>
      <p>
        <b>{typed.title}</b>
      </p>
      <pre class="typed">{typed.text}</pre>
    </Band>
  ) : null

/** A page of few words with a way on. */
export const ways = (ways: readonly { label: string; href: string }[], language: Language) =>
  ways.map(({ label, href }) => (
    <p>
      <Link class="btn alt" href={href}>
        <Typeset words={label} language={language} />
      </Link>
    </p>
  ))
