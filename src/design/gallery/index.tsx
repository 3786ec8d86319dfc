import type { FC } from 'hono/jsx'
import type { Language } from '../../platform/locales/languages.ts'
import { CommitmentPage } from './commitment.tsx'
import { EntryPage } from './entry.tsx'
import { Home } from './home.tsx'
import { MissingPage } from './missing.tsx'
import { PlanPage } from './plan.tsx'

/** Every component in realistic states: what the tests validate, and what a designer looks at. */
export const gallery: Record<string, FC<{ language: Language }>> = {
  home: Home,
  plan: PlanPage,
  commitment: CommitmentPage,
  entry: EntryPage,
  missing: MissingPage,
}
