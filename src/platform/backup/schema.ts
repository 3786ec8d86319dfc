import pg from 'pg'

/** Takes away all that the schema of Parvis holds, but for extensions and what they brought. */
export async function dropAll(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ type: string; identity: string }>(`
    select object.type, object.identity
    from pg_depend lies
    join pg_namespace on refclassid = 'pg_namespace'::regclass and pg_namespace.oid = refobjid and nspname = current_schema()
    cross join pg_identify_object(lies.classid, lies.objid, 0) object
    where classid not in ('pg_extension'::regclass, 'pg_default_acl'::regclass) and not exists (
      select from pg_depend part where part.classid = lies.classid and part.objid = lies.objid and part.deptype in ('e', 'i'))
    order by object.type <> 'table'`)
  for (const { type, identity } of rows) await client.query(`drop ${type} if exists ${identity} cascade`)
}

/**
 * Takes foreign keys and indexes away and lets triggers rest, which is what the owner of tables may do without more rights, so that
 * rows can come in any order, quickly, and just as they were.
 * @returns what puts them back: every foreign key and what must be unique is checked then
 */
export async function setAsideRules(client: pg.ClientBase): Promise<() => Promise<void>> {
  const keys = await read(
    client,
    `select conrelid::regclass::text as of, conname as name, pg_get_constraintdef(pg_constraint.oid) as definition
    from pg_constraint join pg_namespace on pg_namespace.oid = connamespace
    where nspname = current_schema() and contype = 'f' and conparentid = 0`,
  )
  const indexes = await read(
    client,
    `select indrelid::regclass::text as of, indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition
    from pg_index join pg_class on pg_class.oid = indexrelid join pg_namespace on pg_namespace.oid = relnamespace
    where nspname = current_schema() and not exists (select from pg_constraint where conindid = indexrelid)`,
  )
  const triggers = await read(
    client,
    `select tgrelid::regclass::text as of, tgname as name, '' as definition
    from pg_trigger join pg_class on pg_class.oid = tgrelid join pg_namespace on pg_namespace.oid = relnamespace
    where nspname = current_schema() and not tgisinternal and tgenabled = 'O'`,
  )
  const all = async (rules: readonly Rule[], statement: (rule: Rule, name: string) => string) => {
    for (const rule of rules) await client.query(statement(rule, pg.escapeIdentifier(rule.name)))
  }
  await all(keys, ({ of }, name) => `alter table ${of} drop constraint ${name}`)
  await all(indexes, ({ name }) => `drop index ${name}`)
  await all(triggers, ({ of }, name) => `alter table ${of} disable trigger ${name}`)
  return async () => {
    await all(triggers, ({ of }, name) => `alter table ${of} enable trigger ${name}`)
    await all(indexes, ({ definition }) => definition)
    await all(keys, ({ of, definition }, name) => `alter table ${of} add constraint ${name} ${definition}`)
  }
}

/** A foreign key, an index or a trigger of a table, and what makes it. */
type Rule = { of: string; name: string; definition: string }

const read = async (client: pg.ClientBase, sql: string): Promise<Rule[]> => (await client.query<Rule>(sql)).rows
