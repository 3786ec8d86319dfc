import { readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import type { Socket } from 'node:net'

/**
 * How long a client may take, in milliseconds: to send the head of a request; to send all of it; to say or take anything at all while
 * a request is under way. Whoever is slower is cut off. A form that brings files may take longer, as long as it comes on
 * (`multipart.ts` sees to that); two hours are beyond what the largest may take.
 */
export const slowest = { headersTimeout: 10_000, requestTimeout: 7_200_000, connectionsCheckingInterval: 1_000 }
export const longestBody = 15_000
const longestSilence = 30_000

/** Enough for anybody's readers behind a proxy, and about 40 MB if all of them are open. */
const enough = 4_000
/** Files that the program has open itself: its sources, its database, its logs. */
const ownFiles = 100

/** How many connections may be open at once: what is enough, or what the system allows this program. */
export function mostConnections(): number {
  return Math.max(50, Math.min(enough, openFilesAllowed() - ownFiles))
}

/** Node.js raises its own limit to the hardest that it may have, so the soft one is the one that counts. */
function openFilesAllowed(): number {
  try {
    return Number(/^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1] ?? enough)
  } catch {
    // macOS, where the hard limit is high.
    return enough
  }
}

/**
 * Keeps the connections of a server within bounds, however many come: a new one takes the place of the one that has waited longest
 * without a request under way, so that thousands of idle ones never keep a reader out. One more than all that have a request under
 * way is refused.
 */
export function boundConnections(server: Server, most: number): void {
  /** Without a request under way, the oldest first. */
  const waiting = new Set<Socket>()
  /** With so many requests under way. */
  const busy = new Map<Socket, number>()
  server.setTimeout(longestSilence)
  server.on('connection', (socket: Socket) => {
    waiting.add(socket)
    socket.once('close', () => {
      waiting.delete(socket)
      busy.delete(socket)
    })
    if (waiting.size + busy.size <= most) return
    const [oldest] = waiting
    if (!oldest) return
    waiting.delete(oldest)
    oldest.destroy()
  })
  server.on('request', ({ socket }, response) => {
    waiting.delete(socket)
    busy.set(socket, (busy.get(socket) ?? 0) + 1)
    response.once('close', () => {
      const others = (busy.get(socket) ?? 1) - 1
      if (others > 0) busy.set(socket, others)
      else if (busy.delete(socket) && !socket.destroyed) waiting.add(socket)
    })
  })
}
