import { distance } from 'fastest-levenshtein'
import { z } from 'zod'

/** A mail address as it is compared: browsers' own rule of what is one, in small letters. */
const MailAddress = z.string().trim().max(254).regex(z.regexes.html5Email).toLowerCase()

/** The address that somebody typed, or null. */
export function mailAddressOf(typed: string): string | null {
  const address = MailAddress.safeParse(typed).data
  // A host without a dot takes no mail from outside.
  return address && /@[^@]*\.[^@.]{2,}$/.test(address) ? address : null
}

/** Where most people in France have their mail, and the State. */
const wellKnown = [
  'gmail.com',
  'hotmail.com',
  'hotmail.fr',
  'outlook.com',
  'outlook.fr',
  'yahoo.com',
  'yahoo.fr',
  'orange.fr',
  'wanadoo.fr',
  'free.fr',
  'sfr.fr',
  'laposte.net',
  'live.fr',
  'icloud.com',
  'protonmail.com',
  'proton.me',
  'gouv.fr',
]
/** Nearer to a well-known name than they are to be told apart from it, and yet names of their own. */
const alsoKnown = new Set([
  'mail.com',
  'gmx.com',
  'gmx.fr',
  'ymail.com',
  'hotmail.it',
  'hotmail.de',
  'live.com',
  'me.com',
  'sfr.net',
  'yahoo.de',
  'yahoo.it',
  'free.com',
])

/** The address that was probably meant, where the one typed is a slip away from a well-known host; null where it is none. */
export function probablyMeant(address: string): string | null {
  const at = address.lastIndexOf('@')
  const host = address.slice(at + 1)
  if (wellKnown.includes(host) || alsoKnown.has(host)) return null
  const near = wellKnown
    // Of a short name, one letter makes many names of their own.
    .filter(name => name.length > 6)
    .map(name => ({ name, slips: slipsBetween(name, host) }))
    .filter(({ name, slips }) => slips <= (name.length > 8 ? 2 : 1))
    .sort((a, b) => a.slips - b.slips)[0]
  return near ? address.slice(0, at + 1) + near.name : null
}

/** How many slips make one of the other: two letters that changed places are one. */
function slipsBetween(one: string, other: string): number {
  const plain = distance(one, other)
  if (plain !== 2 || one.length !== other.length) return plain
  const differs = [...one].flatMap((letter, place) => (letter === other[place] ? [] : [place]))
  const [first = 0, second = 0] = differs
  const swapped = second === first + 1 && one[first] === other[second] && one[second] === other[first]
  return swapped ? 1 : plain
}
