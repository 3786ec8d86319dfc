/** Signs that make a text run the other way than it reads, unseen. */
const turning = /[\u202a-\u202e\u2066-\u2069]/g

/** What somebody typed, as it is kept: without signs that turn it round, with line ends of one kind. */
export const cleaned = (typed: string): string =>
  typed.replace(turning, '').replace(/\r\n?/g, '\n').normalize('NFC').trim()
