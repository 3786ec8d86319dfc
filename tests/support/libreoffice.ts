import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const filters = {
  txt: 'txt:Text (encoded):UTF8',
  pdf: 'pdf:writer_pdf_Export',
  fodt: 'fodt:OpenDocument Text Flat XML',
}

/**
 * What LibreOffice makes of documents, by their names without ending: their words, their pages, or all that it understood of them. One
 * start of it for all, since that takes seconds.
 * @param files by their names: `a.docx`; no two of them are the same but for their ending
 */
export function converted(
  files: Readonly<Record<string, Uint8Array>>,
  to: keyof typeof filters,
): Record<string, Buffer> {
  const folder = mkdtempSync(join(tmpdir(), 'parvis-office-'))
  try {
    const out = join(folder, 'out')
    mkdirSync(out)
    const names = Object.keys(files)
    for (const name of names) writeFileSync(join(folder, name), files[name] ?? '')
    const options = ['--headless', '--norestore', `-env:UserInstallation=file://${join(folder, 'profile')}`]
    const { status, stdout, stderr } = spawnSync(
      'soffice',
      [...options, '--convert-to', filters[to], '--outdir', out, ...names.map(name => join(folder, name))],
      { cwd: folder, env: { PATH: process.env.PATH, HOME: folder, LANG: 'C.UTF-8' } },
    )
    const made = readdirSync(out)
    if (status !== 0 || made.length !== names.length) throw new Error(`soffice: ${stdout}${stderr}`)
    return Object.fromEntries(made.map(name => [name.replace(/\.[^.]*$/, ''), readFileSync(join(out, name))]))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
