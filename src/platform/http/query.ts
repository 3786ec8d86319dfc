/** Longer than anything that the site writes into an address itself. */
const longestValue = 2000

/** Signs that no field of a form lets anybody type, that XML can't hold, and one of which no database can. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const unreadable = /[\u0000-\u001f\u007f-\u009f\ufffe\uffff]/g

/**
 * What an address asks a page: the names that the page declares and no others, each once, in their order, so that the same thing asked is
 * the same query. Of several values the first one counts; it is cut where it is longer than any that means something.
 */
export function queryOf(asked: URLSearchParams, declared: readonly string[] = []): URLSearchParams {
  const query = new URLSearchParams()
  for (const name of [...declared].sort()) {
    const value = asked.get(name)
    if (value !== null) query.set(name, value.slice(0, longestValue).toWellFormed().replace(unreadable, ' '))
  }
  return query
}
