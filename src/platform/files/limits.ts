/** How many files one form may bring, and how large each may be, in bytes: ten megabytes, in whichever way somebody’s system counts them. */
export const mostFiles = 5
export const largestFile = 10 * 1024 * 1024

/** Of more parts than this no picture consists, but one that is made to take memory. */
export const mostParts = 20_000
