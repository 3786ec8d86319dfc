import type { FC } from 'hono/jsx'
import { formatDay, TextView, Typeset } from '../../design/index.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Role } from './read-roles.ts'
import type { ScopeName } from './scope-names.ts'
import { roleWords } from './words.ts'

type RoleLineProps = { role: Role; name: ScopeName | undefined; language: Language }

/** What a role is held on, in words: the name of a thing, in its own language. */
export const ScopeLabel: FC<{ on: Role['on']; name: ScopeName | undefined; language: Language }> = ({
  on,
  name,
  language,
}) => {
  if (on.type === 'site' || !name) return <Typeset words={roleWords(language).scopes[on.type]} language={language} />
  if (typeof name.name === 'string') return <Typeset words={name.name} language={language} />
  return <TextView text={name.name} language={language} mark={false} />
}

/** A role in two lines: which it is and on what; what somebody does in it, and since when. */
export const RoleLines: FC<RoleLineProps> = ({ role, name, language }) => {
  const say = roleWords(language)
  const day = (of: string) => formatDay(of, language)
  return (
    <div>
      <p class="label">
        <Typeset words={say.names[role.role]} language={language} />
        {role.on.type !== 'site' && (
          <>
            {say.colon}
            <ScopeLabel on={role.on} name={name} language={language} />
          </>
        )}
      </p>
      <p class="small">
        {role.duty && (
          <>
            <Typeset words={role.duty} language={language} />
            {', '}
          </>
        )}
        <Typeset words={say.dates(day(role.from), role.until === null ? null : day(role.until))} language={language} />
      </p>
    </div>
  )
}
