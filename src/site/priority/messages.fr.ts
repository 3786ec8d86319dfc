import { glossary } from '../../platform/locales/glossary.ts'
import { plural } from '../../platform/locales/plural.ts'

const count = (value: number, one: string, other: string) => `${value} ${plural('fr', value, one, other)}`

export const fr = {
  kicker: (number: number) => `Priorité ${number}`,
  stages: glossary({ announced: 'annoncée', published: 'publiée' }),
  commitments: 'Engagements',
  contributions: 'Contributions',
  description: (number: number, years: string) =>
    `La priorité ${number} du plan ${years} : ses engagements, leur réalisation, ses sources.`,
  counted: (value: number) => count(value, 'engagement', 'engagements'),
  none: 'Rattachement non sourcé : aucune source ne dit quels engagements en relèvent.',
  noneOfPlan: (years: string) => `Lire tous les engagements du plan ${years}`,
  follow: 'Les filtrer et les trier',
  asOf: 'Date',
  group: 'Catégorie',
  plan: 'Plan',
  number: 'Numéro',
  permanent: 'Adresse permanente',
  sources: 'Sources',
  undated: 'non sourcée',
  twin: { announced: 'Publiée ensuite sous ce numéro', published: 'Annoncée d’abord sous ce numéro' } as Record<
    string,
    string
  >,
  others: glossary({
    announced: 'Les priorités annoncées',
    published: 'Les priorités publiées',
    '': 'Les priorités du plan',
  }),
  here: 'vous êtes ici',
}
export type Messages = typeof fr
