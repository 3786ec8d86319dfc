import { joinDatabaseServer } from './server.ts'

/**
 * A program that uses the database, for tests that need several at once: says which server it has joined, and leaves when it is
 * asked to, by SIGTERM.
 */
const [dataDir = ''] = process.argv.slice(2)
const server = await joinDatabaseServer({ dataDir, settings: { fsync: 'off' } })
process.once('SIGTERM', async () => {
  await server.leave()
  process.exit(0)
})
console.log(JSON.stringify({ server: server.pid(), connection: server.connection }))
setInterval(() => {}, 60_000)
