import type { Rate } from '../platform/rates.ts'

const hour = 3600

/**
 * How many reports are taken: from one place, which may be that of a whole ministry; and of one contribution from one place, so that nobody
 * makes it the most reported one alone.
 */
export const reportingRates = (client: string, contributionId: string): Rate[] => [
  { name: 'reports from one place', whose: client, most: 30, seconds: hour },
  { name: 'reports of one from one place, a day', whose: `${client} ${contributionId}`, most: 3, seconds: 24 * hour },
]
