import type { ThemeRow } from './consolidation/theme.ts'

/** The page of a theme; null while there is none. */
export const themeHref = (_theme: ThemeRow): string | null => null
