import type { Json } from '../../platform/canonical.ts'
import type { Period } from '../../platform/facts/period.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { pathOf, permanentPath } from '../../platform/http/addresses.ts'
import type { Column } from '../../platform/http/formats/csv.ts'
import type { Reading } from '../../platform/reading.ts'
import { commitmentPath } from '../address.ts'
import type { Tracked } from './tracked.ts'

/** A line of the tracker, and whom it is for. */
export type TrackedRow = { tracked: Tracked; reading: Reading }

/** The days that a period can mean, for orders and sums. */
const day = (period: Period | null, bound: 'earliest' | 'latest') => period?.[bound] ?? null
const inWords = (period: Period | null, { language }: Reading) => (period ? wordsOf(period.text, language) : null)

/** Who leads, by name; where no organisation is known, as the source writes it. */
export const leadOf = ({ leads, lead }: Tracked, { language }: Pick<Reading, 'language'>): string | null =>
  leads.map(({ name }) => wordsOf(name, language)).join(' ; ') || (lead ? wordsOf(lead, language) : null)

/** Late, or not; nobody can say of a plan that isn't followed on this site. */
const lateOf = ({ followed, late }: Tracked): boolean | null => (followed ? late : null)

const pageOf = ({ planSlug, number, title }: Tracked, { origin, language }: Reading) =>
  `${origin}${commitmentPath(language, planSlug, { number, title })}`

/** The columns of the tracker. */
export const trackerColumns: Column<TrackedRow>[] = [
  {
    name: 'id',
    description: { fr: 'L’adresse permanente de l’engagement', en: 'The permanent address of the commitment' },
    value: ({ tracked, reading }) => `${reading.origin}${permanentPath('commitment', tracked.id)}`,
  },
  {
    name: 'plan',
    description: { fr: 'Le plan, par ses années', en: 'The plan, by its years' },
    value: ({ tracked }) => tracked.planSlug,
  },
  {
    name: 'number',
    description: { fr: 'Le numéro dans le plan (un texte)', en: 'The number within the plan (a text)' },
    value: ({ tracked }) => tracked.number,
  },
  {
    name: 'ogp_id',
    description: {
      fr: 'Le numéro au PGO ; vide s’il n’est pas sourcé',
      en: 'OGP’s number; empty when it is not sourced',
    },
    value: ({ tracked }) => tracked.ogpId,
  },
  {
    name: 'title',
    description: { fr: 'Le titre', en: 'The title' },
    value: ({ tracked, reading }) => wordsOf(tracked.title, reading.language),
  },
  {
    name: 'lead',
    description: {
      fr: 'Les pilotes, le premier répond, séparés par des points-virgules ; vide s’ils ne sont pas sourcés',
      en: 'Who leads, the first one answers, separated by semicolons; empty when it is not sourced',
    },
    value: ({ tracked, reading }) => leadOf(tracked, reading),
  },
  {
    name: 'priority_number',
    description: {
      fr: 'Le numéro de la priorité ; vide si le rattachement n’est pas sourcé',
      en: 'The number of the priority; empty when which one it is of is not sourced',
    },
    value: ({ tracked }) => tracked.priority?.number ?? null,
  },
  {
    name: 'priority',
    description: { fr: 'La priorité', en: 'The priority' },
    value: ({ tracked, reading }) => (tracked.priority ? wordsOf(tracked.priority.label, reading.language) : null),
  },
  {
    name: 'completion',
    description: {
      fr: 'La réalisation : no-information, not-started, limited, substantial, complete, withdrawn',
      en: 'The completion: no-information, not-started, limited, substantial, complete, withdrawn',
    },
    value: ({ tracked }) => tracked.level,
  },
  {
    name: 'completion_computed',
    description: {
      fr: 'Ce que donnent les jalons ; diffère de completion quand une décision publique a fixé le niveau',
      en: 'What the milestones give; differs from completion where a public decision set the level',
    },
    value: ({ tracked }) => tracked.computed,
  },
  {
    name: 'late',
    description: {
      fr: 'true ou false ; vide quand le plan n’est pas suivi sur ce site : personne ne peut le dire',
      en: 'true or false; empty when the plan is not followed on this site: nobody can say',
    },
    value: ({ tracked }) => lateOf(tracked),
  },
  {
    name: 'milestones',
    description: {
      fr: 'Le nombre de jalons sourcés, sans les abandonnés',
      en: 'How many milestones are sourced, without the abandoned ones',
    },
    value: ({ tracked }) => tracked.total,
  },
  {
    name: 'milestones_reached',
    description: { fr: 'Combien sont atteints, preuve à l’appui', en: 'How many are reached, with evidence' },
    value: ({ tracked }) => tracked.reached,
  },
  {
    name: 'due',
    description: {
      fr: 'L’échéance, dans les mots de la source ; vide si elle n’est pas sourcée',
      en: 'The due period, in the words of the source; empty when it is not sourced',
    },
    value: ({ tracked, reading }) => inWords(tracked.due, reading),
  },
  {
    name: 'due_earliest',
    description: { fr: 'Le premier jour qu’elle peut désigner', en: 'The earliest day that it can mean' },
    value: ({ tracked }) => day(tracked.due, 'earliest'),
  },
  {
    name: 'due_latest',
    description: { fr: 'Le dernier jour qu’elle peut désigner', en: 'The latest day that it can mean' },
    value: ({ tracked }) => day(tracked.due, 'latest'),
  },
  {
    name: 'due_of',
    description: {
      fr: 'next : le prochain jalon ; last : le dernier, aucun n’étant plus à venir ; end : la fin de l’engagement',
      en: 'next: the next milestone; last: the last one, none being ahead; end: the end of the commitment',
    },
    value: ({ tracked }) => tracked.dueKind,
  },
  {
    name: 'news',
    description: {
      fr: 'La date du dernier compte rendu d’un jalon, dans ses mots ; vide : aucune nouvelle',
      en: 'The date of the newest report on a milestone, in its words; empty: no news',
    },
    value: ({ tracked, reading }) => inWords(tracked.news, reading),
  },
  {
    name: 'news_latest',
    description: { fr: 'Le dernier jour que cette date peut désigner', en: 'The latest day that this date can mean' },
    value: ({ tracked }) => day(tracked.news, 'latest'),
  },
  {
    name: 'page',
    description: { fr: 'La page de l’engagement', en: 'The page of the commitment' },
    value: ({ tracked, reading }) => pageOf(tracked, reading),
  },
]

/** A line of the tracker in data: what its columns say, with the texts in all their languages. */
export const trackedData = (tracked: Tracked, reading: Reading): Record<string, Json> => ({
  type: 'commitment',
  id: tracked.key,
  ulid: tracked.id,
  url: `${reading.origin}${permanentPath('commitment', tracked.id)}`,
  page: pageOf(tracked, reading),
  plan: tracked.planSlug,
  number: tracked.number,
  ogpId: tracked.ogpId,
  title: tracked.title as Json,
  leads: tracked.leads.map(({ slug, name }) => ({
    slug,
    name: name as Json,
    page: `${reading.origin}${pathOf('organisation', reading.language, { organisation: slug })}`,
  })),
  lead: tracked.lead as Json,
  priority: tracked.priority as unknown as Json,
  completion: tracked.level,
  completionComputed: tracked.computed,
  late: lateOf(tracked),
  milestones: tracked.total,
  milestonesReached: tracked.reached,
  due: tracked.due as Json,
  dueOf: tracked.dueKind,
  news: tracked.news as Json,
})
