import { cutShort, damaged } from './backup-errors.ts'

/**
 * Reads the stream of a backup by lines and by lengths, holding no more of it than is asked for.
 * What is missing is `backup-cut-short`.
 */
export class ByteReader {
  readonly #source: AsyncIterator<Buffer>
  #held: Buffer = Buffer.alloc(0)

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  async #more(): Promise<boolean> {
    const { value, done } = await this.#source.next()
    if (done) return false
    this.#held = this.#held.length === 0 ? value : Buffer.concat([this.#held, value])
    return true
  }

  #give(length: number): Buffer {
    const given = this.#held.subarray(0, length)
    this.#held = this.#held.subarray(length)
    return given
  }

  /** The next bytes, or fewer where there are no more; they stay to be read. */
  async peek(length: number): Promise<Buffer> {
    while (this.#held.length < length && (await this.#more()));
    return this.#held.subarray(0, length)
  }

  /** The next bytes: exactly so many. */
  async take(length: number): Promise<Buffer> {
    if ((await this.peek(length)).length < length) throw cutShort()
    return this.#give(length)
  }

  /** The next bytes, exactly so many, in pieces as they come. */
  async *exactly(length: number): AsyncGenerator<Buffer> {
    for (let left = length; left > 0; ) {
      if (this.#held.length === 0 && !(await this.#more())) throw cutShort()
      const given = this.#give(Math.min(left, this.#held.length))
      left -= given.length
      if (given.length > 0) yield given
    }
  }

  /**
   * The next line with its end.
   * @param longest in bytes: one that is longer is `backup-damaged`
   */
  async line(longest: number): Promise<Buffer> {
    for (;;) {
      const end = this.#held.indexOf('\n')
      if ((end < 0 ? this.#held.length : end) > longest)
        throw damaged({ fr: 'une ligne n’y finit pas', en: 'a line has no end' })
      if (end >= 0) return this.#give(end + 1)
      if (!(await this.#more())) throw cutShort()
    }
  }

  /**
   * All lines before the one that is sought, in pieces as they come; that one is read too and not given.
   * @param line with its end
   */
  async *until(line: string): AsyncGenerator<Buffer> {
    const sought = `\n${line}`
    // As if a line had ended before: the one that is sought may be the first.
    let pending: Buffer = Buffer.from('\n')
    let skip = 1
    for (;;) {
      if (this.#held.length === 0 && !(await this.#more())) throw cutShort()
      const text = Buffer.concat([pending, this.#give(this.#held.length)])
      const at = text.indexOf(sought)
      // What may be the beginning of that line waits for what comes next.
      const given = at >= 0 ? at + 1 : Math.max(0, text.length - sought.length)
      if (given > skip) yield text.subarray(skip, given)
      skip = Math.max(0, skip - given)
      if (at >= 0) {
        this.#held = text.subarray(at + sought.length)
        return
      }
      pending = text.subarray(given)
    }
  }

  /** All that is left. */
  async *rest(): AsyncGenerator<Buffer> {
    do if (this.#held.length > 0) yield this.#give(this.#held.length)
    while (await this.#more())
  }
}
