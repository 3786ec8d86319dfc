import type { Bilingual } from './locales/languages.ts'

/**
 * Something that whoever runs Parvis has to mend: said in one sentence that tells what to do, never with a stack trace.
 * The program prints the sentence in the operator's language and ends with `exitCode`.
 */
export class OperatorError extends Error {
  override readonly name = 'OperatorError'
  constructor(
    /** A stable code for tests and scripts: `port-taken`, `folder-not-writable`. */
    readonly code: string,
    readonly sentence: Bilingual,
    readonly exitCode = 1,
  ) {
    super(sentence.en)
  }
}
