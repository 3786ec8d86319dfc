export type Repeated = { stop(): Promise<void> }

/**
 * Does something now and then, never twice at once, until it is stopped; stopping waits for what is under way.
 * @param every milliseconds from one beginning to the next
 */
export function repeat(every: number, work: () => Promise<void>, onError: (error: unknown) => void): Repeated {
  let stopped = false
  let running: Promise<void> | null = null
  const run = () => {
    running ??= work()
      .catch(error => {
        if (!stopped) onError(error)
      })
      .finally(() => {
        running = null
      })
  }
  const timer = setInterval(run, every)
  run()
  return {
    async stop() {
      stopped = true
      clearInterval(timer)
      await running
    },
  }
}
