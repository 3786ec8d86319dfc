import type { Child, FC } from 'hono/jsx'
import type { Language } from '../platform/locales/languages.ts'
import { type Content, Shown } from './content.tsx'
import { Link } from './link.tsx'

export type PriorityItem = {
  number: number
  label: Content
  href?: string
  /** A line under the label: “3 engagements”, “rattachement non sourcé”. */
  note?: Child
}

/** Priorities as slabs, each wholly its link where it has a page. */
export const PriorityGrid: FC<{ language: Language; priorities: readonly PriorityItem[] }> = ({
  language,
  priorities,
}) => (
  <ol class="prio">
    {priorities.map(priority => (
      <li class="slab todo">
        <span class="num">{priority.number}</span> <PriorityWords language={language} priority={priority} />
      </li>
    ))}
  </ol>
)

/** Priorities as lines, where a grid would weigh too much. */
export const PriorityList: FC<{ language: Language; priorities: readonly PriorityItem[] }> = ({
  language,
  priorities,
}) => (
  <ol class="list coded">
    {priorities.map(priority => (
      <li>
        <p class="code">{priority.number}</p>
        <div>
          <PriorityWords language={language} priority={priority} />
        </div>
      </li>
    ))}
  </ol>
)

const PriorityWords: FC<{ language: Language; priority: PriorityItem }> = ({
  language,
  priority: { label, href, note },
}) => (
  <>
    <p class="label">
      {href ? (
        <Link class="cover" href={href}>
          <Shown of={label} language={language} mark={false} />
        </Link>
      ) : (
        <Shown of={label} language={language} />
      )}
    </p>
    {note && (
      <p class="small muted">
        <Shown of={note} language={language} />
      </p>
    )}
  </>
)
