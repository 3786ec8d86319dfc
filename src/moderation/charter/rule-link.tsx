import type { FC } from 'hono/jsx'
import { Link, Typeset } from '../../design/index.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { words } from '../words.ts'
import { type Cited, pathOfRule } from './charter.ts'

/** A rule by its number and title, in the wording that was cited, and where it can be read. */
export const RuleLink: FC<{ rule: Cited; language: Language }> = ({ rule, language }) => (
  <Link href={pathOfRule(language, rule)}>
    <Typeset words={words(language).rule(rule.number, rule.title[language])} language={language} />
  </Link>
)
