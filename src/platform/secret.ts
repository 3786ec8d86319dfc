import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from './canonical.ts'
import { OperatorError } from './operator-error.ts'

/** What the site knows and nobody else does: keys for different things are made of it, none of which tells of another. */
export type Secret = {
  /** 32 bytes for a purpose. */
  key(what: string): Buffer
  /** The hash of a text for a purpose, which nobody without the secret can make: short texts can't be guessed from it. */
  digest(what: string, text: string): string
}

export const secretOf = (text: string): Secret => {
  const keys = new Map<string, Buffer>()
  const key = (what: string): Buffer => {
    const known = keys.get(what)
    if (known) return known
    const made = Buffer.from(hkdfSync('sha256', text, '', `parvis ${what}`, 32))
    keys.set(what, made)
    return made
  }
  // The key is of one length, and twice hashed: nothing can be added to what was hashed.
  return { key, digest: (what, said) => sha256(key(what), sha256(key(what), said)).toString('hex') }
}

/** A secret that ends with this process. */
export const passingSecret = (): Secret => secretOf(randomBytes(32).toString('base64url'))

const fileName = 'secret'

/**
 * The site's secret: the one that is given, or that of a file in the data folder, made at the first start, which only its owner reads.
 * @throws OperatorError `secret-unreadable`
 */
export function readSecret(given: string | undefined, dataDir: string): Secret {
  if (given !== undefined) return secretOf(given)
  const file = join(dataDir, fileName)
  try {
    mkdirSync(dataDir, { recursive: true })
    return secretOf(read(file) ?? make(file))
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new OperatorError('secret-unreadable', {
      fr: `Le secret du site ne peut être ni lu ni écrit (${file}, ${code}). Donnez à ce programme le droit d’y lire et d’y écrire, ou réglez PARVIS_SECRET.`,
      en: `The site’s secret can be neither read nor written (${file}, ${code}). Let this program read and write there, or set PARVIS_SECRET.`,
    })
  }
}

function read(file: string): string | null {
  try {
    const text = readFileSync(file, 'utf8').trim()
    return text.length >= 32 ? text : null
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** Beside, then linked: of two processes that start at once, both take the one that came first. */
function make(file: string): string {
  const beside = `${file}.${process.pid}`
  writeFileSync(beside, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 })
  try {
    linkSync(beside, file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    rmSync(beside, { force: true })
  }
  const made = read(file)
  if (made === null) throw Object.assign(new Error(`${file} holds no secret`), { code: 'EINVAL' })
  return made
}

const nonceLength = 12
const tagLength = 16

/** Encrypts a text so that only this site reads it (AES-256-GCM: nonce, tag, content). */
export function seal(secret: Secret, what: string, text: string): Buffer {
  const nonce = randomBytes(nonceLength)
  const cipher = createCipheriv('aes-256-gcm', secret.key(what), nonce)
  const content = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), content])
}

/** What was sealed; null if it was by another site, or was changed. */
export function unseal(secret: Secret, what: string, sealed: Buffer): string | null {
  try {
    const decipher = createDecipheriv('aes-256-gcm', secret.key(what), sealed.subarray(0, nonceLength), {
      authTagLength: tagLength,
    })
    decipher.setAuthTag(sealed.subarray(nonceLength, nonceLength + tagLength))
    const content = [decipher.update(sealed.subarray(nonceLength + tagLength)), decipher.final()]
    return Buffer.concat(content).toString('utf8')
  } catch {
    return null
  }
}
