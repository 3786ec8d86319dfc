/** About how wide a letter of the site's text is, as a part of its size; capitals and wide signs make up for narrow ones. */
const letter = 0.52

/** About how wide words are. @returns a length in the unit of `size` */
export const widthOf = (words: string, size: number): number => [...words].length * letter * size

/**
 * Words on lines of a width, cut between words, since SVG doesn't; the last line allowed ends with an ellipsis where there are more.
 * A word that is longer than a line is cut.
 */
export function wrapped(words: string, width: number, size: number, mostLines = 3): string[] {
  const most = Math.max(4, Math.floor(width / (letter * size)))
  const pieces = words
    .normalize('NFC')
    .split(/ +/)
    .flatMap(word => {
      const signs = [...word]
      return signs.length <= most
        ? [word]
        : Array.from({ length: Math.ceil(signs.length / most) }, (_, part) =>
            signs.slice(part * most, (part + 1) * most).join(''),
          )
    })
  const lines: string[] = []
  for (const piece of pieces) {
    const last = lines.at(-1)
    if (last !== undefined && [...last].length + 1 + [...piece].length <= most)
      lines[lines.length - 1] = `${last} ${piece}`
    else lines.push(piece)
  }
  if (lines.length <= mostLines) return lines
  const end = [...(lines[mostLines - 1] ?? '')].slice(0, most - 2).join('')
  return [...lines.slice(0, mostLines - 1), `${end} …`]
}
