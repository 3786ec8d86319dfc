import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { Day } from '../../platform/facts/period.ts'
import { projectRoot } from '../../platform/project-root.ts'

/** What was measured of the accessibility of the pages, and what an audit said: `data/accessibility.json`. */
const Measured = z.strictObject({
  tool: z.string(),
  date: Day,
  rules: z.array(z.string()),
  views: z.array(z.strictObject({ width: z.int(), scheme: z.enum(['light', 'dark']) })),
  pages: z.array(z.string()),
  violations: z.array(z.strictObject({ page: z.string(), rule: z.string(), count: z.int() })),
  /** Null until somebody audits the site by the RGAA: only an audit can establish that it complies. */
  audit: z.strictObject({ by: z.string(), date: Day, state: z.enum(['none', 'partial', 'full']) }).nullable(),
})
export type Measured = z.infer<typeof Measured>

/** Read once: it comes with the program. */
export const measured: Measured = Measured.parse(
  JSON.parse(readFileSync(join(projectRoot, 'data', 'accessibility.json'), 'utf8')),
)

/** The state that the law asks the site to say: not compliant until an audit established otherwise. */
export const complianceState = measured.audit?.state ?? 'none'
