export const fr = {}
export type Messages = typeof fr
