/**
 * An address as it is read, or null where it can't be. Not by `URL.canParse`: in Node.js 20 and 22 it begins to say no to hosts with
 * accents once it was called some thousand times.
 */
export function urlOf(address: string): URL | null {
  try {
    return new URL(address)
  } catch {
    return null
  }
}
