import { join } from 'node:path'
import { hasPeople, repeatErasures } from '../people/index.ts'
import { readNamedFile } from '../platform/backup/file.ts'
import { readBackup } from '../platform/backup/read.ts'
import { restoreBackup } from '../platform/backup/restore.ts'
import { clockAt } from '../platform/clock.ts'
import { readConfig } from '../platform/config.ts'
import { readMigrations } from '../platform/database/migrate.ts'
import { openStore } from '../platform/files/open-store.ts'
import { projectRoot } from '../platform/project-root.ts'
import { derivedTables } from '../site/derived.ts'
import { amounts } from './amounts.ts'
import { besideServer, placeOf } from './beside-server.ts'
import type { Command } from './command.ts'
import { readErasedList } from './erased.ts'
import { erasedWords } from './erased-words.ts'
import { interruptible } from './interruptible.ts'
import { restoreWords } from './restore-words.ts'
import { verifyCommand } from './verify.ts'
import { withDatabase } from './with-database.ts'

/** How the standard input is written in place of a file. */
const standard = '-'

/** `parvis restore <file>`. */
export const restoreCommand: Command = {
  name: 'restore',
  words: [1, 1],
  options: { erased: 'value' },
  says: restoreWords,
  async run(call) {
    const { language, words, values, terminal, environment } = call
    const say = restoreWords[language]
    const file = words[0] as string
    const { backupKey } = readConfig(environment)
    const list = values.get('erased')
    const erased = list === undefined ? null : await readErasedList(list)
    const named =
      file === standard ? { bytes: process.stdin, length: 0, close: async () => {} } : await readNamedFile(file)
    let read = 0
    const counted = async function* (bytes: AsyncIterable<Buffer>) {
      for await (const some of bytes) {
        read += some.length
        terminal.status(read === named.length ? say.checking : say.progress(read, named.length))
        yield some
      }
    }
    try {
      const found = await readBackup(counted(named.bytes), backupKey)
      const restored = await interruptible(signal => {
        // What is still to come may never come.
        if (file === standard) signal.addEventListener('abort', () => process.stdin.destroy())
        return besideServer(environment, (server, config) =>
          restoreBackup(server.session, found, {
            migrations: readMigrations(join(projectRoot, 'migrations')),
            where: placeOf(config),
            derived: derivedTables,
            files: openStore(config),
            signal,
          }),
        )
      })
      terminal.say(say.restored(found.header.taken, found.header.parvis))
      terminal.say(`${amounts[language].held(restored.tables, restored.rows, restored.files)}. ${say.readBack}`)
      if (restored.strange.length > 0) terminal.complain(say.strange(restored.strange))
      if (restored.lost > 0) terminal.complain(say.lost(restored.lost))
    } finally {
      terminal.status(null)
      await named.close()
    }
    if (erased) {
      const again = await withDatabase(environment, db => repeatErasures(db, erased, clockAt(null).recorded()))
      terminal.say(erasedWords[language].again(again, erased.length))
    } else if (await withDatabase(environment, hasPeople)) terminal.say(say.whoErased)
    // As at any start: migrations that came later, what is derived; and then the record, read again.
    return verifyCommand.run(call)
  },
}
