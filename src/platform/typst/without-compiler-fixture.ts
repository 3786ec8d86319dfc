import { register } from 'node:module'

/** The process that sets documents, on a machine for which nobody made the compiler. */
const refusing = `export async function resolve(name, context, next) {
  if (name.startsWith('@myriaddreamin/')) throw new Error('no compiler for this machine')
  return next(name, context)
}`
register(`data:text/javascript,${encodeURIComponent(refusing)}`)
await import('./setting-process.ts')
