import type { Bilingual } from '../../platform/locales/languages.ts'

type Refusal = { code: string; sentence: Bilingual; field?: string }

export const personGone: Refusal = {
  code: 'person-gone',
  sentence: { fr: 'Ce compte n’existe plus.', en: 'This account is gone.' },
}

export const unknownPerson: Refusal = {
  code: 'unknown-person',
  field: 'person',
  sentence: { fr: 'Personne n’a cet identifiant.', en: 'Nobody has this identity.' },
}

export const confirmAgain: Refusal = {
  code: 'confirm-again',
  sentence: {
    fr: 'Il s’est passé trop de temps depuis que vous vous êtes connecté : confirmez encore que c’est vous.',
    en: 'Too much time has passed since you signed in: confirm once more that it is you.',
  },
}

export const otherAddress: Refusal = {
  code: 'other-address',
  field: 'address',
  sentence: {
    fr: 'Ce n’est pas l’adresse de ce compte. Rien n’a été effacé.',
    en: 'This is not the address of this account. Nothing was erased.',
  },
}

export const choiceMissing: Refusal = {
  code: 'choice-missing',
  field: 'writings',
  sentence: {
    fr: 'Dites ce que devient ce que vous avez écrit. Rien n’a été effacé.',
    en: 'Say what is to become of what you wrote. Nothing was erased.',
  },
}

export const lastAdministrator: Refusal = {
  code: 'last-administrator',
  sentence: {
    fr: 'Vous êtes seul à administrer ce site, et il lui faut quelqu’un. Faites d’abord une autre personne administratrice ; vous pourrez ensuite effacer votre compte.',
    en: 'You alone administer this site, and it needs somebody. Make another person its administrator first; then you can erase your account.',
  },
}
