import type { DBAdapter, Where } from 'better-auth'
import { sha256 } from '../../platform/canonical.ts'

const hashed = (token: string): string => sha256(token).toString('hex')

/** What looks for a session by its token looks for the token's hash. */
const looked = (model: string, where: Where[] | undefined): Where[] =>
  (where ?? []).map(one =>
    model === 'session' && one.field === 'token' && typeof one.value === 'string'
      ? { ...one, value: hashed(one.value) }
      : one,
  )

/** The token that is asked for, if one is: what is found has it, not its hash. */
const askedFor = (model: string, where: Where[] | undefined): string | null => {
  const value = model === 'session' ? where?.find(({ field }) => field === 'token')?.value : null
  return typeof value === 'string' ? value : null
}

const withToken = <Found>(found: Found, token: string | null): Found =>
  token !== null && found !== null && typeof found === 'object' && 'token' in found ? { ...found, token } : found

/**
 * better-auth keeps the tokens of sessions as they are: who reads the database, or a backup, would hold them. Between it and the database,
 * this puts their hashes in their place.
 */
export const hashedTokens = (adapter: DBAdapter): DBAdapter => ({
  ...adapter,
  async create(given) {
    const token = given.model === 'session' ? (given.data as { token?: unknown }).token : undefined
    if (typeof token !== 'string') return adapter.create(given)
    return withToken(await adapter.create({ ...given, data: { ...given.data, token: hashed(token) } }), token)
  },
  findOne: async given =>
    withToken(
      await adapter.findOne({ ...given, where: looked(given.model, given.where) } as typeof given),
      askedFor(given.model, given.where),
    ) as never,
  findMany: given => adapter.findMany({ ...given, where: looked(given.model, given.where) } as typeof given),
  update: async given =>
    withToken(
      await adapter.update({ ...given, where: looked(given.model, given.where) } as typeof given),
      askedFor(given.model, given.where),
    ) as never,
  updateMany: given => adapter.updateMany({ ...given, where: looked(given.model, given.where) }),
  delete: given => adapter.delete({ ...given, where: looked(given.model, given.where) }),
  deleteMany: given => adapter.deleteMany({ ...given, where: looked(given.model, given.where) }),
})
