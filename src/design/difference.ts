/** A stretch of words that two versions share, or that only one of them has. */
export type Stretch = { kind: 'same' | 'added' | 'removed'; words: string }

/** Beyond this many pairs of words the exact difference would cost too much: what lies between the common ends is shown as replaced. */
const mostPairs = 1_000_000

/**
 * What changed between two versions, word by word. The stretches that are not added make up `before` again, and those that are not
 * removed make up `after`.
 */
export function differences(before: string, after: string): Stretch[] {
  const old = wordsOf(before)
  const young = wordsOf(after)
  const shortest = Math.min(old.length, young.length)
  let start = 0
  while (start < shortest && old[start] === young[start]) start++
  let end = 0
  while (end < shortest - start && old[old.length - 1 - end] === young[young.length - 1 - end]) end++
  const middle = compare(old.slice(start, old.length - end), young.slice(start, young.length - end))
  const stretches = join([
    ...old.slice(0, start).map(words => ({ kind: 'same', words }) as const),
    ...middle,
    ...old.slice(old.length - end).map(words => ({ kind: 'same', words }) as const),
  ])
  return asPhrases(stretches)
}

const wordsOf = (text: string): string[] => text.match(/\s+|[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]/gu) ?? []

/** The longest common subsequence of two lists of words, read back as stretches of one word. */
function compare(old: readonly string[], young: readonly string[]): Stretch[] {
  if (old.length * young.length > mostPairs) {
    return [
      ...old.map(words => ({ kind: 'removed', words }) as const),
      ...young.map(words => ({ kind: 'added', words }) as const),
    ]
  }
  const width = young.length + 1
  const common = new Uint32Array((old.length + 1) * width)
  const at = (row: number, column: number) => common[row * width + column] ?? 0
  for (let row = old.length - 1; row >= 0; row--) {
    for (let column = young.length - 1; column >= 0; column--) {
      common[row * width + column] =
        old[row] === young[column] ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1))
    }
  }
  const stretches: Stretch[] = []
  let row = 0
  let column = 0
  while (row < old.length || column < young.length) {
    const left = old[row]
    const right = young[column]
    if (left !== undefined && left === right) {
      stretches.push({ kind: 'same', words: left })
      row++
      column++
    } else if (left !== undefined && (right === undefined || at(row + 1, column) >= at(row, column + 1))) {
      stretches.push({ kind: 'removed', words: left })
      row++
    } else if (right !== undefined) {
      stretches.push({ kind: 'added', words: right })
      column++
    }
  }
  return stretches
}

/** Neighbours of the same kind as one stretch. */
function join(stretches: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = []
  for (const stretch of stretches) {
    const last = joined.at(-1)
    if (last?.kind === stretch.kind) last.words += stretch.words
    else joined.push({ ...stretch })
  }
  return joined
}

/** Words that were replaced one after the other, with only spaces between them in common, as one phrase for another: it is read and heard as one. */
function asPhrases(stretches: readonly Stretch[]): Stretch[] {
  const phrases: Stretch[] = []
  let run: Stretch[] = []
  const close = () => {
    const side = (kind: 'added' | 'removed') =>
      run.map(one => (one.kind === kind || one.kind === 'same' ? one.words : '')).join('')
    const [removed, added] = [side('removed'), side('added')]
    const isReplaced = removed.trim() !== '' && added.trim() !== ''
    if (isReplaced) phrases.push({ kind: 'removed', words: removed }, { kind: 'added', words: added })
    else phrases.push(...run)
    run = []
  }
  for (const [place, stretch] of stretches.entries()) {
    const isBetween = run.length > 0 && place < stretches.length - 1 && /^\s+$/.test(stretch.words)
    if (stretch.kind !== 'same' || isBetween) run.push(stretch)
    else {
      close()
      phrases.push(stretch)
    }
  }
  close()
  return join(phrases)
}
