/** Whether an address can be read: its percent signs are followed by UTF-8 in hexadecimal, and hold no control characters. */
export function isReadable(path: string): boolean {
  try {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
    return !/[\u0000-\u001f\u007f]/.test(decodeURIComponent(path))
  } catch {
    return false
  }
}
