import { migrate } from './migrate.ts'

/** A program that migrates a database, for tests that kill it. */
const [connection = '', folder = ''] = process.argv.slice(2)
console.log(await migrate(JSON.parse(connection), folder))
