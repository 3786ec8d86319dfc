import type { Bilingual } from '../platform/locales/languages.ts'
import { nearest } from '../platform/nearest.ts'
import { OperatorError } from '../platform/operator-error.ts'
import { exit } from './command.ts'

/** What was typed can't be carried out as it stands: one line that says what, and where to read on. */
export const misunderstood = (sentence: Bilingual, command?: string): OperatorError => {
  const help = command ? `parvis ${command} --help` : 'parvis --help'
  return new OperatorError(
    'misunderstood',
    { fr: `${sentence.fr} Voir : ${help}`, en: `${sentence.en} See: ${help}` },
    exit.misunderstood,
  )
}

/** A name that nothing has, and the one that was probably meant. */
export function unknownName(typed: string, known: readonly string[], command?: string): OperatorError {
  const meant = nearest(typed, known)
  return misunderstood(
    {
      fr: `Je ne comprends pas « ${typed} ».${meant ? ` Vouliez-vous écrire « ${meant} » ?` : ''}`,
      en: `I don’t understand “${typed}”.${meant ? ` Did you mean “${meant}”?` : ''}`,
    },
    command,
  )
}
