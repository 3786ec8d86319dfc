import { type EventRow, eventPath, eventState, reportDelay } from '../../events/index.ts'
import { read, wordsOf } from '../../platform/facts/text.ts'
import { pathOf, permanentPath } from '../../platform/http/addresses.ts'
import type { Column } from '../../platform/http/formats/csv.ts'
import type { Reading } from '../../platform/reading.ts'
import type { Around } from './around.ts'
import { peopleOf } from './data.ts'
import { eventName } from './naming.tsx'

/** An event as a line of data. */
export type EventLine = { event: EventRow; around: Around; reading: Reading }

const figureOf = ({ event, around }: EventLine) => around.figures.get(event.facts.attendanceFigureId ?? '')?.facts
const seriesOf = ({ event, around }: EventLine) => around.series.get(event.series_id ?? '')

/** The columns of events. */
export const eventColumns: Column<EventLine>[] = [
  {
    name: 'id',
    description: { fr: 'L’adresse permanente de l’événement', en: 'The permanent address of the event' },
    value: ({ event, reading }) => `${reading.origin}${permanentPath('event', event.id)}`,
  },
  {
    name: 'page',
    description: { fr: 'L’adresse de sa page', en: 'The address of its page' },
    value: ({ event, reading }) => `${reading.origin}${eventPath(reading.language, event.slug)}`,
  },
  {
    name: 'plan',
    description: { fr: 'Le plan dont il est', en: 'The plan that it is of' },
    value: ({ event, around }) => around.plans.get(event.plan_id)?.slug ?? null,
  },
  {
    name: 'kind',
    description: {
      fr: 'forum, webinar, workshop, hackathon, launch, handover, meeting ou other',
      en: 'forum, webinar, workshop, hackathon, launch, handover, meeting or other',
    },
    value: ({ event }) => event.facts.kind,
  },
  {
    name: 'title',
    description: {
      fr: 'Son titre, avec son numéro dans sa série quand rien d’autre ne le distingue',
      en: 'Its title, with its number in its series where nothing else tells it apart',
    },
    value: ({ event, reading }) => eventName(event, reading.language),
  },
  {
    name: 'title_language',
    description: { fr: 'La langue du titre (BCP 47)', en: 'The language of the title (BCP 47)' },
    value: ({ event, reading }) => read(event.facts.title, reading.language).language,
  },
  {
    name: 'date',
    description: { fr: 'Sa date, telle que la source l’écrit', en: 'Its date, as the source writes it' },
    value: ({ event, reading }) => wordsOf(event.facts.period.text, reading.language),
  },
  {
    name: 'earliest',
    description: { fr: 'Le premier jour que cela peut dire', en: 'The earliest day that this can mean' },
    value: ({ event }) => event.earliest,
  },
  {
    name: 'latest',
    description: { fr: 'Le dernier jour que cela peut dire', en: 'The latest day that this can mean' },
    value: ({ event }) => event.latest,
  },
  {
    name: 'precision',
    description: {
      fr: 'Le genre de précision : day, month, range, deduced…',
      en: 'The kind of precision: day, month, range, deduced…',
    },
    value: ({ event }) => event.facts.period.precision,
  },
  {
    name: 'state',
    description: {
      fr: 'past, now, upcoming, ou undated quand sa date ne permet pas de le dire',
      en: 'past, now, upcoming, or undated where its date can’t tell',
    },
    value: ({ event, reading }) => eventState(event.facts.period, reading.today),
  },
  {
    name: 'place',
    description: { fr: 'Le lieu', en: 'The place' },
    value: ({ event }) => event.facts.place ?? null,
  },
  {
    name: 'host',
    description: { fr: 'Qui l’accueille', en: 'Who hosts it' },
    value: ({ event, around, reading }) => {
      const { host } = peopleOf(event, around)
      return host && wordsOf(host.facts.name, reading.language)
    },
  },
  {
    name: 'organisers',
    description: { fr: 'Qui l’organise, séparés par « ; »', en: 'Who organises it, separated by “;”' },
    value: ({ event, around, reading }) =>
      peopleOf(event, around)
        .organisers.map(({ facts }) => wordsOf(facts.name, reading.language))
        .join(' ; ') || null,
  },
  {
    name: 'series',
    description: { fr: 'La page de sa série', en: 'The page of its series' },
    value: line => {
      const series = seriesOf(line)
      return series
        ? `${line.reading.origin}${pathOf('eventSeries', line.reading.language, { series: series.slug })}`
        : null
    },
  },
  {
    name: 'number_in_series',
    description: { fr: 'Son numéro dans la série', en: 'Its number in the series' },
    value: ({ event }) => event.facts.numberInSeries ?? null,
  },
  {
    name: 'attendance',
    description: { fr: 'Combien de personnes y ont pris part', en: 'How many people took part' },
    value: line => figureOf(line)?.value ?? null,
  },
  {
    name: 'attendance_qualifier',
    description: {
      fr: 'exact, about (près de), over (plus de) ou under (moins de)',
      en: 'exact, about, over or under',
    },
    value: line => figureOf(line)?.qualifier ?? null,
  },
  {
    name: 'attendance_source',
    description: { fr: 'D’où vient ce nombre', en: 'Where this number comes from' },
    value: line => figureOf(line)?.sources[0]?.title ?? null,
  },
  {
    name: 'report',
    description: { fr: 'Le titre du compte rendu', en: 'The title of the report' },
    value: ({ event }) => event.facts.report?.title ?? null,
  },
  {
    name: 'report_address',
    description: { fr: 'Son adresse', en: 'Its address' },
    value: ({ event }) => event.facts.report?.address ?? null,
  },
  {
    name: 'report_delay_days',
    description: {
      fr: 'Combien de jours après l’événement il fut publié, quand les deux jours sont exacts',
      en: 'How many days after the event it was published, where both days are exact',
    },
    value: ({ event }) => reportDelay(event.facts),
  },
]
