import { pick, placeName, type Random, randomFrom, sentence } from './made-up.ts'
import { asks, means, openings, publics, reasons, type Subject, subjects, titles } from './said-about.ts'

const trimmed = (of: string) => of.slice(0, 1900)

const capital = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)

/** A few sentences about a subject, of which each says something else. */
function sentencesOn(random: Random, subject: Subject): string[] {
  const thing = () => pick(random, subject.things)
  const wish = () => pick(random, subject.wishes)
  const trouble = () => pick(random, subject.troubles)
  const kinds = [
    () => `${pick(random, openings)} ${trouble()}, et ${pick(random, publics)} en souffrent d’abord.`,
    () => `${pick(random, asks)} ${wish()}, ${pick(random, means)}.`,
    () => `Pour ${thing()}, ${pick(random, publics)} et ${pick(random, publics)} attendent la même chose : ${wish()}.`,
    () => `À ${placeName(random)}, ${trouble()}.`,
    () => pick(random, reasons),
    () => `${capital(wish())} ${pick(random, means)} aiderait ${pick(random, publics)}.`,
    () => `Tant que ${trouble()}, parler de ${thing().replace(/^les? |^la |^l’/, '')} n’a pas de sens.`,
    () => `Le plan dit : « ${sentence(random, 'fr', 8 + Math.floor(random() * 10))} ».`,
    () => `On pourrait ${wish()} ${pick(random, means)}, comme à ${placeName(random)}.`,
  ]
  const length = 2 + Math.floor(random() * 5)
  return Array.from({ length }, () => pick(random, kinds)())
}

/** What somebody might propose: the same text for the same number, at each run. */
export function madeUpContribution(number: number): { title: string; text: string } {
  const random = randomFrom(20_000_000 + number)
  const subject = pick(random, subjects)
  // Now and then, somebody speaks of two things at once.
  const other = random() < 0.2 ? pick(random, subjects) : null
  const place = random() < 0.3 ? ` à ${placeName(random)}` : ''
  const title = `${pick(random, titles)} ${pick(random, subject.things)}${place}`
  const text = [...sentencesOn(random, subject), ...(other ? sentencesOn(random, other).slice(0, 2) : [])].join(' ')
  return { title: title.slice(0, 120), text: trimmed(text) }
}
