import type { Look } from '../../platform/office/look.ts'

/** The look of documents that others may go on writing: the site’s colours in the light, and a font that their machines have. */
export const look: Look = {
  font: 'Arial',
  ink: '#14201d',
  quiet: '#4a5550',
  accent: '#07635a',
  late: '#a32a22',
  joint: '#d8d3c2',
  notice: '#dcece8',
}
