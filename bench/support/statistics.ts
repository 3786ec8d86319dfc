/** The value below which a share of the sorted values lies: `percentile(times, 0.95)`. */
export function percentile(sorted: ArrayLike<number>, share: number): number {
  const place = Math.min(sorted.length - 1, Math.max(0, Math.ceil(sorted.length * share) - 1))
  return sorted[place] ?? Number.NaN
}

export const sortedCopy = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b)

export const median = (values: readonly number[]): number => percentile(sortedCopy(values), 0.5)

/** A number with as many digits as mean something. */
export const rounded = (value: number, digits = 3): number => Number(value.toPrecision(digits))
