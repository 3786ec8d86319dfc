import { formatDay } from '../design/index.ts'
import type { Day } from '../platform/facts/period.ts'
import type { Bilingual } from '../platform/locales/languages.ts'
import { Refused } from '../record/index.ts'

const refused = (code: string, fr: string, en: string, field?: string): Refused =>
  new Refused({ code, sentence: { fr, en } satisfies Bilingual, ...(field ? { field } : {}) })
const refusal = (code: string, fr: string, en: string, field?: string) => () => refused(code, fr, en, field)

const listed = (numbers: readonly string[]) => numbers.slice(0, 10).join(', ') + (numbers.length > 10 ? '…' : '')

/** Why something isn’t done here. */
export const refusals = {
  unknown: refusal(
    'point-unknown',
    'Cette contribution n’est pas, ou n’est plus, là.',
    'This contribution isn’t there, or isn’t any more.',
  ),
  unknownConsultation: refusal(
    'consultation-unknown',
    'Cette consultation n’existe pas.',
    'There is no such consultation.',
  ),
  elsewhere: refusal(
    'point-elsewhere',
    'Une de ces contributions est dans une autre consultation : on ne traite ensemble que celles d’une même consultation.',
    'One of these contributions is in another consultation: only those of one consultation are handled together.',
  ),
  notShown: (numbers: readonly string[]) =>
    refused(
      'point-not-shown',
      `${listed(numbers)} : retirée par son auteur, ou masquée par la modération. On n’y répond pas, et il n’y a rien à en faire pour l’instant.`,
      `${listed(numbers)}: withdrawn by its author, or hidden by moderation. It isn’t answered, and there is nothing to do with it for now.`,
    ),
  meanwhile: (numbers: readonly string[]) =>
    refused(
      'point-changed-meanwhile',
      `Quelqu’un s’est occupé de ${listed(numbers)} pendant que vous lisiez. Voici où cela en est : rien n’a été écrasé, choisissez de nouveau.`,
      `Somebody has handled ${listed(numbers)} while you were reading. This is where it stands: nothing was overwritten, choose again.`,
    ),
  changedMeanwhile: refusal(
    'changed-meanwhile',
    'Quelqu’un d’autre a changé ceci pendant que vous écriviez. Voici ce qui est écrit maintenant ; votre texte est resté dans le formulaire.',
    'Somebody else has changed this while you were writing. This is what it says now; your text stayed in the form.',
  ),
  unknownTheme: refusal(
    'theme-unknown',
    'Ce thème n’existe pas, ou n’existe plus.',
    'There is no such theme, or not any more.',
    'theme',
  ),
  themeTitle: refusal(
    'theme-title',
    'Un autre thème porte déjà ce titre.',
    'Another theme has this title already.',
    'title',
  ),
  findingCitesNothing: refusal(
    'finding-cites-nothing',
    'Un constat cite au moins une contribution du thème, par son numéro : C-0142.',
    'A finding cites at least one contribution of its theme, by its number: C-0142.',
    'finding',
  ),
  findingCitesOthers: (numbers: readonly string[]) =>
    refused(
      'finding-cites-others',
      `Ce constat cite ${listed(numbers)}, qui n’est pas dans ce thème. Rangez-y d’abord la contribution, ou retirez la citation.`,
      `This finding cites ${listed(numbers)}, which isn’t in this theme. Put the contribution there first, or take the citation away.`,
      'finding',
    ),
  themeAnswered: refusal(
    'theme-answered',
    'Une réponse publiée, ou relue, porte sur ce thème : il reste.',
    'A published or reviewed answer is about this theme: it stays.',
  ),
  themeTooLarge: (most: number) =>
    refused(
      'theme-too-large',
      `Ce thème a plus de ${most} points : rangez-les d’abord ailleurs.`,
      `This theme has more than ${most} points: put them elsewhere first.`,
    ),
  isSplit: refusal(
    'point-split',
    'Cette contribution est séparée en points : traitez chacun d’eux.',
    'This contribution is split into points: handle each of them.',
  ),
  alreadySplit: refusal(
    'already-split',
    'Cette contribution est déjà séparée. Annulez d’abord la séparation.',
    'This contribution is split already. Undo the split first.',
  ),
  notItsWords: (place: number) =>
    refused(
      'part-not-its-words',
      `Le point ${place} n’est pas dans le texte de la contribution. Un point reprend les mots de l’auteur, sans les changer ; […] marque une coupe.`,
      `Point ${place} isn’t in the contribution’s text. A point takes its author’s words without changing them; […] marks a cut.`,
      'parts',
    ),
  samePart: refusal('parts-same', 'Deux points disent les mêmes mots.', 'Two points say the same words.', 'parts'),
  othersMerged: refusal(
    'others-merged',
    'D’autres contributions, qui ne disent pas les mêmes mots, sont réunies à celle-ci. Séparez-les d’abord.',
    'Other contributions, which don’t say the same words, are merged into this one. Take them apart first.',
  ),
  mergeIntoItself: refusal(
    'merge-into-itself',
    'Une contribution ne se réunit pas à elle-même.',
    'A contribution isn’t merged into itself.',
  ),
  onlyOwed: (numbers: readonly string[]) =>
    refused(
      'not-owed',
      `${listed(numbers)} a déjà sa réponse, ou une dispense motivée : cela ne se change plus ainsi.`,
      `${listed(numbers)} has its answer already, or a reasoned waiver: that isn’t changed in this way any more.`,
    ),
  answerUnderway: (numbers: readonly string[]) =>
    refused(
      'answer-underway',
      `Une réponse à ${listed(numbers)} est en préparation. Publiez-la ou abandonnez-la d’abord.`,
      `An answer to ${listed(numbers)} is being prepared. Publish or drop it first.`,
    ),
  notMerged: refusal(
    'not-merged',
    'Cette contribution n’est réunie à aucune autre.',
    'This contribution isn’t merged into another.',
  ),
  nothingToUndo: refusal('nothing-to-undo', 'Cela a déjà été annulé.', 'That was undone already.'),
  builtOn: (numbers: readonly string[]) =>
    refused(
      'built-on',
      `On ne peut plus annuler cela : quelqu’un a continué depuis avec ${listed(numbers)}. Défaites d’abord ce qui a suivi.`,
      `That can’t be undone any more: somebody has gone on since with ${listed(numbers)}. Undo first what followed.`,
    ),
  unknownOrganisation: refusal(
    'organisation-unknown',
    'Cette organisation n’existe pas.',
    'There is no such organisation.',
    'organisation',
  ),
  unknownReport: refusal(
    'report-unknown',
    'Le bilan de cette consultation n’est pas encore commencé.',
    'The report of this consultation isn’t begun yet.',
  ),
  reportFinal: refusal(
    'report-final',
    'Ce bilan est définitif : il ne change plus.',
    'This report is final: it doesn’t change any more.',
  ),
  reportOpen: refusal(
    'report-open',
    'Ce bilan est déjà ouvert aux commentaires.',
    'This report is open for comment already.',
  ),
  reportTooEarly: refusal(
    'report-too-early',
    'La consultation n’est pas close : son bilan s’ouvre aux commentaires après.',
    'The consultation isn’t closed: its report opens for comment afterwards.',
  ),
  commentsElsewhere: refusal(
    'comments-elsewhere',
    'Choisissez une autre consultation du même plan, où les commentaires sont recueillis.',
    'Choose another consultation of the same plan, in which comments are gathered.',
    'comments',
  ),
  commentsOver: refusal(
    'comments-over',
    'La consultation choisie est close : personne ne pourrait commenter.',
    'The consultation that was chosen is closed: nobody could comment.',
    'comments',
  ),
  reportNotOpen: refusal(
    'report-not-open',
    'Un bilan s’ouvre d’abord aux commentaires.',
    'A report opens for comment first.',
  ),
  commentsUnderway: refusal(
    'comments-underway',
    'On peut encore commenter ce bilan : il devient définitif après.',
    'This report can still be commented on: it becomes final afterwards.',
  ),
  answersOwed: (count: number) =>
    refused(
      'answers-owed',
      count === 1
        ? 'Une réponse est encore due : répondez-y, ou dispensez-la avec une raison publique et signée.'
        : `${count.toLocaleString('fr-FR').replaceAll('\u202f', '\u00a0')} réponses sont encore dues : répondez à chacune, ou dispensez-la avec une raison publique et signée.`,
      count === 1
        ? 'One answer is still owed: give it, or waive it with a public and signed reason.'
        : `${count.toLocaleString('en-GB')} answers are still owed: give each of them, or waive it with a public and signed reason.`,
    ),
  secondOwed: (count: number) =>
    refused(
      'second-owed',
      count === 1
        ? 'Une seconde réponse est encore due à qui a dit que la première ne répond pas.'
        : `${count.toLocaleString('fr-FR').replaceAll('\u202f', '\u00a0')} secondes réponses sont encore dues à qui a dit que la première ne répond pas.`,
      count === 1
        ? 'A second answer is still owed to somebody who said that the first doesn’t answer.'
        : `${count.toLocaleString('en-GB')} second answers are still owed to people who said that the first doesn’t answer.`,
    ),
  answersDisputed: (count: number) =>
    refused(
      'answers-disputed',
      count === 1
        ? 'Un point a deux réponses contradictoires : dites d’abord laquelle vaut.'
        : `${count.toLocaleString('fr-FR').replaceAll('\u202f', '\u00a0')} points ont deux réponses contradictoires : dites d’abord laquelle vaut.`,
      count === 1
        ? 'One point has two answers that contradict each other: say first which holds.'
        : `${count.toLocaleString('en-GB')} points have two answers that contradict each other: say first which holds.`,
    ),
  reasonMissing: refusal(
    'reason-missing',
    'Une réponse dit pourquoi, quelle que soit la décision. L’auteur lira cette raison.',
    'An answer says why, whatever the decision. The author will read this reason.',
    'reason',
  ),
  signedMissing: refusal(
    'signature-missing',
    'Indiquez la fonction de qui signe : elle est publiée.',
    'State the function of who signs: it is published.',
    'signedAs',
  ),
  untilMissing: refusal(
    'until-missing',
    'À l’étude jusqu’à quand ? Donnez un jour à venir.',
    'Under study until when? Give a day to come.',
    'until',
  ),
  untilTooFar: (latest: Day) =>
    refused(
      'until-too-far',
      `Une réponse peut rester à l’étude un an au plus après la fin de la consultation : jusqu’au ${formatDay(latest, 'fr')}. Passé ce jour, décidez, ou transmettez.`,
      `An answer can stay under study for a year at most after the end of the consultation: until ${formatDay(latest, 'en')}. After that day, decide, or pass it on.`,
      'until',
    ),
  passedMissing: refusal(
    'passed-missing',
    'Transmis à qui ? Choisissez une autre organisation.',
    'Passed on to whom? Choose another organisation.',
    'passedTo',
  ),
  notOwing: (numbers: readonly string[]) =>
    refused(
      'not-owing',
      `Ce n’est pas à cette organisation de répondre à ${listed(numbers)}. L’équipe du plan peut le lui confier.`,
      `It isn’t this organisation that owes an answer to ${listed(numbers)}. The plan’s team can assign it.`,
      'organisation',
    ),
  nothingOwed: refusal(
    'nothing-owed',
    'Il n’y a ici rien à quoi cette organisation doive une réponse.',
    'There is nothing here to which this organisation owes an answer.',
  ),
  nothingLeft: refusal(
    'nothing-left',
    'Il n’y a plus rien à quoi répondre : ce qui l’attendait a été retiré par son auteur, masqué, ou a reçu une autre réponse.',
    'There is nothing left to answer: what waited was withdrawn by its author, hidden, or has another answer.',
  ),
  answeredAlready: (numbers: readonly string[]) =>
    refused(
      'answered-already',
      `${listed(numbers)} a déjà une réponse. Corrigez celle-ci : la nouvelle la remplace, l’ancienne reste lisible.`,
      `${listed(numbers)} has an answer already. Correct that one: the new one replaces it, the earlier one stays readable.`,
    ),
  unknownAnswer: refusal('answer-unknown', 'Cette réponse n’existe pas.', 'There is no such answer.'),
  notDraft: refusal(
    'answer-not-draft',
    'Cette réponse est déjà publiée, ou abandonnée : elle ne change plus. On peut en publier une corrigée.',
    'This answer is published already, or dropped: it doesn’t change any more. A corrected one can be published.',
  ),
  notReviewed: refusal(
    'answer-not-reviewed',
    'Une seconde personne doit relire cette réponse avant sa publication.',
    'A second person has to review this answer before it is published.',
  ),
  sameReviewer: refusal(
    'answer-same-reviewer',
    'Vous avez écrit cette réponse : c’est à une seconde personne de la relire.',
    'You wrote this answer: a second person has to review it.',
  ),
  nobodyOfTheirs: refusal(
    'answer-without-mandate',
    'Ni qui a écrit cette réponse ni vous n’agissez pour cette organisation : quelqu’un qui en a le mandat doit la relire.',
    'Neither whoever wrote this answer nor you act for this organisation: somebody with its mandate has to review it.',
  ),
  morningPast: refusal('morning-past', 'Choisissez un jour à venir.', 'Choose a day to come.', 'on'),
  unknownTarget: refusal(
    'target-unknown',
    'Cet engagement ou ce jalon n’existe pas, ou a été retiré.',
    'This commitment or milestone doesn’t exist, or was withdrawn.',
    'targets',
  ),
  targetUnchanged: refusal(
    'target-unchanged',
    'Le registre ne montre pas ce changement à cet endroit. Choisissez-en un de la liste.',
    'The record doesn’t show this change there. Choose one from the list.',
    'targets',
  ),
  notAnswered: refusal(
    'not-answered',
    'Il n’y a pas encore de réponse à contester ici.',
    'There is no answer to contest here yet.',
  ),
  notYours: refusal(
    'not-your-contribution',
    'Seul l’auteur d’une contribution peut dire que la réponse n’y répond pas.',
    'Only the author of a contribution may say that the answer doesn’t answer it.',
  ),
  contestMissing: refusal(
    'contest-missing',
    'Dites ce à quoi la réponse ne répond pas : c’est ce qui sera relu.',
    'Say what the answer doesn’t answer: that is what will be read again.',
    'reason',
  ),
  contestedAlready: refusal(
    'contested-already',
    'Vous avez déjà demandé un second regard sur ce point : on ne le fait qu’une fois.',
    'You have already asked for a second look at this point: that can be done once.',
  ),
  notContested: refusal(
    'not-contested',
    'Personne n’attend un second regard sur ce point.',
    'Nobody waits for a second look at this point.',
  ),
  notDisputed: refusal(
    'not-disputed',
    'Il n’y a pas, ou plus, deux réponses contraires ici.',
    'There aren’t two contrary answers here, or not any more.',
  ),
  otherOrganisation: refusal(
    'answer-of-another',
    'On ne corrige que les réponses de sa propre organisation.',
    'Only answers of one’s own organisation are corrected.',
  ),
}
