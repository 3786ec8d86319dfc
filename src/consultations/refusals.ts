import type { Bilingual } from '../platform/locales/languages.ts'
import { Refused } from '../record/index.ts'
import { words } from './words.ts'

const refusal = (code: string, sentence: Bilingual, field?: string) => (): Refused =>
  new Refused({ code, sentence, ...(field ? { field } : {}) })

/** Why something isn't done here. */
export const refusals = {
  unknownConsultation: refusal('consultation-unknown', {
    fr: 'Cette consultation n’existe pas.',
    en: 'There is no such consultation.',
  }),
  answered: refusal('contribution-answered', {
    fr: 'Cette contribution a une réponse publiée, ou une dispense motivée, qui porte sur son texte tel qu’il est : il ne change plus. Vous pouvez demander un second regard, ou la retirer.',
    en: 'This contribution has a published answer, or a reasoned waiver, which is about its text as it stands: that doesn’t change any more. You can ask for a second look, or withdraw it.',
  }),
  notOpen: refusal('consultation-not-open', {
    fr: 'Cette consultation n’est pas encore ouverte.',
    en: 'This consultation isn’t open yet.',
  }),
  closed: refusal('consultation-closed', {
    fr: 'Cette consultation est close : elle ne prend plus de contributions.',
    en: 'This consultation is closed: it takes no more contributions.',
  }),
  onlyOrganisations: refusal('organisations-only', {
    fr: 'Cette consultation s’adresse aux organisations : connectez-vous, et choisissez celle pour laquelle vous agissez.',
    en: 'This consultation is for organisations: sign in, and choose the one that you act for.',
  }),
  unknownPriority: refusal(
    'priority-unknown',
    {
      fr: 'Cette priorité n’est pas de cette consultation.',
      en: 'This priority is not one of this consultation’s.',
    },
    'priority',
  ),
  unknownOrganisation: refusal('organisation-unknown', {
    fr: 'Cette organisation n’est pas connue ici.',
    en: 'This organisation isn’t known here.',
  }),
  badAnswers: refusal(
    'bad-answers',
    {
      fr: 'Une réponse manque, ou ne va pas.',
      en: 'An answer is missing, or doesn’t work.',
    },
    'answers',
  ),
  mailNeeded: refusal(
    'mail-needed',
    {
      fr: 'Donnez une adresse de courriel : c’est par elle que vous confirmerez.',
      en: 'Give a mail address: it is by it that you will confirm.',
    },
    'email',
  ),
  nameOfOrganisation: (name: string) =>
    refusal(
      'name-of-an-organisation',
      {
        fr: `Ce nom se lit comme celui d’une organisation connue ici (« ${name} »). Pour parler en son nom, connectez-vous avec votre mandat ; sinon, choisissez un autre nom.`,
        en: `This name reads like that of an organisation that is known here (“${name}”). To speak for it, sign in with your mandate; otherwise choose another name.`,
      },
      'author',
    )(),
  already: (number: string) =>
    refusal('already-sent', {
      fr: `Vous avez déjà envoyé ce texte : c’est la contribution ${number}.`,
      en: `You have sent this text already: it is contribution ${number}.`,
    })(),
  unknown: refusal('contribution-unknown', {
    fr: 'Cette contribution n’existe pas, ou n’est pas de vous.',
    en: 'There is no such contribution, or it isn’t yours.',
  }),
  notWaiting: refusal('contribution-not-waiting', {
    fr: 'Cette contribution n’attend pas de confirmation.',
    en: 'This contribution doesn’t wait to be confirmed.',
  }),
  notYours: refusal('not-your-address', {
    fr: 'Cette contribution a été envoyée avec une autre adresse.',
    en: 'This contribution was sent with another address.',
  }),
  settled: refusal('contribution-settled', {
    fr: 'La consultation est close : sa contribution ne change plus. Elle peut encore être retirée.',
    en: 'The consultation is closed: its contribution doesn’t change any more. It can still be withdrawn.',
  }),
  notShown: refusal('contribution-not-shown', {
    fr: 'Cette contribution n’est pas, ou n’est plus, publiée.',
    en: 'This contribution isn’t published, or isn’t any more.',
  }),
  changedMeanwhile: refusal('changed-meanwhile', {
    fr: 'Cette contribution a changé depuis que vous l’avez ouverte.',
    en: 'This contribution has changed since you opened it.',
  }),
  filesGone: refusal('files-gone', { fr: words('fr').files.gone, en: words('en').files.gone }, 'files'),
}
