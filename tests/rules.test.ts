import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '../src/platform/project-root.ts'

/** Rules of the house that no linter knows. */
const filesIn = (folder: string): string[] =>
  readdirSync(folder).flatMap(name => {
    const path = join(folder, name)
    return statSync(path).isDirectory() ? filesIn(path) : [path]
  })

const sources = filesIn(join(projectRoot, 'src')).filter(
  path => /\.tsx?$/.test(path) && !/\.test\.tsx?$|-fixture\.ts$/.test(path),
)
const breaking = (rule: RegExp, except: readonly string[] = []): string[] =>
  sources
    .map(path => ({ path: relative(projectRoot, path), text: readFileSync(path, 'utf8') }))
    .filter(({ path, text }) => rule.test(text) && !except.includes(path))
    .map(({ path }) => path)

describe('in every source', () => {
  test('SQL is never put together from text: values are parameters, names are references', () => {
    expect(breaking(/\bsql\.raw\b|\bsql\.lit\b/)).toEqual([])
  })

  test('no address of the content reaches an href without safeHref', () => {
    // Links go through design/link.tsx; what stands elsewhere is a fragment, or an address that the code itself made.
    expect(
      breaking(/<a\s[^>]*href=\{(?!`#|pathOf\()/, [
        'src/design/link.tsx',
        // A letter leads to pages of ours only, and doesn’t know the design.
        'src/platform/mail/letter.tsx',
      ]),
    ).toEqual([])
  })

  test('no page carries a script, an inline style or a handler', () => {
    // What other sites copy into their own pages is no page of ours.
    const forOthers = ['src/site/embed/frame.ts']
    expect(breaking(/\sstyle=|\son[a-z]+=\{|dangerouslySetInnerHTML/, forOthers)).toEqual([])
    // Data for search engines is not a script: no browser runs it. It is written in one place, and of one type.
    expect(breaking(/<script/, ['src/design/page.tsx'])).toEqual([])
    const page = readFileSync(join(projectRoot, 'src/design/page.tsx'), 'utf8')
    expect(page.match(/<script[^$]*?>/g)).toEqual(['<script type="application/ld+json">'])
  })

  test('raw HTML is written in one place only: the doctype', () => {
    expect(breaking(/\braw\(/, ['src/design/page.tsx'])).toEqual([])
  })

  test('words by names that content chooses are in a glossary, where `constructor` has none', () => {
    expect(breaking(/\bas Record<string, string>/, ['src/app/public-pages.ts'])).toEqual([])
  })

  test('nothing asks URL.canParse, which forgets hosts with accents', () => {
    expect(breaking(/URL\.canParse/, ['src/platform/facts/url.ts'])).toEqual([])
  })

  test('only the program and the command line speak to the terminal', () => {
    expect(breaking(/\bconsole\./, ['src/server.ts', 'src/cli.ts', 'src/cli-backup.ts'])).toEqual([])
  })

  test('nothing reads the time of the system but the clock', () => {
    expect(breaking(/\bnew Date\(\)/, ['src/platform/clock.ts'])).toEqual([])
  })
})

describe('in every source, what is dangerous elsewhere is not there', () => {
  test('nothing makes code of text', () => {
    expect(breaking(/\beval\(|\bnew Function\b|['"](node:)?vm['"]|\bawait import\((?!['"])/)).toEqual([])
  })

  test('no program is run through a shell, and only those of PostgreSQL, of the system’s users and our own that sets documents are run', () => {
    expect(
      breaking(
        /\bshell: (?:true|['"])|\bexec(Sync|File|FileSync)?\(['"`]|\{[^}]*\bexec(Sync)?\b[^}]*\} from 'node:child_process'/,
      ),
    ).toEqual([])
    expect(
      breaking(/['"](node:)?child_process['"]/, [
        'src/platform/database/embedded-programs.ts',
        'src/platform/database/process-run.ts',
        'src/platform/database/process.ts',
        'src/platform/database/server-start.ts',
        'src/platform/database/server-user.ts',
        'src/platform/typst/typesetter.ts',
      ]),
    ).toEqual([])
  })

  test('nothing asks another machine for anything, but for the database, the mail server and the store of files', () => {
    // The doctor asks whether the site of its own settings answers, at the address where that listens.
    expect(
      breaking(/(?<![.\w])fetch\(|['"](node:)?(https|http2|tls|dgram|dns|undici)(\/\w+)?['"]|\bWebSocket\b/, [
        'src/site/doctor/program.ts',
        // The service of the operator’s settings; no redirect of it is followed.
        'src/platform/files/s3.ts',
      ]),
    ).toEqual([])
    expect(breaking(/import (?!type )[^\n]*\b(request|get|Agent)\b[^\n]* from 'node:http'/)).toEqual([])
    expect(
      breaking(/import (?!type )[^\n]* from '(node:)?net'/, [
        'src/platform/database/database.ts',
        // A list of networks, which is asked nothing but whether an address is among them.
        'src/platform/http/client-address.ts',
      ]),
    ).toEqual([])
    expect(breaking(/['"]nodemailer['"]/, ['src/platform/mail/smtp.ts'])).toEqual([])
    expect(breaking(/['"]aws4fetch['"]/, ['src/platform/files/s3.ts'])).toEqual([])
  })

  test('regular expressions are made of constants, never of what somebody wrote', () => {
    expect(
      breaking(/\bRegExp\(/, [
        'src/design/typography.tsx',
        'src/platform/backup/read.ts',
        'src/platform/facts/text.ts',
        'src/platform/http/negotiate.ts',
      ]),
    ).toEqual([])
  })

  test('nothing that has to stay unguessed comes from Math.random', () => {
    // A name beside the one that a folder gets: that nobody guesses it protects nothing.
    expect(breaking(/\bMath\.random\b/, ['src/platform/database/initdb.ts'])).toEqual([])
  })

  test('cryptography is that of Node.js, and hashes are SHA-256', () => {
    expect(
      breaking(
        /createHash\((?!'sha256'\))|createHmac|\bpbkdf2|createCipheriv\((?!'aes-256-gcm')|hkdf(Sync)?\((?!'sha256')/,
      ),
    ).toEqual([])
    expect(breaking(/from '(?!node:)[^'.]*(crypto|cipher|bcrypt|argon|sha|md5)[^']*'/)).toEqual([])
  })

  test('nothing that runs imports a test, what only tests need, or the gallery of components', () => {
    const named = /from '[^']*(\.test|-fixture|\/gallery\/[^']*|\/tests\/[^']*|\/e2e\/[^']*|\/bench\/[^']*)(\.tsx?)?'/
    expect(breaking(named)).toEqual([])
  })
})
