import { resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { outputError, outputIsATerminal } from '../platform/backup/backup-errors.ts'
import { datedName, writeNewFile } from '../platform/backup/file.ts'
import { writeBackup } from '../platform/backup/write.ts'
import { clockAt } from '../platform/clock.ts'
import { openStore } from '../platform/files/open-store.ts'
import { programVersion } from '../platform/program-version.ts'
import { derivedTables } from '../site/derived.ts'
import { amounts } from './amounts.ts'
import { backupWords } from './backup-words.ts'
import { besideServer, placeOf } from './beside-server.ts'
import { type Command, exit } from './command.ts'
import { interruptible } from './interruptible.ts'

/** How the standard output is written in place of a file. */
const standard = '-'

/** `parvis backup [file]`. */
export const backupCommand: Command = {
  name: 'backup',
  words: [0, 1],
  options: {},
  says: backupWords,
  async run({ language, words: [file], terminal, environment }) {
    const say = backupWords[language]
    const taken = clockAt(null).recorded()
    const toOutput = file === standard
    if (toOutput && process.stdout.isTTY) throw outputIsATerminal()
    const path = resolve(file ?? datedName(taken))
    const { made, encrypted, filesIn } = await interruptible(signal =>
      besideServer(environment, async (server, config) => {
        const write = (bytesTo: (bytes: AsyncIterable<Buffer>) => Promise<void>) =>
          writeBackup(
            server.session,
            {
              parvis: programVersion(),
              taken,
              where: placeOf(config),
              derived: derivedTables,
              files: openStore(config),
              secret: config.backupKey,
              signal,
              onProgress: (table, bytes) => terminal.status(say.progress(table, bytes)),
            },
            bytesTo,
          )
        return {
          made: await (toOutput ? write(toStandardOutput) : writeNewFile(path, write)),
          encrypted: config.backupKey !== undefined,
          filesIn: openStore(config).place,
        }
      }),
    ).finally(() => terminal.status(null))
    // What is said must not get among what is written.
    const tell = toOutput ? terminal.complain : terminal.say
    tell(say.made(toOutput ? say.toOutput : path, made.bytes))
    tell(
      `${amounts[language].held(made.tables, made.rows, made.files)}, ${encrypted ? say.encrypted : say.notEncrypted}`,
    )
    tell(say.hash(made.sha256))
    if (made.lost > 0) terminal.complain(say.lost(made.lost, filesIn))
    return exit.done
  },
}

async function toStandardOutput(bytes: AsyncIterable<Buffer>): Promise<void> {
  try {
    await pipeline(bytes, process.stdout, { end: false })
  } catch (error) {
    throw outputError(error)
  }
}
