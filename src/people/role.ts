/** What somebody may be on this site, beside a participant. */
export const roles = ['administrator'] as const
export type Role = (typeof roles)[number]
