import type { FC, PropsWithChildren } from 'hono/jsx'
import type { Language } from '../platform/locales/languages.ts'
import { Typeset } from './typography.tsx'

/** Roles said in so many words, since browsers forget them when a table is laid out as blocks. */
const roles = {
  table: { role: 'table' },
  group: { role: 'rowgroup' },
  row: { role: 'row' },
  heading: { role: 'columnheader' },
  cell: { role: 'cell' },
} as const

type FoldingTableProps = PropsWithChildren<{
  language: Language
  caption: string
  headings: readonly string[]
  /** Show the caption; it is heard in any case. */
  visibleCaption?: boolean
}>

/** A table whose rows become blocks under 40rem, and which stays a table for those who listen to it. */
export const FoldingTable: FC<FoldingTableProps> = ({ language, caption, headings, visibleCaption, children }) => (
  <div class="fold">
    <table {...roles.table}>
      <caption class={visibleCaption ? undefined : 'vh'}>
        <Typeset words={caption} language={language} />
      </caption>
      <thead {...roles.group}>
        <tr {...roles.row}>
          {headings.map(heading => (
            <th scope="col" {...roles.heading}>
              <Typeset words={heading} language={language} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...roles.group}>{children}</tbody>
    </table>
  </div>
)

/** A row of a folding table. */
export const Row: FC<PropsWithChildren<{ id?: string | undefined }>> = ({ id, children }) => (
  <tr {...roles.row} id={id}>
    {children}
  </tr>
)

type CellProps = PropsWithChildren<{
  /** `w` takes the whole width when folded, `t` stands first, beside an `i` before it; `n` doesn't wrap, `d` stands on the right. */
  class?: string
  /** The column's heading, seen in front of the cell when the table is folded. */
  label?: string
  language?: Language
}>

/** A cell of a folding table. */
export const Cell: FC<CellProps> = ({ class: kind, label, language, children }) => (
  <td {...roles.cell} class={kind}>
    {label && (
      <span class="l" aria-hidden="true">
        <Typeset words={language === 'fr' ? `${label} : ` : `${label}: `} language={language ?? 'fr'} />
      </span>
    )}
    {children}
  </td>
)
