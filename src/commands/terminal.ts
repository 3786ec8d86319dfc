import type { Progress } from '../platform/progress.ts'

/** What a command speaks to. */
export type Terminal = {
  /** What was asked for: the standard output. */
  say(line: string): void
  /** What is wrong: the error output. */
  complain(line: string): void
  /** A line that says how far long work has come, for somebody who watches: nothing where the error output is no terminal. */
  progress(label: string): Progress
}

type Outputs = {
  out: (line: string) => void
  err: (line: string) => void
  /** Where somebody watches; null where nobody does. */
  watched: { write(text: string): unknown } | null
}

/** Between two looks at the line, in milliseconds. */
const pause = 100
const clearLine = '\r\u001b[K'

/** A terminal over two outputs. */
export function openTerminal({ out, err, watched }: Outputs): Terminal {
  let shown = false
  let drawn = Number.NEGATIVE_INFINITY
  const clear = () => {
    if (shown) watched?.write(clearLine)
    shown = false
  }
  return {
    say(line) {
      clear()
      out(line)
    },
    complain(line) {
      clear()
      err(line)
    },
    progress: label => (done, total) => {
      if (!watched) return
      if (done >= total) return clear()
      if (performance.now() - drawn < pause) return
      drawn = performance.now()
      shown = true
      watched.write(`${clearLine}${label} ${done}/${total}`)
    },
  }
}
