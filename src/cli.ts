import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { backup, restore } from './cli-backup.ts'
import { cliBackupWords } from './cli-backup-words.ts'
import { cliWords } from './cli-words.ts'
import { clockAt } from './platform/clock.ts'
import { readConfig } from './platform/config.ts'
import { type Database, openDatabase } from './platform/database/database.ts'
import { migrate } from './platform/database/migrate.ts'
import { joinDatabaseServer } from './platform/database/server.ts'
import { type Language, preferredLanguage } from './platform/locales/languages.ts'
import { OperatorError } from './platform/operator-error.ts'
import { projectRoot } from './platform/project-root.ts'
import { sealAll, verifyRecord } from './record/index.ts'
import { reindex, reindexIfStale } from './search/index.ts'
import { checkFiles } from './site/check-files.ts'
import { textParts } from './site/help/found.ts'
import { importPlans } from './site/import-plans.ts'
import { ImportRefused, problemInWords } from './site/import-problem.ts'
import { importReport } from './site/import-report.ts'
import { planSchema } from './site/plan-schema.ts'
import { readFiles } from './site/read-files.ts'

/** Exit codes: 0 done; 1 refused, or something is wrong; 2 the command was not understood. */
const done = 0
const refused = 1
const misunderstood = 2

const mostProblemsShown = 50

type Command = { language: Language; argument: string | undefined; dryRun: boolean }

/** Runs a command beside a server or without one: both join the same database. */
async function withDatabase<T>(work: (db: Database) => Promise<T>): Promise<T> {
  const config = readConfig(process.env)
  const server = await joinDatabaseServer({ dataDir: config.dataDir, databaseUrl: config.databaseUrl })
  try {
    await migrate(server.connection, join(projectRoot, 'migrations'))
    const { db, close } = openDatabase(server.connection)
    try {
      await reindexIfStale(db, textParts())
      return await work(db)
    } finally {
      await close()
    }
  } finally {
    await server.leave()
  }
}

async function verify({ language }: Command): Promise<number> {
  const say = cliWords[language]
  const { sealed, waiting, head, problems } = await withDatabase(async db => {
    await sealAll(db)
    return verifyRecord(db)
  })
  for (const problem of problems.slice(0, mostProblemsShown)) console.error(`- ${problem[language]}`)
  console.log(
    problems.length === 0 ? say.recordHolds(sealed, waiting, head) : say.recordBroken(problems.length, sealed),
  )
  return problems.length === 0 ? done : refused
}

const commands: Record<string, (command: Command) => Promise<number>> = {
  async import({ language, argument, dryRun }) {
    const say = cliWords[language]
    if (!argument) {
      console.error(say.importWhat)
      return misunderstood
    }
    try {
      const found = checkFiles(readFiles(argument))
      const result = await withDatabase(async db => {
        const imported = await importPlans(db, found, clockAt(null).recorded(), dryRun)
        if (!dryRun) await sealAll(db)
        return imported
      })
      for (const line of importReport(result, dryRun, language)) console.log(line)
      return done
    } catch (error) {
      if (!(error instanceof ImportRefused)) throw error
      const { problems } = error
      console.error(say.importRefused(problems.length))
      for (const problem of problems.slice(0, mostProblemsShown))
        console.error(`- ${problemInWords(problem, language)}`)
      if (problems.length > mostProblemsShown) console.error(say.andMore(problems.length - mostProblemsShown))
      return refused
    }
  },
  verify,
  async reindex({ language }) {
    const count = await withDatabase(db => reindex(db, textParts()))
    console.log(cliWords[language].reindexed(count))
    return done
  },
  async backup({ language, argument }) {
    await backup(argument, language)
    return done
  },
  async restore(command) {
    if (!command.argument) {
      console.error(cliBackupWords[command.language].restoreWhat)
      return misunderstood
    }
    await restore(command.argument, command.language)
    // As at any start: migrations that came later, what is derived; and then the record, read again.
    return verify(command)
  },
  async schema() {
    console.log(JSON.stringify(planSchema(), null, 2))
    return done
  },
  async help({ language }) {
    console.log(cliWords[language].help)
    return done
  },
}

/** The command line. */
export async function main(args: string[]): Promise<void> {
  const language = preferredLanguage(process.env.LC_ALL || process.env.LANG)
  const say = cliWords[language]
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { 'dry-run': { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    })
    const [name, argument, ...others] = positionals
    const command =
      values.help || name === undefined ? commands.help : Object.hasOwn(commands, name) ? commands[name] : undefined
    if (!command || others.length > 0) {
      console.error(say.unknown(command ? (others[0] ?? '') : (name ?? '')))
      process.exitCode = misunderstood
      return
    }
    process.exitCode = await command({ language, argument, dryRun: values['dry-run'] ?? false })
  } catch (error) {
    if (error instanceof OperatorError) {
      console.error(error.sentence[language])
      process.exitCode = error.exitCode
    } else if ((error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS')) {
      console.error(say.unknown((error as Error).message))
      process.exitCode = misunderstood
    } else {
      throw error
    }
  }
}
