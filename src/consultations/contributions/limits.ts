import type { Rate } from '../../platform/rates.ts'

const hour = 3600

/**
 * How many contributions may be sent: under one address, as each brings it a letter, and nobody may be flooded by somebody else; and from one
 * place, which may be the library in which a workshop is held, or a whole ministry.
 * @param whose the address that was typed, or the person who has signed in
 */
export const sendingRates = (whose: string, client: string): Rate[] => [
  { name: 'contributions of one, an hour', whose, most: 10, seconds: hour },
  { name: 'contributions of one, a day', whose, most: 30, seconds: 24 * hour },
  { name: 'contributions from one place', whose: client, most: 60, seconds: hour },
]

/** How many files are kept that come from one place: each lies here for a day, whatever becomes of it. */
export const fileRates = (client: string): Rate[] => [
  { name: 'files from one place, an hour', whose: client, most: 60, seconds: hour },
  { name: 'files from one place, a day', whose: client, most: 200, seconds: 24 * hour },
]

/** As many bytes of files as may lie here that nobody stands for yet, from wherever they come. */
export const mostUnsettled = 5 * 1024 ** 3
