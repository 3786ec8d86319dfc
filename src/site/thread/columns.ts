import type { Traced } from '../../answers/index.ts'
import { numberInWords } from '../../consultations/index.ts'
import type { OrganisationRow } from '../../people/index.ts'
import { permanentPath } from '../../platform/http/addresses.ts'
import type { Column } from '../../platform/http/formats/csv.ts'
import type { Reading } from '../../platform/reading.ts'
import type { Edge } from './edges.ts'
import { fr } from './messages.fr.ts'

type ArrivedRow = { row: Traced; organisations: ReadonlyMap<string, OrganisationRow>; reading: Reading }

const { columns } = fr.origin

/** A line for each contribution, or point of one, that led to a commitment. */
export const arrivedColumns: readonly Column<ArrivedRow>[] = [
  { name: 'contribution', description: columns.contribution, value: ({ row }) => numberInWords(row.contribution) },
  { name: 'point', description: columns.point, value: ({ row }) => row.number },
  { name: 'title', description: columns.title, value: ({ row }) => row.title },
  { name: 'state', description: columns.state, value: ({ row }) => row.state },
  { name: 'outcome', description: columns.outcome, value: ({ row }) => row.outcome },
  {
    name: 'organisation',
    description: columns.organisation,
    value: ({ row, organisations }) => (row.organisation_id && organisations.get(row.organisation_id)?.key) ?? null,
  },
  { name: 'answered', description: columns.answered, value: ({ row }) => row.published_at?.toISOString() ?? null },
  {
    name: 'answer',
    description: columns.answer,
    value: ({ row, reading }) => row.answer_id && `${reading.origin}${permanentPath('answer', row.answer_id)}`,
  },
]

type EdgeRow = { edge: Edge; origin: string }

const { graph } = fr

/** A line for each link of a plan’s thread. */
export const edgeColumns: readonly Column<EdgeRow>[] = [
  { name: 'from_type', description: graph.from_type, value: ({ edge }) => edge.from_type },
  {
    name: 'from',
    description: graph.from,
    value: ({ edge, origin }) => `${origin}${permanentPath(edge.from_type, edge.from_id)}`,
  },
  { name: 'from_name', description: graph.from_name, value: ({ edge }) => edge.from_name },
  { name: 'kind', description: graph.kind, value: ({ edge }) => edge.kind },
  { name: 'to_type', description: graph.to_type, value: ({ edge }) => edge.to_type },
  {
    name: 'to',
    description: graph.to,
    value: ({ edge, origin }) => `${origin}${permanentPath(edge.to_type, edge.to_id)}`,
  },
  { name: 'to_name', description: graph.to_name, value: ({ edge }) => edge.to_name },
  { name: 'since', description: graph.since, value: ({ edge }) => edge.since?.toISOString() ?? null },
]
