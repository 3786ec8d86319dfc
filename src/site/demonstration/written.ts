import type { Proposal } from '../../consultations/index.ts'
import type { Lots } from './lots.ts'
import { ideas } from './sample-ideas.ts'
import { authors, closings, details, openings, salutations, valedictions } from './sample-voices.ts'

/** By which way something comes: each is written otherwise. */
export type Manner = 'site' | 'paper' | 'letter' | 'note' | 'elsewhere'
export type Writer = (manner: Manner, author: string) => Proposal

/** Its mark as a sample, which titles and names have. */
export const marked = (words: string): string => (words === '' ? '' : `Exemple : ${words}`)

/** Under which name each person of the demonstration writes; many under none. */
export const authorOf = (person: number): string => authors[person % authors.length] ?? ''

const paragraphs = (...all: readonly (readonly string[])[]): string =>
  all
    .map(sentences => [...new Set(sentences)].filter(one => one !== '').join(' '))
    .filter(one => one !== '')
    .join('\n\n')

/**
 * Writes proposals as people do, by lot from ideas, none twice: somebody who sends the same words again is refused.
 * @param priorities the identities of the priorities, by their numbers
 */
export function writerOf(lots: Lots, priorities: ReadonlyMap<number, string>): Writer {
  const written = new Set<string>()
  const draw: Writer = (manner, author) => {
    const number = lots.between(1, 4)
    const { titles, why, what } = lots.pick(ideas[number] ?? [])
    const more = lots.chance(0.3) ? lots.pick(what) : ''
    const detail = lots.chance(0.4) ? lots.pick(details) : ''
    const text = {
      site: () =>
        paragraphs([lots.pick(openings), lots.pick(why), detail], [lots.pick(what), more, lots.pick(closings)]),
      paper: () => paragraphs([lots.pick(why), detail, lots.pick(what)]),
      letter: () =>
        paragraphs(
          [lots.pick(salutations)],
          [lots.pick(why), lots.pick(details)],
          [lots.pick(what), more, lots.pick(closings)],
          [lots.pick(valedictions)],
        ),
      note: () => paragraphs([lots.pick(what), lots.chance(0.5) ? lots.pick(why) : '']),
      elsewhere: () => paragraphs([lots.pick(why), detail], [lots.pick(what), more]),
    }[manner]()
    const answers: Proposal['answers'] = {}
    if (manner === 'site' && lots.chance(0.25)) answers.deja = lots.chance(0.5) ? 'non' : 'oui'
    if (answers.deja === 'oui') answers.lequel = 'Exemple : le plan précédent'
    return {
      title: marked(lots.pick(titles)),
      text,
      answers,
      priorityId: lots.chance(0.12) ? null : (priorities.get(number) ?? null),
      language: 'fr',
      author: marked(author),
    }
  }
  return (manner, author) => {
    for (;;) {
      const proposal = draw(manner, author)
      // The same words in another title are the same proposal for whoever reads them.
      const words = proposal.text.replace(/\s+/g, ' ')
      if (written.has(words)) continue
      written.add(words)
      return proposal
    }
  }
}
