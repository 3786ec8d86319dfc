/** How large a frame is, in CSS pixels: what it shows fits without a bar beside it, in most words. */
export const size = { width: 600, height: 300 }

const escaped = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** The HTML of a frame, for the page of another site. It waits until its reader comes near, and takes no more than the page's width. */
export const frameHtml = (src: string, title: string, { width, height }: typeof size = size): string =>
  `<iframe src="${escaped(src)}" title="${escaped(title)}" width="${width}" height="${height}" loading="lazy" style="border:0;max-width:100%"></iframe>`
