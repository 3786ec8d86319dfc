/** Who a letter is from: a name, if one is given, and an address. */
export type Mailbox = { name: string; address: string }

/** A mailbox as people write it: `parvis@example.org`, or `Parvis <parvis@example.org>`; null where it is none. */
export function mailboxOf(text: string): Mailbox | null {
  const [, name = '', bracketed, bare] =
    /^\s*(?:([^<>@\p{Cc}]*?)\s*<([^<>\p{Cc}]+)>|([^<>\p{Cc}]+))\s*$/u.exec(text) ?? []
  const address = bracketed ?? bare?.trim() ?? ''
  return /^[^\s@"(),:;<>[\\\]]+@[^\s@"(),:;<>[\\\]]+$/.test(address)
    ? { name: name.replace(/^"|"$/g, ''), address }
    : null
}
