import type { FC, PropsWithChildren } from 'hono/jsx'
import type { Language } from '../platform/locales/languages.ts'
import { Typeset } from './typography.tsx'

/** What is said where a list would be: that it is empty, and why; ways out go in `children`. */
export const EmptyState: FC<PropsWithChildren<{ language: Language; sentence: string }>> = ({
  language,
  sentence,
  children,
}) => (
  <div class="stack near">
    <p class="muted">
      <Typeset words={sentence} language={language} />
    </p>
    {children}
  </div>
)
