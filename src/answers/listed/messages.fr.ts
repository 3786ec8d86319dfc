export const fr = {
  toContribution: (number: string) => `Réponse à ${number}`,
  toTheme: (number: number) => `Réponse au thème ${number}`,
  by: (organisation: string) => `par ${organisation}`,
}
export type Messages = typeof fr
