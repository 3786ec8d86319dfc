const loopback = new Set(['127.0.0.1', '::1', 'localhost'])

/** Whether an address or a name is of this machine only. */
export const isLoopback = (host: string): boolean => loopback.has(host)
