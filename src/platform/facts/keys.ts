import { z } from 'zod'

/** A key: how files and references name a thing. It is unique among the things of its kind on a site, and never changes. */
export const Key = z
  .string()
  .max(100)
  .regex(/^[a-z0-9]+(?:[-._][a-z0-9]+)*$/)
  .meta({ description: 'Small letters, digits and dashes, unique among the records of its kind: `fr-2021-2023-07`.' })
export type Key = z.infer<typeof Key>

/** A ULID: the permanent identity of a thing, which `/id/{type}/{ulid}` resolves for ever. */
export const Ulid = z
  .string()
  .regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/)
  .meta({
    description: 'A ULID, 26 letters and digits. Leave it out: the site gives one, and keeps one that is given.',
  })
export type Ulid = z.infer<typeof Ulid>

/** The last part of an address: `2021-2023`, `cour-des-comptes`. */
export const Slug = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .meta({ description: 'The last part of an address: small letters, digits and dashes.' })

/** The last part of an address that leads to a thing beside the one that its facts give it. */
export const OtherAddress = z
  .string()
  .max(200)
  .regex(/^[a-z0-9]+(?:[-.][a-z0-9]+)*$/)

/** What every record of a file begins with. */
export const identity = {
  id: Key,
  ulid: Ulid.optional(),
}

/** What a record that has an address may hold beside its identity: what leads to it, wherever it is imported. */
export const addresses = {
  otherAddresses: z.array(OtherAddress).optional().meta({
    description: 'Last parts of addresses at which it was found before: they lead to it. An export writes them.',
  }),
}
