export const fr = {
  to: (what: string) => `Réponse à ${what}`,
  by: (organisation: string) => `Réponse de ${organisation}`,
}
export type Messages = typeof fr
