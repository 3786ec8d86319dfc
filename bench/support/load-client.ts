// The second process of a load test: keep-alive connections that each ask, wait for the whole answer, and ask again. It reads no
// more of an answer than its length, so that measuring costs little beside answering.
import { connect, type Socket } from 'node:net'
import { percentile } from './statistics.ts'

export type Load = {
  port: number
  /** Asked for in turn by all connections together. */
  paths: readonly string[]
  headers: Readonly<Record<string, string>>
  connections: number
  /** Ends after this many milliseconds, or after so many answers. */
  milliseconds: number
  mostAnswers: number
}

export type Measured = {
  answers: number
  seconds: number
  perSecond: number
  /** Milliseconds. */
  p50: number
  p95: number
  p99: number
  longest: number
  bytes: number
  statuses: Record<string, number>
  /** The share of one core that the client itself took: near 1, it is the client that was measured. */
  clientLoad: number
}

const longestRun = 120_000
const mostConnections = 256
const head = Buffer.from('\r\n\r\n')

const run = ({ port, paths, headers, connections, milliseconds, mostAnswers }: Load): Promise<Measured> =>
  new Promise((resolve, reject) => {
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
    const requests = paths.map(path =>
      Buffer.from(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n${lines.join('')}\r\n`),
    )
    const times: number[] = []
    const statuses: Record<string, number> = {}
    const sockets: Socket[] = []
    const cpuBefore = process.cpuUsage()
    const begun = performance.now()
    let bytes = 0
    let asked = 0
    let over = false

    const end = (error?: Error) => {
      if (over) return
      over = true
      clearTimeout(timer)
      for (const socket of sockets) socket.destroy()
      if (error) return reject(error)
      const seconds = (performance.now() - begun) / 1000
      const { user, system } = process.cpuUsage(cpuBefore)
      const sorted = Float64Array.from(times).sort()
      resolve({
        answers: times.length,
        seconds,
        perSecond: times.length / seconds,
        p50: percentile(sorted, 0.5),
        p95: percentile(sorted, 0.95),
        p99: percentile(sorted, 0.99),
        longest: percentile(sorted, 1),
        bytes,
        statuses,
        clientLoad: (user + system) / 1e6 / seconds,
      })
    }
    const timer = setTimeout(end, Math.min(milliseconds, longestRun))

    const open = () => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true })
      sockets.push(socket)
      let at = 0
      let begin = Buffer.alloc(0)
      let missing = -1
      const ask = () => {
        if (over || asked >= mostAnswers) return
        const request = requests[asked % requests.length] as Buffer
        asked += 1
        missing = -1
        begin = Buffer.alloc(0)
        at = performance.now()
        socket.write(request)
      }
      socket.on('connect', ask)
      socket.on('data', chunk => {
        bytes += chunk.length
        if (missing < 0) {
          begin = begin.length === 0 ? chunk : Buffer.concat([begin, chunk])
          const ends = begin.indexOf(head)
          if (ends < 0) return
          const said = begin.toString('latin1', 0, ends)
          const status = said.slice(9, 12)
          const length = /\r\ncontent-length: (\d+)/i.exec(said)
          if (!length && status !== '304' && status !== '204') return end(new Error(`no length: ${said}`))
          statuses[status] = (statuses[status] ?? 0) + 1
          missing = Number(length?.[1] ?? 0) - (begin.length - ends - head.length)
        } else {
          missing -= chunk.length
        }
        if (missing > 0) return
        times.push(performance.now() - at)
        if (times.length >= mostAnswers) end()
        else ask()
      })
      socket.on('error', end)
      socket.on('close', () => {
        if (!over) end(new Error('a connection was closed'))
      })
    }
    for (let one = 0; one < Math.min(connections, mostConnections); one += 1) open()
  })

process.on('message', (load: Load) => {
  run(load).then(
    measured => process.send?.({ measured }),
    error => process.send?.({ error: String(error) }),
  )
})
