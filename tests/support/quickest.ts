import { accessSync, constants } from 'node:fs'
import { tmpdir } from 'node:os'

/** Where folders that no test needs to survive are quickest: in memory, where that is possible. */
export function quickest(): string {
  try {
    accessSync('/dev/shm', constants.W_OK)
    return '/dev/shm'
  } catch {
    return tmpdir()
  }
}
