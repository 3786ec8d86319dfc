import { plural } from '../../platform/locales/plural.ts'

const n = (count: number) => count.toLocaleString('fr-FR')
const counted = (count: number, one: string, other: string) => `${n(count)} ${plural('fr', count, one, other)}`

export const fr = {
  contributions: 'Contributions',
  themes: {
    title: (consultation: string) => `Les thèmes : ${consultation}`,
    crumb: 'Thèmes',
    of: ' : ',
    lede: 'Ce que les contributions ont en commun, lu et rédigé par l’équipe du plan. Chaque constat cite les contributions sur lesquelles il repose.',
    description: (consultation: string) =>
      `Ce que disent les contributions à « ${consultation} », par thème, et ce qui leur est répondu.`,
    none: 'Aucun thème pour l’instant : l’équipe du plan lit ce qui est reçu.',
    noFinding: 'Constat à rédiger.',
    count: (count: number) => counted(count, 'contribution ou point', 'contributions et points'),
    stands: ({ owed, answered, waived }: { owed: number; answered: number; waived: number }) =>
      [
        answered > 0 ? counted(answered, 'a sa réponse', 'ont leur réponse') : '',
        owed > 0 ? counted(owed, 'l’attend', 'l’attendent') : '',
        waived > 0 ? counted(waived, 'en est dispensé, avec une raison', 'en sont dispensés, avec une raison') : '',
      ]
        .filter(Boolean)
        .join(', '),
  },
  theme: {
    kicker: (number: number) => `Thème ${number}`,
    description: (title: string) =>
      `Ce que disent les contributions réunies sous « ${title} », et ce qu’elles ont changé.`,
    finding: 'Le constat',
    noFinding: 'L’équipe du plan n’a pas encore rédigé le constat de ce thème.',
    answered: 'La réponse donnée à l’ensemble',
    held: 'Ce qu’il réunit',
    empty: 'Plus rien : ce qu’il réunissait a été rangé ailleurs, retiré ou masqué.',
    dissolved: (number: number) => `Le thème ${number} a été dissous`,
    dissolvedCause: 'Ses contributions ont été rangées ailleurs. Le registre garde ce qu’il disait et quand.',
    others: (count: number) => `et ${counted(count, 'autre qui dit la même chose', 'autres qui disent la même chose')}`,
    went: 'Où il est allé',
    wentNowhere: 'Aucun engagement n’en est issu pour l’instant.',
    ledTo: (count: number) => counted(count, 'contribution y a conduit', 'contributions y ont conduit'),
    from: 'D’où il vient',
    made: 'Créé',
    changed: 'Décrit de nouveau',
    consultation: 'Consultation',
    here: 'vous êtes ici',
    whole: 'Tout le fil du plan',
    next: 'Suite',
    more: 'La suite de la liste est à la page suivante.',
    first: 'Début de la liste',
  },
  hidden: 'Contribution masquée par la modération',
  withdrawn: 'retirée par son auteur',
  stands: { owed: 'Réponse attendue', answered: 'Répondu', waived: 'Dispense motivée' },
  point: (number: string) => `point ${number}`,
  /** What somebody was answered, by whom, when. */
  answered: (outcome: string, organisation: string, day: string) =>
    `${outcome}. Réponse de ${organisation}, publiée le ${day}`,
}
