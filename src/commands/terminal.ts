import type { Progress } from '../platform/progress.ts'

/** What a command speaks to. */
export type Terminal = {
  /** What was asked for: the standard output. */
  say(line: string): void
  /** What is wrong: the error output. */
  complain(line: string): void
  /** A line that is written over by the next, for somebody who watches; null takes it away. */
  status(line: string | null): void
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
  const status = (line: string | null) => {
    if (!watched) return
    if (line === null) return clear()
    if (performance.now() - drawn < pause) return
    drawn = performance.now()
    shown = true
    watched.write(`${clearLine}${line}`)
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
    status,
    progress: label => (done, total) => status(done >= total ? null : `${label} ${done}/${total}`),
  }
}
