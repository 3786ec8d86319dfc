import type { ThingColumns } from '../record/index.ts'
import type { Document, Figure, Phase, Plan, Priority, Term } from './plan.ts'
import type { Sheet } from './sheet.ts'

declare module '../platform/database/tables.ts' {
  interface Tables {
    terms: ThingColumns<Term>
    plans: ThingColumns<Plan> & { slug: string; earliest: string | null; latest: string | null }
    figures: ThingColumns<Figure> & { plan_id: string | null; measure: string }
    priorities: ThingColumns<Priority> & { plan_id: string; stage: string; number: number }
    phases: ThingColumns<Phase> & { plan_id: string }
    documents: ThingColumns<Document> & { plan_id: string }
    sheets: ThingColumns<Sheet> & { plan_id: string }
  }
}
