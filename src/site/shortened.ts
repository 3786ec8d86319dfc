const longest = 60

/** What was asked for, as a sentence can hold it: short, and without signs that pages may not have. */
export const shortened = (value: string): string => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are taken out
  const plain = value.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ')
  return plain.length > longest ? `${[...plain].slice(0, longest).join('')}…` : plain
}
