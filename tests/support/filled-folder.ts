import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { quickest } from './quickest.ts'

/** Where the folder of a run of the tests is, for its workers. */
const variable = 'PARVIS_TESTS_FILLED'

/** For vitest: room for one folder that all workers copy. Whoever needs it first fills it. */
export function setup(): (() => void) | undefined {
  // Each project sets up, and one folder does for all of them.
  if (process.env[variable]) return
  const room = mkdtempSync(join(quickest(), 'parvis-filled-'))
  // As root, the database runs as another user, who has to pass through.
  chmodSync(room, 0o711)
  process.env[variable] = room
  return () => {
    delete process.env[variable]
    rmSync(room, { recursive: true, force: true })
  }
}

/**
 * Puts into an empty folder what a first start with the French plans makes, and a stop leaves: a copy takes a thirtieth of the processor’s time.
 * @param fill starts the program on an empty folder, and stops it
 * @returns whether it is there: not where the folder holds something, nor outside of the tests
 */
export async function copyFilled(dataDir: string, fill: (dataDir: string) => Promise<unknown>): Promise<boolean> {
  const room = process.env[variable]
  if (!room || readdirSync(dataDir).length > 0) return false
  const filled = join(room, 'filled')
  if (!existsSync(filled)) {
    const beside = mkdtempSync(join(room, 'filling-'))
    chmodSync(beside, 0o711)
    mkdirSync(join(beside, 'data'), { mode: 0o711 })
    await fill(join(beside, 'data'))
    try {
      renameSync(beside, filled)
    } catch (error) {
      // Another worker was quicker, and filled it with the same.
      if (!existsSync(filled)) throw error
    }
  }
  const { status, stderr } = spawnSync('cp', ['-a', `${join(filled, 'data')}/.`, dataDir], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return true
}
