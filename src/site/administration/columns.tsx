import { sql } from 'kysely'
import { TextView, Typeset } from '../../design/index.ts'
import { roleWords } from '../../people/index.ts'
import type { Text } from '../../platform/facts/text.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { plural } from '../../platform/locales/plural.ts'
import { type RoleName, roleNames, type Scope } from '../../record/index.ts'
import type { AdminColumn, AdminFilter } from './list.tsx'

/** What a role, or an invitation to take one, is held on. */
export type HeldOn = { role: RoleName; on_type: Scope['type']; on_key: string | null; on_name: Text | string | null }

/** The key and the name of what a row is held on. */
export const namesOfScopes = sql`
  left join lateral (
    select key, facts -> 'name' as name from organisations where on_type = 'organisation' and organisations.id = on_id
    union all select key, facts -> 'title' from plans where on_type = 'plan' and plans.id = on_id
    union all select key, facts -> 'title' from commitments where on_type = 'commitment' and commitments.id = on_id
  ) as scope on true`

/** “12 rôles”: the forms of a word in both languages. */
export const counted =
  (fr: readonly [string, string], en: readonly [string, string]) => (many: number, language: Language) =>
    `${many} ${plural(language, many, ...(language === 'fr' ? fr : en))}`

export const roleFilter: AdminFilter = {
  name: 'role',
  kind: 'select',
  label: { fr: 'Rôle', en: 'Role' },
  options: roleNames.map(value => ({
    value,
    label: { fr: roleWords('fr').names[value], en: roleWords('en').names[value] },
  })),
}

export const roleColumn: AdminColumn<HeldOn> = {
  name: 'role',
  heading: { fr: 'Rôle', en: 'Role' },
  show: ({ role }, { language }) => <Typeset words={roleWords(language).names[role]} language={language} />,
  value: ({ role }) => role,
}

export const onColumn: AdminColumn<HeldOn> = {
  name: 'on',
  heading: { fr: 'Sur', en: 'On' },
  show({ on_type, on_name }, { language }) {
    if (on_name === null) return <Typeset words={roleWords(language).scopes[on_type]} language={language} />
    return typeof on_name === 'string' ? (
      <Typeset words={on_name} language={language} />
    ) : (
      <TextView text={on_name} language={language} mark={false} />
    )
  },
  value: ({ on_type, on_key }) => (on_key === null ? on_type : `${on_type}:${on_key}`),
}
