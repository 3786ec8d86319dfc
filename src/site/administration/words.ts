import type { Language } from '../../platform/locales/languages.ts'

const fr = {
  title: 'Administration',
  lede: 'Ce que le site sait des gens, et ce qui s’y fait. Montré aux administrateurs seulement.',
  notForYou: 'Cette page n’est pas pour vous',
  notForYouCause: 'Elle est pour les administrateurs du site.',
  filter: 'Filtrer',
  show: 'Afficher',
  all: 'Tout afficher',
  any: 'tous',
  nothing: 'Rien ici pour l’instant, ou rien de ce qui est demandé.',
  act: 'Action',
  newer: 'Plus récents',
  older: 'Plus anciens',
  never: 'jamais',
}

const en: typeof fr = {
  title: 'Administration',
  lede: 'What the site knows of people, and what is done on it. Shown to administrators only.',
  notForYou: 'This page is not for you',
  notForYouCause: 'It is for the administrators of the site.',
  filter: 'Filter',
  show: 'Show',
  all: 'Show all',
  any: 'all',
  nothing: 'Nothing here yet, or nothing of what is asked for.',
  act: 'Action',
  newer: 'Newer',
  older: 'Older',
  never: 'never',
}

/** The words of the administration, in a language. */
export const words = (language: Language) => (language === 'fr' ? fr : en)
