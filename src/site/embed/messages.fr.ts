export const fr = {
  plan: (years: string) => `Plan d’action ${years}`,
  commitment: (number: string, years: string) => `Engagement ${number}, plan ${years}`,
  description: (title: string) => `${title} : son état, à reprendre dans une page d’un autre site.`,
  crumb: 'Intégration',
  asOf: (day: string) => `Au ${day}.`,
  read: 'Tout lire',
  share: 'Le montrer sur un autre site',
  shareText: 'Ce cadre montre l’état du jour, sans script ni traceur. À copier dans la page :',
  framed: (title: string, site: string) => `${title} – ${site}`,
}
export type Messages = typeof fr
