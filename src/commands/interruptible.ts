/** Ctrl-C and SIGTERM undo what was begun; a second one ends the program at once. */
export async function interruptible<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const asked = new AbortController()
  const ask = () => {
    if (asked.signal.aborted) process.exit(130)
    asked.abort()
  }
  process.on('SIGINT', ask)
  process.on('SIGTERM', ask)
  try {
    return await work(asked.signal)
  } finally {
    process.off('SIGINT', ask)
    process.off('SIGTERM', ask)
  }
}
