import type { FC } from 'hono/jsx'
import { Button, Form, SelectField, TextField } from '../../design/index.ts'
import { interfaceLanguages, type Language } from '../../platform/locales/languages.ts'
import type { RoleName } from '../../record/index.ts'
import { deadlines, longestDuty } from '../roles/role.ts'
import { roleWords } from '../roles/words.ts'
import { words } from '../words.ts'
import type { Typed, Wrong } from './offer.ts'

type OfferFormProps = {
  language: Language
  action: string
  /** The roles that whoever invites may give. */
  roles: readonly RoleName[]
  /** Whether it has to be said on what: the page isn’t of one thing. */
  asksOn?: boolean
  typed: Typed
  wrong?: readonly Wrong[]
}

/** Inviting somebody: by address, to a role, with dates and a deadline. */
export const OfferForm: FC<OfferFormProps> = ({ language, action, roles, asksOn = false, typed, wrong = [] }) => {
  const say = words(language).offer
  const errorOf = (field: Wrong['field']) => {
    const found = wrong.find(one => one.field === field)
    if (!found) return undefined
    return found.why === 'badMail' ? words(language).signIn.badMail : say[found.why]
  }
  return (
    <Form action={action} sends={{ do: 'invite' }}>
      <TextField
        language={language}
        name="email"
        type="email"
        label={say.email}
        hint={say.emailHint}
        value={typed.email}
        error={errorOf('email')}
        autocomplete="off"
        maxlength={254}
        required
      />
      <SelectField
        language={language}
        name="role"
        label={say.role}
        value={typed.role}
        options={roles.map(role => ({ value: role, label: roleWords(language).names[role] }))}
      />
      {asksOn && (
        <TextField
          language={language}
          name="on"
          label={say.on}
          hint={say.onHint}
          value={typed.on}
          error={errorOf('on')}
          autocomplete="off"
          maxlength={200}
        />
      )}
      <TextField
        language={language}
        name="duty"
        label={say.duty}
        hint={say.dutyHint}
        value={typed.duty}
        error={errorOf('duty')}
        autocomplete="off"
        maxlength={longestDuty}
      />
      <TextField
        language={language}
        name="from"
        type="date"
        label={say.from}
        value={typed.from}
        error={errorOf('from')}
        autocomplete="off"
        required
      />
      <TextField
        language={language}
        name="until"
        type="date"
        label={say.until}
        hint={say.untilHint}
        value={typed.until}
        error={errorOf('until')}
        autocomplete="off"
      />
      <SelectField
        language={language}
        name="language"
        label={say.language}
        value={typed.language}
        options={interfaceLanguages.map(value => ({ value, label: words(language).space.languages[value] }))}
      />
      <SelectField
        language={language}
        name="days"
        label={say.days}
        value={typed.days}
        options={deadlines.map(days => ({ value: String(days), label: say.inDays(days) }))}
      />
      <Button language={language} label={say.submit} />
    </Form>
  )
}
