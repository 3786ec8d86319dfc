import type { Bilingual } from '../platform/locales/languages.ts'
import { Refused } from '../record/index.ts'

const refusal = (code: string, sentence: Bilingual, field?: string) => (): Refused =>
  new Refused({ code, sentence, ...(field ? { field } : {}) })

/** Why something isn't done here. */
export const refusals = {
  unknown: refusal('contribution-unknown', {
    fr: 'Cette contribution n’existe pas.',
    en: 'There is no such contribution.',
  }),
  notShown: refusal('contribution-not-shown', {
    fr: 'Cette contribution n’est pas publiée : il n’y a rien à signaler ni à masquer.',
    en: 'This contribution isn’t published: there is nothing to report or to hide.',
  }),
  withdrawn: refusal('contribution-withdrawn', {
    fr: 'Son auteur a déjà retiré cette contribution : son texte n’est plus montré.',
    en: 'Its author has already withdrawn this contribution: its text is shown no more.',
  }),
  hiddenAlready: refusal('contribution-hidden', {
    fr: 'Cette contribution est déjà masquée.',
    en: 'This contribution is hidden already.',
  }),
  hiddenMeanwhile: (rule: number, title: Bilingual) =>
    refusal('contribution-hidden', {
      fr: `Cette contribution est déjà masquée, par la règle ${rule} (${title.fr}).`,
      en: `This contribution is hidden already, by rule ${rule} (${title.en}).`,
    })(),
  notHidden: refusal('contribution-not-hidden', {
    fr: 'Cette contribution n’est pas, ou n’est plus, masquée.',
    en: 'This contribution isn’t hidden, or isn’t any more.',
  }),
  repeats: refusal(
    'explanation-repeats',
    {
      fr: 'Cette explication répète ce qu’elle masque, et tout le monde la lira. Dites la raison sans reprendre ces mots.',
      en: 'This explanation repeats what it hides, and everybody will read it. Say why without these words.',
    },
    'explanation',
  ),
  notYours: refusal('not-your-contribution', {
    fr: 'Seul l’auteur d’une contribution masquée peut contester.',
    en: 'Only the author of a hidden contribution may appeal.',
  }),
  appealedAlready: refusal('appealed-already', {
    fr: 'Vous avez déjà contesté cette décision : on ne le fait qu’une fois.',
    en: 'You have appealed this decision already: that can be done once.',
  }),
  tooLate: refusal('appeal-too-late', {
    fr: 'Le délai pour contester cette décision est passé.',
    en: 'The time to appeal this decision is over.',
  }),
  noAppeal: refusal('no-appeal', {
    fr: 'Rien n’attend de réponse ici : personne n’a contesté, ou quelqu’un a déjà répondu.',
    en: 'Nothing waits for an answer here: nobody has appealed, or somebody has answered already.',
  }),
  anotherModerator: refusal('another-moderator', {
    fr: 'Vous avez vous-même masqué cette contribution : c’est à un autre modérateur, ou à un administrateur, de répondre.',
    en: 'You hid this contribution yourself: another moderator, or an administrator, has to answer.',
  }),
  noReport: refusal('no-report', {
    fr: 'Aucun signalement n’attend ici : quelqu’un y a déjà répondu.',
    en: 'No report waits here: somebody has answered already.',
  }),
  nothingLeft: refusal('nothing-left', {
    fr: 'Rien de ce que vous avez coché n’attend plus : quelqu’un l’a déjà traité.',
    en: 'Nothing of what you ticked still waits: somebody has settled it already.',
  }),
}
