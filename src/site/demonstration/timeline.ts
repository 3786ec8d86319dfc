/** Something that happens in the story of the demonstration, at its time. */
export type Step = { at: Date; take(): Promise<unknown> }

/** Lets all of it happen one after the other, in the order of its times, as the record tells it. */
export async function inOrder(steps: readonly Step[]): Promise<void> {
  for (const { take } of steps.toSorted((a, b) => a.at.getTime() - b.at.getTime())) await take()
}

export const minutes = (count: number): number => count * 60_000
export const days = (count: number): number => count * 86_400_000
export const later = (moment: Date, by: number): Date => new Date(moment.getTime() + by)
