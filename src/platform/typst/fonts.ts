import { createRequire } from 'node:module'
import { join } from 'node:path'
import { projectRoot } from '../project-root.ts'

/**
 * The fonts of documents, whole (the site's own are cut to what browsers load): those of the site, then one for all of Latin, Greek
 * and Cyrillic, then two for Arabic: one whose text programs read back as it was written, and one that has its rare letters.
 */
const files = [
  'bricolage-grotesque/700Bold/BricolageGrotesque_700Bold.ttf',
  'figtree/400Regular/Figtree_400Regular.ttf',
  'figtree/600SemiBold/Figtree_600SemiBold.ttf',
  'figtree/700Bold/Figtree_700Bold.ttf',
  'noto-sans/400Regular/NotoSans_400Regular.ttf',
  'noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
  'noto-sans/700Bold/NotoSans_700Bold.ttf',
  'vazirmatn/400Regular/Vazirmatn_400Regular.ttf',
  'vazirmatn/600SemiBold/Vazirmatn_600SemiBold.ttf',
  'vazirmatn/700Bold/Vazirmatn_700Bold.ttf',
  'noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf',
  'noto-sans-arabic/600SemiBold/NotoSansArabic_600SemiBold.ttf',
  'noto-sans-arabic/700Bold/NotoSansArabic_700Bold.ttf',
]

/** Where the fonts lie. */
export function fontFiles(): string[] {
  const { resolve } = createRequire(join(projectRoot, 'package.json'))
  return files.map(file => resolve(`@expo-google-fonts/${file}`))
}

/** Of the fonts, those that a text falls back on one after the other: what one of a family has, its other weights have as well. */
export const isOfText = (file: string): boolean => file.includes('_400Regular')
