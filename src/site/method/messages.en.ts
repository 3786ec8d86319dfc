import type { Messages } from './messages.fr.ts'

export const en: Messages = {
  title: years => `How the ${years} plan was made`,
  crumb: 'Method',
  lede: 'Who leads it, by which phases, how people could take part, and what the evaluator said of it.',
  description: years => `The method of the ${years} plan: who leads it, its phases, how people take part.`,
  phases: years => `The phases of the ${years} plan`,
  led: 'Who leads it',
  ledBy: 'Coordination',
  asWritten: 'As the source writes it',
  unknownLead: 'No source says who leads this plan.',
  levels: 'The plan’s own words',
  steps: 'The phases',
  stepsText:
    'Each phase is of one of the eight kinds that any plan can have. Two phases may overlap. Planned dates stay beside the real ones.',
  calendar: 'The calendar, planned and real',
  kinds: 'What each kind of phase means',
  takingPart: 'How people could take part',
  noEvent: 'No event of this plan is sourced.',
  agenda: 'All its events, in the agenda',
  judged: 'What the evaluator said of it',
  judgedCaption: years => `Marks on how the ${years} plan was made`,
  notJudged: 'No evaluator’s mark on how this plan was made is sourced.',
  sheet: number => `Action sheet no. ${number}, on one page`,
  unknown: 'What this site doesn’t know',
  unknownList: [
    'Which rules of participation were announced, and when.',
    'Who decided between the proposed commitments, and why.',
    'What became of the contributions received, one by one.',
  ],
  unknownIntro: 'Nothing of this is published here yet for this plan.',
}
