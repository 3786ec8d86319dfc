import type { FC } from 'hono/jsx'
import type { Language } from '../locales/languages.ts'

/** A piece of a letter. */
export type Piece =
  | { words: string }
  /** A link to a page of ours, as a button. */
  | { button: string; href: string }
  /** A link within a list of several. */
  | { link: string; href: string }
  /** Something to type elsewhere. */
  | { code: string; label: string }
  /** In small print. */
  | { small: string }

/** What a letter says, once for its HTML and its text. */
export type Letter = {
  language: Language
  subject: string
  heading: string
  pieces: readonly Piece[]
  signature: string
}

export type Rendered = { subject: string; html: string; text: string }

/** A letter as mail programs want it: HTML that needs no table, no picture and nothing from elsewhere; and the same as text. */
export async function render(letter: Letter): Promise<Rendered> {
  return {
    subject: oneLine(letter.subject),
    html: `<!doctype html>${String(await (<Html {...letter} />))}`,
    text: textOf(letter),
  }
}

/** Without what could begin another header. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
export const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ').trim()

/** Words of a mail program's own come first where it knows no font of ours; colours are left to it in the dark. */
const styles = `
body { margin: 0; padding: 24px 16px; background: #fff; color: #14211c; font: 16px/1.5 Figtree, "Segoe UI", Helvetica, Arial, sans-serif }
main { max-width: 34rem; margin: 0 auto }
h1 { font-size: 22px; line-height: 1.25; margin: 0 0 16px }
p { margin: 0 0 16px }
.button { display: inline-block; padding: 12px 22px; background: #0b5c45; color: #fff; font-weight: 700; text-decoration: none }
.code { font-size: 28px; font-weight: 700; letter-spacing: 4px; margin: 4px 0 16px }
.small, footer { font-size: 14px; color: #4a5a53 }
.address { overflow-wrap: anywhere }
footer { border-top: 1px solid #c9d2cd; padding-top: 12px; margin-top: 24px }
@media (prefers-color-scheme: dark) {
  body { background: #10201a; color: #f0f4f1 }
  .button { background: #8fe0bd; color: #10201a }
  .small, footer { color: #b6c4bd }
  a { color: #8fe0bd }
}`

const Html: FC<Letter> = ({ language, subject, heading, pieces, signature }) => (
  <html lang={language}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{subject}</title>
      <style>{styles}</style>
    </head>
    <body>
      <main>
        <h1>{heading}</h1>
        {pieces.map(piece => (
          <PieceView piece={piece} />
        ))}
        <footer>{signature}</footer>
      </main>
    </body>
  </html>
)

const PieceView: FC<{ piece: Piece }> = ({ piece }) => {
  if ('button' in piece)
    return (
      <>
        <p>
          <a class="button" href={pageOf(piece.href)}>
            {piece.button}
          </a>
        </p>
        <p class="small address">{piece.href}</p>
      </>
    )
  if ('link' in piece)
    return (
      <p>
        <a href={pageOf(piece.href)}>{piece.link}</a>
      </p>
    )
  if ('code' in piece)
    return (
      <>
        <p>{piece.label}</p>
        <p class="code">{piece.code}</p>
      </>
    )
  if ('small' in piece) return <p class="small">{piece.small}</p>
  return <p>{piece.words}</p>
}

/** Letters lead to pages only. */
const pageOf = (address: string): string => (/^https?:\/\//.test(address) ? address : '')

function textOf({ heading, pieces, signature }: Letter): string {
  const blocks = pieces.map(piece => {
    if ('button' in piece) return `${piece.button} :\n${piece.href}`
    if ('link' in piece) return `${piece.link}\n${piece.href}`
    if ('code' in piece) return `${piece.label}\n${piece.code}`
    return 'small' in piece ? piece.small : piece.words
  })
  return `${[heading, ...blocks, `-- \n${signature}`].join('\n\n')}\n`
}
