import type { Rate } from '../../platform/rates.ts'

const hour = 3600

/**
 * How many letters may be asked for: to one address, so that nobody is flooded, nor a code of six digits guessed (three tries for each of
 * 15 letters a day: 1 in 60 after a year of it); and from one place, which may be that of a whole ministry.
 */
export const askingRates = (email: string, client: string): Rate[] => [
  { name: 'letters to one, an hour', whose: email, most: 5, seconds: hour },
  { name: 'letters to one, a day', whose: email, most: 15, seconds: 24 * hour },
  { name: 'letters from one place', whose: client, most: 60, seconds: hour },
]

/** How many invitations somebody may send, and one address may get. */
export const invitingRates = (personId: string, email: string): Rate[] => [
  { name: 'invitations by one, an hour', whose: personId, most: 60, seconds: hour },
  { name: 'invitations to one, a day', whose: email, most: 10, seconds: 24 * hour },
]

/** How often codes and links may be tried from one place. */
export const answeringRates = (client: string): Rate[] => [
  { name: 'answers from one place', whose: client, most: 120, seconds: hour },
]
