import { showsFiles } from '../../platform/files/readers.ts'

// Anybody may read the files of a contribution that they can read the text of; of any other, nobody at their address.
showsFiles(async (db, fileId) => {
  const found = await db
    .selectFrom('contribution_files')
    .innerJoin('contributions', 'contributions.id', 'contribution_files.contribution_id')
    .select('contributions.state')
    .where('contribution_files.file_id', '=', fileId)
    .executeTakeFirst()
  if (!found) return null
  return found.state === 'published' ? 'visible' : 'hidden'
})
