import type { Language } from '../../platform/locales/languages.ts'

const fr = {
  lede: 'Ce que vous changez ici se lit aussitôt sur le site, et au registre avec ce qu’il y avait avant.',
  add: 'Ajouter une organisation',
  addLede: 'Elle aura sa page, et l’on pourra inviter des personnes à agir pour elle.',
  fields: {
    nameFr: 'Nom en français',
    nameEn: 'Nom en anglais',
    abbreviation: 'Sigle',
    kind: 'Genre',
    partOf: 'Fait partie de',
  },
  ofNone: 'aucune organisation',
  save: 'Enregistrer',
  saved: 'C’est enregistré.',
  wrong: 'Il faut un nom, en une ligne, de 300 signes au plus.',
  seePage: 'Voir sa page',
  seeMembers: 'Voir qui agit pour elle',
  both: 'Deux changements en même temps',
  bothIntro: 'Rien de ce que vous avez tapé n’est perdu.',
  meanwhile: 'Quelqu’un d’autre a changé cette organisation pendant que vous écriviez. Comparez, puis choisissez.',
  field: 'Quoi',
  theirs: 'Sur le site maintenant',
  yours: 'Ce que vous avez tapé',
  keepMine: 'Enregistrer ce que j’ai tapé',
  keepTheirs: 'Garder ce qui est sur le site',
}

const en: typeof fr = {
  lede: 'What you change here is read on the site at once, and in the record with what was there before.',
  add: 'Add an organisation',
  addLede: 'It will have its page, and people can be invited to act for it.',
  fields: {
    nameFr: 'Name in French',
    nameEn: 'Name in English',
    abbreviation: 'Abbreviation',
    kind: 'Kind',
    partOf: 'Part of',
  },
  ofNone: 'no organisation',
  save: 'Save',
  saved: 'It is saved.',
  wrong: 'A name is needed, in one line, of 300 characters at most.',
  seePage: 'See its page',
  seeMembers: 'See who acts for it',
  both: 'Two changes at the same time',
  bothIntro: 'Nothing of what you typed is lost.',
  meanwhile: 'Somebody else has changed this organisation while you were writing. Compare, then choose.',
  field: 'What',
  theirs: 'On the site now',
  yours: 'What you typed',
  keepMine: 'Save what I typed',
  keepTheirs: 'Keep what is on the site',
}

/** The words of the pages on which organisations are corrected. */
export const organisationWords = (language: Language) => (language === 'fr' ? fr : en)
