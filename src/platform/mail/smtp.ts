import { readFileSync } from 'node:fs'
import { createTransport } from 'nodemailer'
import { isLoopback } from '../loopback.ts'
import { OperatorError } from '../operator-error.ts'
import type { Rendered } from './letter.tsx'
import { mailboxOf } from './mailbox.ts'

/** What takes letters away. */
export type Carrier = {
  /** Hands a letter over: once this resolves, the mail server has it. */
  carry(to: string, letter: Rendered, id: string): Promise<void>
  close(): Promise<void>
}

type Settings = { url: string; passwordFile: string | undefined; from: string }

/** How long a mail server may be silent, in milliseconds. */
const patience = 20_000

/**
 * Letters by SMTP, over a few connections that stay open. Without encryption (`smtps`, or STARTTLS with `smtp`) nothing is said to another
 * machine.
 * @throws OperatorError `mail-password` when the file of the password can't be read
 */
export function openSmtp({ url, passwordFile, from }: Settings): Carrier {
  const { protocol, hostname, port, username, password } = new URL(url)
  const host = hostname.replace(/^\[|\]$/g, '')
  const pass = passwordFile === undefined ? decodeURIComponent(password) : readPassword(passwordFile)
  const sender = mailboxOf(from)
  if (!sender) throw new Error('the sender was checked before')
  const transport = createTransport({
    pool: true,
    maxConnections: 3,
    host,
    port: port ? Number(port) : protocol === 'smtps:' ? 465 : isLoopback(host) ? 25 : 587,
    secure: protocol === 'smtps:',
    // On this machine nobody reads along, and no certificate names it.
    requireTLS: protocol === 'smtp:' && !isLoopback(host),
    ignoreTLS: protocol === 'smtp:' && isLoopback(host),
    ...(username ? { auth: { user: decodeURIComponent(username), pass } } : {}),
    tls: { minVersion: 'TLSv1.2' },
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  const domain = sender.address.slice(sender.address.lastIndexOf('@') + 1)
  return {
    async carry(to, { subject, html, text }, id) {
      await transport.sendMail({
        from: sender,
        to: { name: '', address: to },
        subject,
        html,
        text,
        // The same at each try: a mail program that gets it twice can tell.
        messageId: `<${id}@${domain}>`,
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      })
    },
    async close() {
      transport.close()
    },
  }
}

function readPassword(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    throw new OperatorError('mail-password', {
      fr: `Le mot de passe du serveur de courrier ne peut pas être lu (${file}, ${code}). Vérifiez SMTP_PASSWORD_FILE.`,
      en: `The mail server’s password can’t be read (${file}, ${code}). Check SMTP_PASSWORD_FILE.`,
    })
  }
}

/** Whether a mail server has said that trying again is useless: it doesn't know the recipient, or doesn't want the letter. */
export const isFinal = (error: unknown): boolean => {
  const { responseCode, code } = error as { responseCode?: number; code?: string }
  return (responseCode ?? 0) >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE')
}

/** What went wrong, for whoever runs the site: in a line, never with what was to be said, nor to whom, which mail servers like to repeat. */
export const problemOf = (error: unknown): string => {
  const { code, response, message } = error as { code?: string; response?: string; message?: string }
  return `${code ?? 'error'}: ${response ?? message ?? ''}`
    .replace(/[^\s<>]+@[^\s<>]+/g, '…@…')
    .replace(/\s+/g, ' ')
    .slice(0, 300)
}
