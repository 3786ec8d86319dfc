import { z } from 'zod'

/**
 * What a backup holds, before it is compressed: lines of text, so that it can be read without Parvis (`gzip -dc < file`).
 *
 * - one line of JSON that says what it is: `Header`;
 * - for each table: a line that names it and its columns, its rows as PostgreSQL's COPY writes them, a line `\.`, and a line with
 *   the count and the SHA-256 of its rows;
 * - since format 2, for each content that a file of the site has: a line with its SHA-256 and its length, so many bytes as they are, and a
 *   line end; or a line without a length, of a content that the store of files had lost;
 * - one line with the sequences, and one with the counts and the SHA-256 of all that stands above it.
 */
export const formatName = 'parvis-backup'
export const formatVersion = 2

/** The end of a table's rows: no row looks like it, since COPY doubles each backslash of the content. */
export const endOfRows = '\\.\n'

const digest = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.int().nonnegative()

export const Header = z.object({
  format: z.enum([`${formatName}/1`, `${formatName}/${formatVersion}`]),
  parvis: z.string(),
  postgresql: z.string(),
  /** When it was taken: all of it is the site as it was at that moment. */
  taken: z.iso.datetime(),
  /** The last of its migrations. */
  migration: count,
  migrations: z.array(z.object({ number: count, name: z.string() })),
})
export type Header = z.infer<typeof Header>

export const TableStart = z.object({ table: z.string(), columns: z.array(z.string()).min(1) })
export type TableStart = z.infer<typeof TableStart>

export const TableEnd = z.object({ rows: count, sha256: digest })
export type TableEnd = z.infer<typeof TableEnd>

export const FileStart = z.object({ file: digest, bytes: count.nullable() })
export type FileStart = z.infer<typeof FileStart>

/** By name: the last value, and whether it was given out. */
export const Sequences = z.object({
  sequences: z.record(z.string(), z.tuple([z.string().regex(/^-?\d+$/), z.boolean()])),
})
export type Sequences = z.infer<typeof Sequences>

export const End = z.object({ tables: count, rows: count, files: count.default(0), sha256: digest })
export type End = z.infer<typeof End>
