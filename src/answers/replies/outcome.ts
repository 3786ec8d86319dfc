/** What may be decided of what somebody says: a closed list, whose meaning no site changes (OGP Standards 4.1: reasoned response). */
export const finalOutcomes = ['retained', 'retained-in-part', 'done-already', 'not-retained', 'out-of-scope'] as const
/** What says that the answer is still owed: until when, or by whom. */
export const interimOutcomes = ['under-study', 'passed-on'] as const
export const outcomes = [...finalOutcomes, ...interimOutcomes] as const
export type Outcome = (typeof outcomes)[number]

export const isInterim = (outcome: Outcome): boolean => interimOutcomes.some(one => one === outcome)

/** `publishing`: some of its authors have it, and the others get it next. */
export const answerStates = ['drafted', 'reviewed', 'publishing', 'published', 'dropped'] as const
export type AnswerState = (typeof answerStates)[number]
