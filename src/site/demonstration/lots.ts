/** What is drawn by lot, from a seed: the same for the same seed. */
export type Lots = {
  /** From 0 to 1. */
  next(): number
  /** Whether something is so that is so this often, from 0 to 1. */
  chance(often: number): boolean
  /** A whole number, both ends within. */
  between(least: number, most: number): number
  pick<T>(all: readonly T[]): T
}

/** Numbers that look drawn by lot (mulberry32). Nothing that anybody must not guess is drawn from it. */
export function lotsFrom(seed: number): Lots {
  let state = seed
  const next = () => {
    state = (state + 0x6d_2b_79_f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (least: number, most: number) => least + Math.floor(next() * (most - least + 1))
  return {
    next,
    chance: often => next() < often,
    between,
    pick: <T>(all: readonly T[]): T => all[between(0, all.length - 1)] as T,
  }
}
