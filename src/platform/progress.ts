/** Tells how far long work has come: so much of so much, of whatever it counts. */
export type Progress = (done: number, total: number) => void
