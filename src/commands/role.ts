import { giveRole, mailAddressOf, readRoles, withdrawRole } from '../people/index.ts'
import { clockAt, dayIn } from '../platform/clock.ts'
import type { Database } from '../platform/database/database.ts'
import type { Bilingual } from '../platform/locales/languages.ts'
import { OperatorError } from '../platform/operator-error.ts'
import { operator, roleNames, type Scope, sealAll } from '../record/index.ts'
import { readSettings } from '../site/read-settings.ts'
import { type Call, type Command, exit } from './command.ts'
import { misunderstood } from './misunderstood.ts'
import { roleWords } from './role-words.ts'
import { withDatabase } from './with-database.ts'

/** `parvis role list | give | withdraw`. */
export const roleCommand: Command = {
  name: 'role',
  words: [1, 4],
  options: { from: 'value', until: 'value', duty: 'value' },
  says: roleWords,
  run: call => withDatabase(call.environment, roleWork(call)),
}

/** What is asked for, to be done on a database. */
export function roleWork(call: Call): (db: Database) => Promise<number> {
  const { words } = call
  const [what, ...more] = words
  if (what === 'list' && more.length === 0) return db => list(db, call)
  if (what === 'give' && (more.length === 2 || more.length === 3)) return db => give(db, call, more)
  if (what === 'withdraw' && more.length === 1) return db => withdraw(db, call, more[0] ?? '')
  throw misunderstood(
    { fr: `« ${words.join(' ')} » ne se comprend pas.`, en: `“${words.join(' ')}” can’t be understood.` },
    'role',
  )
}

async function list(db: Database, { language, terminal }: Call): Promise<number> {
  const say = roleWords[language]
  const roles = await readRoles(db)
  for (const { id, email, role, on, onKey, from, until } of roles)
    terminal.say(say.line(id, email, role, on.type === 'site' ? 'site' : `${on.type}:${onKey ?? on.id}`, from, until))
  if (roles.length === 0) terminal.say(say.none)
  return exit.done
}

const refuse = (code: string, sentence: Bilingual) => new OperatorError(code, sentence)

const tables = { plan: 'plans', organisation: 'organisations', commitment: 'commitments' } as const
const isKind = (kind: string): kind is keyof typeof tables => Object.hasOwn(tables, kind)

/** What the role is to be on: `organisation:ditp`. */
async function scopeOf(db: Database, said: string | undefined): Promise<Scope> {
  if (said === undefined || said === 'site') return { type: 'site', id: null }
  const [kind = '', key = ''] = said.split(/:(.*)/s)
  if (!isKind(kind))
    throw misunderstood(
      {
        fr: `« ${said} » : attendu plan:…, organisation:… ou commitment:….`,
        en: `“${said}”: expected plan:…, organisation:… or commitment:….`,
      },
      'role',
    )
  const found = await db.selectFrom(tables[kind]).select('id').where('key', '=', key).executeTakeFirst()
  if (!found)
    throw refuse('scope-unknown', { fr: `« ${said} » n’est pas sur ce site.`, en: `“${said}” is not on this site.` })
  return { type: kind, id: found.id }
}

async function give(db: Database, { language, terminal, values }: Call, words: readonly string[]): Promise<number> {
  const [mail = '', role = '', on] = words
  if (!(roleNames as readonly string[]).includes(role))
    throw misunderstood(
      {
        fr: `« ${role} » n’est pas un rôle : ${roleNames.join(', ')}.`,
        en: `“${role}” is no role: ${roleNames.join(', ')}.`,
      },
      'role',
    )
  const scope = await scopeOf(db, on)
  const person = await db
    .selectFrom('people')
    .select('id')
    .where('email', '=', mailAddressOf(mail) ?? '')
    .executeTakeFirst()
  if (!person)
    throw refuse('person-unknown', {
      fr: `Personne ne s’est encore connecté avec l’adresse « ${mail} » : c’est à faire d’abord, à /connexion.`,
      en: `Nobody has signed in with the address “${mail}” yet: that comes first, at /en/sign-in.`,
    })
  const now = clockAt(null).recorded()
  const { timeZone } = await readSettings(db)
  const duty = values.get('duty')
  const outcome = await giveRole.perform(db, operator, now, {
    personId: person.id,
    role,
    on: scope,
    from: values.get('from') ?? dayIn(timeZone, now),
    until: values.get('until') ?? null,
    ...(duty === undefined ? {} : { duty }),
  })
  if (!outcome.done) throw refuse(outcome.refusal.code, outcome.refusal.sentence)
  await sealAll(db)
  terminal.say(roleWords[language].given(outcome.result))
  return exit.done
}

async function withdraw(db: Database, { language, terminal }: Call, id: string): Promise<number> {
  const outcome = await withdrawRole.perform(db, operator, clockAt(null).recorded(), { id: id.toUpperCase() })
  if (!outcome.done) throw refuse(outcome.refusal.code, outcome.refusal.sentence)
  await sealAll(db)
  terminal.say(roleWords[language].withdrawn)
  return exit.done
}
