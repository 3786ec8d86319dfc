/** What is written again and again, by its name; it is told which turn it is. */
type Writing = { name: string; write(turn: number): Promise<unknown> }

/** How often each was done in a second, round by round, and what each time took, in milliseconds. */
export type InTurn = Map<string, { perSecond: number[]; times: number[] }>

/**
 * Does each of several things for a while, by so many at once, one thing after the other and that round after round, so that a noisy machine
 * harms all alike. A first round isn't counted.
 */
export async function inTurn(
  kinds: readonly Writing[],
  { rounds, connections, milliseconds }: { rounds: number; connections: number; milliseconds: number },
): Promise<InTurn> {
  const measured: InTurn = new Map(kinds.map(({ name }) => [name, { perSecond: [], times: [] }]))
  let turn = 0
  for (let round = -1; round < rounds; round += 1) {
    for (const { name, write } of kinds) {
      const times: number[] = []
      const begun = performance.now()
      const one = async () => {
        while (performance.now() - begun < milliseconds) {
          const at = performance.now()
          turn += 1
          await write(turn)
          times.push(performance.now() - at)
        }
      }
      await Promise.all(Array.from({ length: connections }, one))
      const seconds = (performance.now() - begun) / 1000
      if (round < 0) continue
      measured.get(name)?.perSecond.push(times.length / seconds)
      measured.get(name)?.times.push(...times)
    }
  }
  return measured
}
