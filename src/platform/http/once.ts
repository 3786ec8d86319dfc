/**
 * Lets those who ask for the same thing at the same time wait for one making of it, instead of each beginning its own: a thousand
 * readers of a page that isn't in memory then take one connection of the database, and leave the others to other pages.
 * @returns a function that makes, or waits for what is being made under the same key since the same moment
 */
export function once<T>() {
  const underWay = new Map<string, { since: number; made: Promise<T> }>()
  return (key: string, since: number, make: () => Promise<T>): Promise<T> => {
    const other = underWay.get(key)
    // What was begun before a change may show what was before it: whoever comes after the change doesn't get it.
    if (other?.since === since) return other.made
    const made = make().finally(() => {
      if (underWay.get(key)?.made === made) underWay.delete(key)
    })
    underWay.set(key, { since, made })
    return made
  }
}
