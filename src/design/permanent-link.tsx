import type { FC } from 'hono/jsx'
import { permanentPath } from '../platform/http/addresses.ts'
import { Link } from './link.tsx'

/** The permanent address of a thing: on paper, where nobody can follow it, with the site that it is on. */
export const PermanentLink: FC<{ origin: string; type: string; id: string }> = ({ origin, type, id }) => (
  <Link href={permanentPath(type, id)}>
    <span class="paper">{origin}</span>
    {permanentPath(type, id)}
  </Link>
)
