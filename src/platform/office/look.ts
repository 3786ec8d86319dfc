/** How a document looks where its format can say so: a font that machines have, and colours as `#rrggbb`. */
export type Look = {
  font: string
  ink: string
  /** Of what is said in passing. */
  quiet: string
  /** Of headings, numbers and links. */
  accent: string
  late: string
  /** Of lines that part. */
  joint: string
  /** Behind notices. */
  notice: string
}
