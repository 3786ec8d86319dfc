import { type Kept, keepsOfPeople } from './kept.ts'
import { type OwnKind, own } from './own-kinds.ts'
import { keptWords } from './words.ts'

// What this room keeps about people.
keepsOfPeople(
  ...(Object.keys(own) as OwnKind[]).map(kind => {
    const told = { ...own[kind], kind, words: (language: 'fr' | 'en') => keptWords(language).kinds[kind] }
    // Each kind has the words that its end asks for: see `OwnWords`.
    return told as Kept
  }),
)
