/** Classes of what serves on a screen only, and isn't in a page's text. */
export const notInText = ['facets', 'filters', 'skip', 'formatbox', 'crumbs', 'arcade'] as const

/** Classes of words that stand on a line of their own, below others. */
export const onLinesOfTheirOwn = ['sub'] as const
