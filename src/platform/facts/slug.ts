const maxLength = 60

/**
 * The words of a title as the last part of an address: small unaccented letters, digits and dashes, cut between two words at
 * about sixty letters. Words without a Latin letter or digit (another script) give an empty slug: its caller then uses a key.
 */
export function slugify(words: string): string {
  const plain = words
    .normalize('NFKD')
    .replace(/[œŒ]/g, 'oe')
    .replace(/[æÆ]/g, 'ae')
    .replace(/ß/g, 'ss')
    .replace(/[øØ]/g, 'o')
    .replace(/[łŁ]/g, 'l')
    .replace(/[đĐðÐ]/g, 'd')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
  if (plain.length <= maxLength) return plain
  const cut = plain.slice(0, maxLength + 1)
  const lastDash = cut.lastIndexOf('-')
  return (lastDash > maxLength / 2 ? cut.slice(0, lastDash) : cut.slice(0, maxLength)).replace(/-+$/, '')
}
