import { monotonicFactory } from 'ulid'

const next = monotonicFactory()

/** A new ULID: the permanent identity of a thing. Those made by one process in one millisecond keep their order. */
export const newUlid = (): string => next()

/** Whether a text has the form of a ULID, as an address or a file may give it. */
export const isUlid = (text: string): boolean => /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(text)
