import { fontFiles } from './typst/fonts.ts'

/** As many dots as a slide or an article needs. */
const dots = 1200

/** A picture as PNG, its words in the fonts of documents. It takes some tens of milliseconds of the thread that asks. */
export async function png(svg: string): Promise<Uint8Array> {
  // Loaded by whoever asks first: it would slow each start.
  const { Resvg } = await import('@resvg/resvg-js')
  return new Resvg(svg, {
    fitTo: { mode: 'width', value: dots },
    font: { fontFiles: fontFiles(), loadSystemFonts: false, defaultFontFamily: 'Figtree' },
  })
    .render()
    .asPng()
}
