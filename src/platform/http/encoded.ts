import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export type Encoding = 'identity' | 'gzip' | 'br'

/** The same bytes in each encoding that browsers ask for. One is made when it is first asked for, and then sent many times. */
export type Encoded = {
  identity: Uint8Array
  /** The bytes in an encoding, where somebody has asked for it before. */
  made(encoding: Encoding): Uint8Array | undefined
  in(encoding: Encoding): Promise<Uint8Array>
}

const gzipped = promisify(gzip)
const brotlied = promisify(brotliCompress)

/** How much work a smaller answer is worth: what is made anew often, or what stays as it is. */
const efforts = { page: { gzip: 6, br: 5 }, asset: { gzip: 9, br: 11 } }

/** @param effort a page is made anew at each change of what it shows; an asset never */
export function encoded(content: string | Uint8Array, effort: keyof typeof efforts = 'page'): Encoded {
  const identity = typeof content === 'string' ? Buffer.from(content) : content
  const made = new Map<Encoding, Uint8Array>([['identity', identity]])
  const making = new Map<Encoding, Promise<Uint8Array>>()
  const make = async (encoding: Encoding): Promise<Uint8Array> => {
    const { gzip: level, br: quality } = efforts[effort]
    const bytes =
      encoding === 'gzip'
        ? await gzipped(identity, { level })
        : await brotlied(identity, {
            params: {
              [constants.BROTLI_PARAM_QUALITY]: quality,
              [constants.BROTLI_PARAM_SIZE_HINT]: identity.length,
            },
          })
    made.set(encoding, bytes)
    making.delete(encoding)
    return bytes
  }
  return {
    identity,
    made: encoding => made.get(encoding),
    in: async encoding => {
      const known = made.get(encoding) ?? making.get(encoding)
      if (known) return known
      const bytes = make(encoding)
      making.set(encoding, bytes)
      return bytes
    },
  }
}

/** Bytes that are compressed already, and are sent as they are whatever the encoding. */
export const asTheyAre = (identity: Uint8Array): Encoded => ({
  identity,
  made: () => identity,
  in: async () => identity,
})
