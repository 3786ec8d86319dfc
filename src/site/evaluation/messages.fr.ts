import { glossary } from '../../platform/locales/glossary.ts'
import { plural } from '../../platform/locales/plural.ts'

const n = (value: number) => value.toLocaleString('fr-FR').replaceAll('\u202f', '\u00a0')
const count = (value: number, one: string, other: string) => `${n(value)} ${plural('fr', value, one, other)}`
const commitments = (value: number) => count(value, 'engagement', 'engagements')

export const fr = {
  plan: (years: string) => `Plan ${years}`,
  colon: ' : ',
  by: (assessor: string) => `, avis de : ${assessor}`,
  allPlans: {
    title: 'Les évaluations',
    crumb: 'Évaluations',
    lede: 'Ce qui était prévu, ce qui s’en est fait, qui le dit, et ce que personne n’a dit. Plan par plan, chacun sur sa propre échelle.',
    description:
      'Les évaluations des plans d’action côte à côte : prévu, réalisé, avis de l’IRM, ce qui reste inconnu.',
    none: 'Aucun plan n’est publié ici pour le moment.',
    sideBySide: 'Côte à côte',
    caption: 'Les plans côte à côte',
    columns: {
      plan: 'Plan',
      announced: 'Prévus',
      sourced: 'Sourcés ici',
      completion: 'Réalisation, calculée',
      self: 'Auto-évaluation',
      process: 'Contraire au processus, selon l’IRM',
    },
    marks: 'Avis de l’IRM',
    marksIntro:
      'Un tableau par échelle, une ligne par version : les échelles ont changé, leurs mots ne s’additionnent pas.',
    lines: 'D’un plan à l’autre',
    linesIntro: (lines: number) =>
      lines === 0
        ? 'Aucun lien d’un plan à l’autre n’est sourcé.'
        : `${count(lines, 'suite d’engagements est sourcée', 'suites d’engagements sont sourcées')} d’un plan à l’autre.`,
    readLines: 'Suivre les engagements d’un plan à l’autre',
  },
  one: {
    title: (years: string) => `L’évaluation du plan ${years}`,
    crumb: 'Évaluation',
    description: (years: string) =>
      `Ce qu’est devenu le plan ${years} : prévu, réalisé, auto-évaluation, avis de l’IRM, rapports, et ce que personne n’a dit.`,
    lede: (announced: number | null, sourced: number) =>
      announced === null
        ? `${commitments(sourced)} ${plural('fr', sourced, 'sourcé', 'sourcés')} ici ; le nombre prévu n’est pas sourcé.`
        : announced === sourced
          ? `${commitments(announced)} ${plural('fr', announced, 'prévu', 'prévus')}, tous sourcés ici.`
          : `${commitments(announced)} ${plural('fr', announced, 'prévu', 'prévus')} ; ${n(sourced)} ${plural('fr', sourced, 'est sourcé', 'sont sourcés')} ici.`,
    planned: 'Ce qui était prévu',
    sourcedHere: (sourced: number) => `Dont ${n(sourced)} que l’on peut lire ici avec leurs sources.`,
    plannedUnknown: 'Combien d’engagements ce plan prévoyait n’est pas sourcé.',
    completion: 'Ce qui s’en est fait',
    completionIntro: 'Calculé à partir des jalons des engagements sourcés.',
    silent: (silent: number, total: number) =>
      silent === total
        ? 'Aucun compte rendu de jalon n’est sourcé : pour aucun engagement on ne peut dire s’il a été tenu.'
        : `Pour ${commitments(silent)} sur ${n(total)}, aucun compte rendu de jalon n’est sourcé.`,
    noCommitments: 'Aucun engagement de ce plan n’est sourcé ici.',
    self: 'Ce que l’administration en a dit',
    selfIntro: 'Son auto-évaluation.',
    noSelf: 'Aucune auto-évaluation de ce plan n’est sourcée.',
    irm: 'Ce que l’IRM en a dit',
    irmIntro: 'L’évaluateur indépendant du PGO.',
    noIrm: 'Aucun avis de l’IRM sur ce plan n’est sourcé.',
    wholePlan: 'Sur le plan entier',
    ofCommitments: 'Sur les engagements sourcés ici',
    marksCaption: (years: string) => `Avis sur les engagements du plan ${years}, échelle par échelle`,
    marksSources: 'La source de chaque avis est sur la page de son engagement.',
    others: 'Ce que d’autres en ont dit',
    othersIntro: 'Des évaluateurs autres que l’administration et l’IRM.',
    note: 'Aussi',
    promising: 'Jugé prometteur',
    reports: 'Les rapports',
    noReports: 'Aucun rapport n’est sourcé.',
    reportKinds: glossary({ 'irm-report': 'Rapport de l’IRM', 'self-assessment': 'Auto-évaluation' }),
    undated: 'date non sourcée',
    unknown: 'Ce que personne n’a dit',
    unknownIntro: 'Compté, plutôt que deviné.',
    lines: 'D’un plan à l’autre',
    linesIntro: 'Les engagements de ce plan qui en prolongent d’autres, ou qui furent prolongés.',
    allLines: 'Toutes les suites',
    noLines: 'Aucun lien entre un engagement de ce plan et celui d’un autre n’est sourcé.',
    readPlan: (years: string) => `Lire le plan ${years}`,
    sideBySide: 'Tous les plans côte à côte',
    nothingUnknown: 'Rien de ce qui est compté ici ne manque.',
    gaps: {
      commitments: (missing: number) =>
        `${commitments(missing)} ${plural('fr', missing, 'prévu n’est pas sourcé', 'prévus ne sont pas sourcés')} ici.`,
      announced: 'Le nombre d’engagements prévus n’est pas sourcé.',
      reports: (silent: number) =>
        `${commitments(silent)} sans aucun compte rendu de jalon ${plural('fr', silent, 'sourcé', 'sourcés')}.`,
      marks: (without: number) => `${commitments(without)} sans aucun avis de l’IRM sourcé.`,
      self: 'Aucune auto-évaluation du plan entier n’est sourcée.',
      process: 'Si le pays a agi contrairement au processus du PGO : aucun avis de l’IRM n’est sourcé.',
      links: (without: number) => `${commitments(without)} sans lien sourcé avec un engagement d’un autre plan.`,
    },
  },
  marks: {
    scale: 'Échelle',
    plan: 'Plan et version de l’échelle',
    values: 'Avis',
    without: 'Sans avis sourcé',
    version: (version: string) => `échelle : ${version}`,
    noVersion: 'version de l’échelle non précisée',
    value: (value: string, times: number) => `${value} : ${n(times)}`,
    atLeast: (value: string) => `au moins ${value}`,
    without_: (without: number, total: number) => `${n(without)} sur ${n(total)}`,
    several: 'Un engagement peut avoir plusieurs avis : le PGO en a parfois fait plusieurs fiches.',
  },
  notSourced: 'non sourcé',
  process: glossary({ yes: 'oui', no: 'non' }),
  completionCount: (value: number, level: string) => `${n(value)} ${level}`,
  lines: {
    title: 'D’un plan à l’autre',
    lede: 'Ce qu’un engagement est devenu dans les plans d’après : chaque suite que ses sources permettent d’établir, et où elle s’arrête.',
    description:
      'Les suites d’engagements d’un plan à l’autre : promis, réalisé, avis de l’IRM, et où chaque suite s’arrête.',
    none: 'Aucun lien d’un plan à l’autre n’est sourcé.',
    heading: (plan: string, numbers: string, several: boolean) =>
      `${plan}${several ? ' : engagements ' : ' : engagement '}${numbers}`,
    thenPlan: ', puis ',
    commitment: (number: string) => `engagement ${number}`,
    kinds: { continues: 'Prolonge', replaces: 'Remplace', merges: 'Réunit', splits: 'Est issu de' } as Record<
      string,
      string
    >,
    takesUp: (kind: string, numbers: string, plan: string) => `${kind} : ${numbers} (plan ${plan})`,
    noMarks: 'aucun avis sourcé',
    endsAfter: (plan: string) => `Aucune suite sourcée après le plan ${plan}.`,
    end: 'Aucune suite sourcée',
    endText: (last: string) => `Aucune source ne dit ce que ces engagements sont devenus après le plan ${last}.`,
    between: 'Aucune étape sourcée',
    shown: (lines: number) => count(lines, 'suite', 'suites'),
    without: (value: number) =>
      `${commitments(value)} ${plural('fr', value, 'n’a', 'n’ont')} aucun lien sourcé avec un autre plan : cela ne veut pas dire qu’il n’y en eut pas.`,
  },
}
export type Messages = typeof fr
