import { type Logger, pino } from 'pino'

export type Log = Logger

/** Structured logs, one JSON line each, on the error output: the standard output is for people. No address, no cookie, no name. */
export const openLog = (level: string): Log => pino({ level, base: null }, pino.destination({ dest: 2, sync: true }))
