import { z } from 'zod'
import { incoherent, must } from './incoherent.ts'
import { Text as TextSchema } from './text.ts'

/** A day of the calendar, `2021-06-25`: no time, no zone. Compares as text. */
export type Day = string
const DayOf = z.iso
  .date()
  // PostgreSQL has no year 0.
  .refine(day => day >= '0001-01-01', must('l’année 0 n’existe pas', 'there is no year 0'))
  .meta({ description: 'A day of the calendar: `2021-06-25`.' })
export const Day = DayOf

export const precisions = [
  'day',
  'month',
  'quarter',
  'season',
  'half',
  'year',
  'early-month',
  'mid-month',
  'late-month',
  'early-year',
  'mid-year',
  'late-year',
  'range',
  'open',
  'deduced',
  'ongoing',
  'unset',
] as const
export type Precision = (typeof precisions)[number]

/**
 * When something happens or is due, never more exact than its source: the words as written, and the days between which it lies.
 * It sorts, and is judged late, by `latest` (`docs/domain.md`, “Periods”).
 * `ongoing` is never over and says how often it is reviewed; `unset` is a date that was left open on purpose.
 */
export const Period = z
  .strictObject({
    text: TextSchema,
    earliest: DayOf.nullable().optional(),
    latest: DayOf.nullable().optional(),
    precision: z.enum(precisions),
    reviewedEvery: z
      .string()
      .regex(/^P(?=\d)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?$/)
      .optional()
      .meta({
        description: 'For `ongoing`: how often it is reviewed, as an ISO 8601 duration (`P6M`).',
      }),
  })
  .superRefine((period, context) => {
    const { earliest = null, latest = null, precision, reviewedEvery } = period
    const say = (path: string, fr: string, en: string) => context.addIssue(incoherent({ fr, en }, [path]))
    if (earliest && latest && earliest > latest) {
      say(
        'latest',
        `${latest} vient avant le premier jour, ${earliest}`,
        `${latest} is before the earliest day, ${earliest}`,
      )
    }
    if (precision === 'day' && (!earliest || earliest !== latest)) {
      say(
        'latest',
        'un jour exact a le même premier et dernier jour',
        'an exact day has the same earliest and latest day',
      )
    }
    if (precision === 'unset' && (earliest || latest)) {
      say('precision', 'une période non fixée n’a pas de jours', 'a period that is not set has no days')
    }
    if (precision === 'open' && !earliest && !latest) {
      say(
        'precision',
        'une période ouverte a besoin d’un de ses deux jours',
        'an open period needs one of its two days',
      )
    }
    if (!['open', 'ongoing', 'unset'].includes(precision) && !(earliest && latest)) {
      say(
        earliest ? 'latest' : 'earliest',
        `une période de précision « ${precision} » a besoin de son premier et de son dernier jour`,
        `a period of precision “${precision}” needs its earliest and its latest day`,
      )
    }
    if (precision === 'ongoing' && latest) {
      say('latest', 'ce qui est en continu n’a pas de dernier jour', 'what is ongoing has no latest day')
    }
    if (reviewedEvery && precision !== 'ongoing') {
      say(
        'reviewedEvery',
        'seule une période en continu a un rythme de revue',
        'only an ongoing period has a review rhythm',
      )
    }
  })
  .meta({
    id: 'Period',
    description:
      'A date as exact as its source and no more: the words as written, the earliest and the latest day that they can mean, and the kind of precision.',
  })
export type Period = z.infer<typeof Period>

/** Where a period lies beside a day: `unknown` when its bounds don't tell. */
export type Standing = 'past' | 'current' | 'future' | 'unknown'

/** @param today the day in the site's time zone */
export function standing(period: Period | null | undefined, today: Day): Standing {
  if (!period || period.precision === 'unset') return 'unknown'
  const { earliest, latest } = period
  if (latest && latest < today) return 'past'
  if (earliest && earliest > today) return 'future'
  if (period.precision === 'ongoing') return 'current'
  if (earliest && latest) return 'current'
  return earliest ? 'current' : 'unknown'
}

/** A period that is due is over only once its latest day has passed; without one (open, ongoing, unset) it never is. */
export const isOver = (period: Period, today: Day): boolean => Boolean(period.latest && period.latest < today)

/** Order of periods: by latest day, then earliest; those without a latest day come last. */
export function comparePeriods(a: Period | null | undefined, b: Period | null | undefined): number {
  const key = (p: Period | null | undefined) => [p?.latest ?? '9999-12-31', p?.earliest ?? '9999-12-31'] as const
  const [aLatest, aEarliest] = key(a)
  const [bLatest, bEarliest] = key(b)
  return aLatest < bLatest ? -1 : aLatest > bLatest ? 1 : aEarliest < bEarliest ? -1 : aEarliest > bEarliest ? 1 : 0
}

/** The span that covers all of the periods, or null when none of them has a day; a side where any is open is open. */
export function union(periods: readonly Period[]): { earliest: Day | null; latest: Day | null } | null {
  const dated = periods.filter(p => p.earliest || p.latest)
  if (dated.length === 0) return null
  const earliest = dated.every(p => p.earliest) ? dated.map(p => p.earliest as Day).sort()[0] : null
  const latest = dated.every(p => p.latest)
    ? dated
        .map(p => p.latest as Day)
        .sort()
        .at(-1)
    : null
  return { earliest: earliest ?? null, latest: latest ?? null }
}

/** The value for `<time datetime>`, only where HTML can say exactly what the source said: a day, a month, a year. */
export function isoValue(period: Period): string | null {
  const { earliest, latest, precision } = period
  if (!earliest || !latest) return null
  if (precision === 'day') return earliest
  if (precision === 'month' && earliest.slice(0, 7) === latest.slice(0, 7)) return earliest.slice(0, 7)
  if (precision === 'year' && earliest.slice(0, 4) === latest.slice(0, 4)) return earliest.slice(0, 4)
  return null
}

const dayLength = 86_400_000

/** How many days lie between two days. */
export const daysBetween = (from: Day, to: Day): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayLength)
