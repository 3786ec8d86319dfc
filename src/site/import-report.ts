import type { Language } from '../platform/locales/languages.ts'
import { plural } from '../platform/locales/plural.ts'
import { kindInWords } from '../record/index.ts'
import { countsOf, type ImportResult } from './import-plans.ts'
import { shown } from './import-problem.ts'

const most = 200

/** What an import did, or would do, in lines for the terminal. */
export function importReport(
  { changes, unmentioned, entryId }: ImportResult,
  dryRun: boolean,
  language: Language,
): string[] {
  const fr = language === 'fr'
  const lines: string[] = []
  if (changes.length === 0)
    lines.push(
      fr ? 'Rien à changer : le site dit déjà tout cela.' : 'Nothing to change: the site says all of this already.',
    )
  else if (dryRun)
    lines.push(
      fr
        ? 'À blanc : voici ce qui changerait. Rien n’a été changé.'
        : 'Dry run: this is what would change. Nothing was changed.',
    )
  for (const [type, counts] of Object.entries(countsOf(changes))) {
    const kind = kindInWords(type, language)
    const { added = 0, corrected = 0, removed = 0 } = counts
    const parts = fr
      ? [
          added && `${added} ${plural('fr', added, 'ajout', 'ajouts')}`,
          corrected && `${corrected} ${plural('fr', corrected, 'correction', 'corrections')}`,
          removed && `${removed} ${plural('fr', removed, 'retrait', 'retraits')}`,
        ]
      : [added && `${added} added`, corrected && `${corrected} corrected`, removed && `${removed} removed`]
    lines.push(`${kind}${fr ? ' :' : ':'} ${parts.filter(Boolean).join(', ')}`)
  }
  const corrected = changes.filter(({ change }) => change !== 'added')
  for (const { type, key, change, differences } of corrected.slice(0, most)) {
    const verb = change === 'removed' ? (fr ? 'retiré' : 'removed') : fr ? 'corrigé' : 'corrected'
    lines.push(`- ${kindInWords(type, language)} ${key}, ${verb}`)
    for (const [field, { before, after }] of Object.entries(differences)) {
      lines.push(`    ${field}${fr ? ' :' : ':'} ${shown(before)} → ${shown(after)}`)
    }
  }
  if (corrected.length > most)
    lines.push(fr ? `… et ${corrected.length - most} autres.` : `… and ${corrected.length - most} more.`)
  if (unmentioned.length > 0) {
    lines.push(
      fr
        ? `Sur le site et absents des fichiers, laissés tels quels (${unmentioned.length}) :`
        : `On the site and not in the files, left as they are (${unmentioned.length}):`,
    )
    for (const { type, key } of unmentioned.slice(0, most)) lines.push(`- ${kindInWords(type, language)} ${key}`)
  }
  if (entryId && !dryRun) lines.push(fr ? `Au registre : /id/entry/${entryId}` : `In the record: /id/entry/${entryId}`)
  return lines
}
