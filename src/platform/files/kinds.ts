/**
 * The kinds of files that are taken, as their content says; what they are called, and how their names end, the usual ending first. A `table` comes
 * to be read by the site, by whom it is judged, and is given to nobody.
 */
export const fileKinds = {
  pdf: { mediaType: 'application/pdf', endings: ['pdf'] },
  odt: { mediaType: 'application/vnd.oasis.opendocument.text', endings: ['odt'] },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    endings: ['docx'],
  },
  png: { mediaType: 'image/png', endings: ['png'] },
  jpeg: { mediaType: 'image/jpeg', endings: ['jpg', 'jpeg'] },
  table: { mediaType: 'application/octet-stream', endings: ['csv', 'xlsx'] },
} as const satisfies Record<string, { mediaType: string; endings: readonly [string, ...string[]] }>

export type FileKind = keyof typeof fileKinds

const accepting = (kinds: readonly FileKind[]): string =>
  kinds.flatMap(kind => fileKinds[kind].endings.map(ending => `.${ending}`)).join(',')

/** For the `accept` of a field, so that browsers offer what is taken first. It decides nothing. */
export const acceptedFiles: string = accepting(['pdf', 'odt', 'docx', 'png', 'jpeg'])
export const acceptedTables: string = accepting(['table'])
