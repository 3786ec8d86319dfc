/** Lengths in the format's own unit, twentieths of a point. */
export const twipsOf = {
  points: (points: number): number => Math.round(points * 20),
  millimetres: (millimetres: number): number => Math.round((millimetres / 25.4) * 1440),
}
