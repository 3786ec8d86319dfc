import type { Language } from '../locales/languages.ts'

/**
 * The one table of addresses: each page's path in each language. English addresses translate every word (ux.md, section 2).
 * `:plan` is a plan's slug; `:commitment` is a number and a slug (`4-transparence-de-l-aide`); `:year{[0-9]+}` takes digits only.
 */
export const addresses = {
  home: { fr: '/', en: '/en' },
  plans: { fr: '/plans', en: '/en/plans' },
  plan: { fr: '/plans/:plan', en: '/en/plans/:plan' },
  commitment: { fr: '/plans/:plan/engagements/:commitment', en: '/en/plans/:plan/commitments/:commitment' },
  commitmentSheet: {
    fr: '/plans/:plan/engagements/:commitment/fiche',
    en: '/en/plans/:plan/commitments/:commitment/sheet',
  },
  commitmentOrigin: {
    fr: '/plans/:plan/engagements/:commitment/origine',
    en: '/en/plans/:plan/commitments/:commitment/origin',
  },
  planThread: { fr: '/plans/:plan/fil', en: '/en/plans/:plan/thread' },
  planEmbed: { fr: '/plans/:plan/integration', en: '/en/plans/:plan/embed' },
  commitmentEmbed: {
    fr: '/plans/:plan/engagements/:commitment/integration',
    en: '/en/plans/:plan/commitments/:commitment/embed',
  },
  sheet: { fr: '/plans/:plan/fiche', en: '/en/plans/:plan/sheet' },
  commitments: { fr: '/engagements', en: '/en/commitments' },
  priority: { fr: '/plans/:plan/priorites/:priority', en: '/en/plans/:plan/priorities/:priority' },
  figures: { fr: '/chiffres', en: '/en/figures' },
  figure: { fr: '/chiffres/:figure', en: '/en/figures/:figure' },
  organisations: { fr: '/organisations', en: '/en/organisations' },
  organisation: { fr: '/organisations/:organisation', en: '/en/organisations/:organisation' },
  evaluations: { fr: '/evaluations', en: '/en/evaluations' },
  compared: { fr: '/evaluations/cote-a-cote', en: '/en/evaluations/side-by-side' },
  carryOver: { fr: '/evaluations/suites', en: '/en/evaluations/carry-over' },
  evaluation: { fr: '/plans/:plan/evaluation', en: '/en/plans/:plan/evaluation' },
  calendar: { fr: '/plans/:plan/calendrier', en: '/en/plans/:plan/calendar' },
  method: { fr: '/plans/:plan/methode', en: '/en/plans/:plan/method' },
  charts: { fr: '/plans/:plan/graphiques', en: '/en/plans/:plan/charts' },
  chart: { fr: '/plans/:plan/graphiques/:chart', en: '/en/plans/:plan/charts/:chart' },
  coverage: { fr: '/plans/:plan/reponses', en: '/en/plans/:plan/answers' },
  documents: { fr: '/plans/:plan/documents', en: '/en/plans/:plan/documents' },
  agenda: { fr: '/agenda', en: '/en/agenda' },
  event: { fr: '/agenda/:event', en: '/en/agenda/:event' },
  eventSeries: { fr: '/agenda/series/:series', en: '/en/agenda/series/:series' },
  consultation: { fr: '/consultations/:consultation', en: '/en/consultations/:consultation' },
  report: { fr: '/consultations/:consultation/bilan', en: '/en/consultations/:consultation/report' },
  themes: { fr: '/consultations/:consultation/themes', en: '/en/consultations/:consultation/themes' },
  theme: { fr: '/consultations/:consultation/themes/:theme', en: '/en/consultations/:consultation/themes/:theme' },
  contributions: { fr: '/contributions', en: '/en/contributions' },
  contribution: {
    fr: '/contributions/:contribution{[Cc]-[0-9][A-Za-z0-9_.%-]*}',
    en: '/en/contributions/:contribution{[Cc]-[0-9][A-Za-z0-9_.%-]*}',
  },
  newContribution: { fr: '/contributions/nouvelle', en: '/en/contributions/new' },
  contributionSent: { fr: '/contributions/recue', en: '/en/contributions/received' },
  confirmContribution: { fr: '/contributions/confirmer', en: '/en/contributions/confirm' },
  changeContribution: { fr: '/contributions/:contribution/modifier', en: '/en/contributions/:contribution/change' },
  withdrawContribution: { fr: '/contributions/:contribution/retirer', en: '/en/contributions/:contribution/withdraw' },
  myContributions: { fr: '/mes-contributions', en: '/en/my-contributions' },
  workshop: { fr: '/atelier', en: '/en/workshop' },
  newConsultation: { fr: '/atelier/nouvelle-consultation', en: '/en/workshop/new-consultation' },
  enterContribution: { fr: '/atelier/contributions/saisir', en: '/en/workshop/contributions/enter' },
  enterNotes: { fr: '/atelier/contributions/notes', en: '/en/workshop/contributions/notes' },
  importContributions: { fr: '/atelier/contributions/importer', en: '/en/workshop/contributions/import' },
  editReport: {
    fr: '/atelier/consultations/:consultation/bilan',
    en: '/en/workshop/consultations/:consultation/report',
  },
  editConsultation: { fr: '/atelier/consultations/:consultation', en: '/en/workshop/consultations/:consultation' },
  charter: { fr: '/charte', en: '/en/charter' },
  moderation: { fr: '/moderation', en: '/en/moderation' },
  reportContribution: { fr: '/contributions/:contribution/signaler', en: '/en/contributions/:contribution/report' },
  appealContribution: { fr: '/contributions/:contribution/contester', en: '/en/contributions/:contribution/appeal' },
  moderationDesk: { fr: '/atelier/moderation', en: '/en/workshop/moderation' },
  moderationCase: { fr: '/atelier/moderation/:contribution', en: '/en/workshop/moderation/:contribution' },
  consolidation: { fr: '/atelier/consolidation', en: '/en/workshop/consolidation' },
  consolidate: { fr: '/atelier/consolidation/:consultation', en: '/en/workshop/consolidation/:consultation' },
  consolidationDecisions: {
    fr: '/atelier/consolidation/:consultation/decisions',
    en: '/en/workshop/consolidation/:consultation/decisions',
  },
  consolidationTheme: {
    fr: '/atelier/consolidation/:consultation/themes/:theme',
    en: '/en/workshop/consolidation/:consultation/themes/:theme',
  },
  splitContribution: {
    fr: '/atelier/consolidation/:consultation/:contribution/separer',
    en: '/en/workshop/consolidation/:consultation/:contribution/split',
  },
  waivePoint: {
    fr: '/atelier/consolidation/:consultation/:contribution/dispenser',
    en: '/en/workshop/consolidation/:consultation/:contribution/waive',
  },
  nearContributions: {
    fr: '/atelier/consolidation/:consultation/:contribution/proches',
    en: '/en/workshop/consolidation/:consultation/:contribution/near',
  },
  answersDesk: { fr: '/atelier/reponses', en: '/en/workshop/answers' },
  newAnswer: { fr: '/atelier/repondre', en: '/en/workshop/answer' },
  oneAnswer: { fr: '/atelier/reponses/:answer', en: '/en/workshop/answers/:answer' },
  changeAnswer: { fr: '/atelier/reponses/:answer/modifier', en: '/en/workshop/answers/:answer/change' },
  settleDispute: { fr: '/atelier/contradictions/:point', en: '/en/workshop/disputes/:point' },
  contestAnswer: {
    fr: '/contributions/:contribution/second-regard',
    en: '/en/contributions/:contribution/second-look',
  },
  search: { fr: '/recherche', en: '/en/search' },
  record: { fr: '/registre', en: '/en/record' },
  recordMonth: { fr: '/registre/:year{[0-9]+}/:month{[0-9]+}', en: '/en/record/:year{[0-9]+}/:month{[0-9]+}' },
  entry: { fr: '/registre/entrees/:entry', en: '/en/record/entries/:entry' },
  roles: { fr: '/roles', en: '/en/roles' },
  help: { fr: '/aide', en: '/en/help' },
  data: { fr: '/donnees', en: '/en/data' },
  accessibility: { fr: '/accessibilite', en: '/en/accessibility' },
  privacy: { fr: '/vie-privee', en: '/en/privacy' },
  legalNotice: { fr: '/mentions-legales', en: '/en/legal-notice' },
  siteMap: { fr: '/plan-du-site', en: '/en/site-map' },
  signIn: { fr: '/connexion', en: '/en/sign-in' },
  signInLink: { fr: '/connexion/lien', en: '/en/sign-in/link' },
  signInCode: { fr: '/connexion/code', en: '/en/sign-in/code' },
  firstStart: { fr: '/connexion/premier-administrateur', en: '/en/sign-in/first-administrator' },
  signOut: { fr: '/deconnexion', en: '/en/sign-out' },
  mySpace: { fr: '/mon-espace', en: '/en/my-space' },
  myData: { fr: '/mon-espace/donnees', en: '/en/my-space/data' },
  eraseMe: { fr: '/mon-espace/effacer', en: '/en/my-space/erase' },
  invitation: { fr: '/invitation', en: '/en/invitation' },
  members: { fr: '/organisations/:organisation/membres', en: '/en/organisations/:organisation/members' },
  administration: { fr: '/administration', en: '/en/administration' },
  adminPeople: { fr: '/administration/personnes', en: '/en/administration/people' },
  adminRoles: { fr: '/administration/roles', en: '/en/administration/roles' },
  adminInvitations: { fr: '/administration/invitations', en: '/en/administration/invitations' },
  adminOrganisations: { fr: '/administration/organisations', en: '/en/administration/organisations' },
  adminOrganisation: { fr: '/administration/organisations/:key', en: '/en/administration/organisations/:key' },
  adminNewOrganisation: { fr: '/administration/nouvelle-organisation', en: '/en/administration/new-organisation' },
  adminJobs: { fr: '/administration/taches', en: '/en/administration/jobs' },
  adminLetters: { fr: '/administration/courriels', en: '/en/administration/letters' },
  adminRecord: { fr: '/administration/registre', en: '/en/administration/record' },
  demonstration: { fr: '/demonstration', en: '/en/demonstration' },
  outbox: { fr: '/boite-d-envoi', en: '/en/outbox' },
} as const satisfies Record<string, Record<Language, `/${string}`>>

export type PageName = keyof typeof addresses

/** Those that depend on who reads them: for no search engine, and in no list of pages. */
export const personalPages: readonly PageName[] = [
  'signIn',
  'signInLink',
  'signInCode',
  'firstStart',
  'signOut',
  'mySpace',
  'myData',
  'eraseMe',
  'invitation',
  'members',
  'newContribution',
  'contributionSent',
  'confirmContribution',
  'changeContribution',
  'withdrawContribution',
  'myContributions',
  'workshop',
  'newConsultation',
  'enterContribution',
  'enterNotes',
  'importContributions',
  'editConsultation',
  'editReport',
  'reportContribution',
  'appealContribution',
  'moderationDesk',
  'moderationCase',
  'consolidation',
  'consolidate',
  'consolidationDecisions',
  'consolidationTheme',
  'splitContribution',
  'waivePoint',
  'nearContributions',
  'answersDesk',
  'newAnswer',
  'oneAnswer',
  'changeAnswer',
  'settleDispute',
  'contestAnswer',
  'administration',
  'adminPeople',
  'adminRoles',
  'adminInvitations',
  'adminOrganisations',
  'adminOrganisation',
  'adminNewOrganisation',
  'adminJobs',
  'adminLetters',
  'adminRecord',
  'demonstration',
  'outbox',
]

type Names<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Bare<Name> | Names<Rest>
  : Path extends `${string}:${infer Name}`
    ? Bare<Name>
    : never
/** A parameter without its rule: `year` of `year{[0-9]+}`. */
type Bare<Name extends string> = Name extends `${infer Word}{${string}` ? Word : Name
export type Parameters<Page extends PageName> = Record<Names<(typeof addresses)[Page]['fr']>, string>

/** The formats in which pages can be had beside HTML. Every page has its JSON; the others are said by each page. */
export const formats = ['json', 'csv', 'pdf', 'docx', 'odt', 'md', 'atom', 'ics', 'svg', 'png'] as const
export type Format = (typeof formats)[number]

/** Those that hold a page as a document, to hand over or to go on writing. */
export const documentFormats = ['pdf', 'docx', 'odt', 'md'] as const satisfies readonly Format[]
export type DocumentFormat = (typeof documentFormats)[number]
export const isDocumentFormat = (format: Format | null): format is DocumentFormat =>
  documentFormats.some(one => one === format)

/** What each format is, for browsers and programs. */
export const mediaTypes: Record<Format, string> = {
  json: 'application/json',
  csv: 'text/csv',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  md: 'text/markdown',
  atom: 'application/atom+xml',
  ics: 'text/calendar',
  svg: 'image/svg+xml',
  png: 'image/png',
}

/**
 * The address of a page: `pathOf('plan', 'en', { plan: '2021-2023' })` is `/en/plans/2021-2023`.
 * @param format the sibling in that format: `/plans/2021-2023.json`, `/index.json` for the home page
 */
export function pathOf<Page extends PageName>(
  page: Page,
  language: Language,
  ...[parameters, format]: Names<(typeof addresses)[Page]['fr']> extends never
    ? [parameters?: undefined, format?: Format]
    : [parameters: Parameters<Page>, format?: Format]
): string {
  const values: Record<string, string> = parameters ?? {}
  const path = addresses[page][language].replace(/:(\w+)(?:\{[^}]*\})?/g, (_, name: string) =>
    encodeURIComponent(values[name] ?? ''),
  )
  return format ? siblingOf(path, format) : path
}

/** The same page's address in another format. */
export function siblingOf(path: string, format: Format): string {
  if (path === '/') return `/index.${format}`
  return path === '/en' ? `/en/index.${format}` : `${path}.${format}`
}

/** The address without its format: `/plans/2021-2023.json` is the page `/plans/2021-2023`, `/index.json` the home page. */
export function withoutFormat(path: string): { path: string; format: Format | null } {
  const format = formats.find(one => path.endsWith(`.${one}`)) ?? null
  if (!format) return { path, format }
  const bare = path.slice(0, -format.length - 1)
  if (bare === '/index') return { path: '/', format }
  return { path: bare === '/en/index' ? '/en' : bare, format }
}

/** The permanent address of a thing, which never changes: `/id/commitment/01K…`. */
export const permanentPath = (type: string, id: string): string => `/id/${type}/${id}`
