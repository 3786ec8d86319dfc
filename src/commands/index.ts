import { backupCommand } from './backup.ts'
import type { Command } from './command.ts'
import { contributionsCommand } from './contributions.ts'
import { doctorCommand } from './doctor.ts'
import { erasedCommand } from './erased.ts'
import { exportCommand } from './export.ts'
import { importCommand } from './import.ts'
import { lettersCommand } from './letters.ts'
import { reindexCommand } from './reindex.ts'
import { restoreCommand } from './restore.ts'
import { roleCommand } from './role.ts'
import { schemaCommand } from './schema.ts'
import { setCommand } from './set.ts'
import { sheetCommand } from './sheet.ts'
import { verifyCommand } from './verify.ts'

/** Every command, in the order in which the help lists them. */
export const commands: readonly Command[] = [
  importCommand,
  exportCommand,
  setCommand,
  contributionsCommand,
  sheetCommand,
  verifyCommand,
  backupCommand,
  restoreCommand,
  erasedCommand,
  reindexCommand,
  schemaCommand,
  roleCommand,
  lettersCommand,
  doctorCommand,
]
