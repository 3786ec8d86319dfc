import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Json } from '../../src/platform/canonical.ts'
import { projectRoot } from '../../src/platform/project-root.ts'

type Text = { original: 'fr'; fr: string; en: { text: string; translated: true } }
export type Random = () => number

export const commitmentsInPlan = 50
const milestonesInCommitment = 4
const prioritiesInPlan = 5
const plansOverall = 2

/** Numbers from 0 to 1 that are the same at each run (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export const pick = <T>(random: Random, list: readonly T[]): T => list[Math.floor(random() * list.length)] as T

/** All the words of the four French plans in a language, in the order in which they stand: what is made up has their frequencies. */
function corpusIn(language: 'fr' | 'en'): string[] {
  const words: string[] = []
  const gather = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(gather)
    else if (typeof value === 'object' && value !== null) {
      for (const [key, part] of Object.entries(value)) {
        const said = typeof part === 'object' && part !== null && 'text' in part ? part.text : part
        if (key === language && typeof said === 'string') words.push(...said.split(/\s+/))
        else gather(part)
      }
    }
  }
  for (const years of ['2015-2017', '2018-2020', '2021-2023', '2023-2025']) {
    gather(JSON.parse(readFileSync(join(projectRoot, 'data', 'france', `plan-${years}.json`), 'utf8')))
  }
  return words
}

const corpora = { fr: corpusIn('fr'), en: corpusIn('en') }
const longestRun = 6

/** Words that sound like the plans': runs of their own words, one after the other. */
export function sentence(random: Random, language: 'fr' | 'en', length: number): string {
  const corpus = corpora[language]
  const words: string[] = []
  while (words.length < length) {
    const from = Math.floor(random() * (corpus.length - longestRun))
    words.push(...corpus.slice(from, from + 2 + Math.floor(random() * (longestRun - 1))))
  }
  const said = words
    .slice(0, length)
    .join(' ')
    .replace(/[.;:,«»"“”()?!]/g, '')
    .trim()
  return said.charAt(0).toUpperCase() + said.slice(1)
}

const text = (random: Random, length: number, name = ''): Text => ({
  original: 'fr',
  fr: `${sentence(random, 'fr', length)}${name && ` ${name}`}`,
  en: { text: `${sentence(random, 'en', length)}${name && ` ${name}`}`, translated: true },
})

/** A text after a number, which its address keeps however long it is. */
const headed = (number: string, { fr, en, original }: Text): Text => ({
  original,
  fr: `${number} ${fr}`,
  en: { ...en, text: `${number} ${en.text}` },
})

const beginnings = ['Mar', 'Sain', 'Bel', 'Cha', 'Vil', 'Mon', 'Bour', 'Ro', 'Lan', 'Cour', 'Val', 'Gran', 'Ner', 'Pui']
const middles = ['te', 'gue', 'sa', 'vi', 'lo', 'ran', 'me', 'ti', 'da', 'sel', 'vo', 'cri', 'no', 'bar']
const endings = ['ville', 'court', 'gnac', 'bourg', 'mont', 'val', 'sur', 'lès', 'y', 'ac', 'ières', 'eau', 'in', 'ons']

/** The name of a place that doesn't exist; of 2,744, so that words become rarer as more is written. */
export const placeName = (random: Random) => pick(random, beginnings) + pick(random, middles) + pick(random, endings)

const pad = (value: number) => String(value).padStart(2, '0')
const lastDays = [31, 30, 30, 31]

/** A quarter, as plans mostly give their dates. */
function quarter(year: number, number: number): Json {
  const ordinal = number === 1 ? '1er' : `${number}e`
  return {
    text: { original: 'fr', fr: `${ordinal} trimestre ${year}`, en: `Q${number} ${year}` },
    earliest: `${year}-${pad(number * 3 - 2)}-01`,
    latest: `${year}-${pad(number * 3)}-${lastDays[number - 1]}`,
    precision: 'quarter',
  }
}
const quarterIn = (random: Random, from: number, years: number) =>
  quarter(from + Math.floor(random() * years), 1 + Math.floor(random() * 4))

const source: Json = { title: 'Plan d’action, texte publié', address: 'https://example.org/plan', language: 'fr' }

export const organisationCount = (commitments: number): number => 40 + Math.floor(commitments / 100)
const organisationKey = (index: number) => `org-${index}`

/** Organisations: those that lead come more slowly than what they lead. */
export function organisationsFile(count: number): Json {
  return {
    format: 'parvis-plan/1',
    organisations: Array.from({ length: count }, (_, index) => {
      const random = randomFrom(9_000_000 + index)
      return {
        id: organisationKey(index),
        slug: organisationKey(index),
        kind: 'ministry',
        name: text(random, 3, `${placeName(random)} ${index}`),
        nameBasis: 'source',
        sources: [source],
      }
    }),
  }
}

type PlanPlace = { key: string; slug: string; from: number; followed: boolean }

/** Plans of three years, of towns that don't exist, from 2012 on. The first is the latest, so that every size has the same home page. */
function planPlace(index: number): PlanPlace {
  const random = randomFrom(1_000_000 + index)
  const from = index === 0 ? 2025 : 2012 + Math.floor(random() * 14)
  const town = placeName(random)
    .normalize('NFKD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase()
  return { key: `plan-${index}`, slug: `${town}-${index}-${from}-${from + 2}`, from, followed: from >= 2023 }
}

/** The levels that milestones tend to, so that all levels of completion come about. */
const moods = ['none', 'begun', 'half', 'done', 'done', 'mixed'] as const
const stateIn = (random: Random, mood: (typeof moods)[number]): string | null => {
  if (mood === 'none') return null
  if (mood === 'begun') return pick(random, ['not-started', 'in-progress', 'in-progress'])
  if (mood === 'half') return pick(random, ['reached', 'in-progress', 'reached'])
  if (mood === 'done') return 'reached'
  return pick(random, ['reached', 'in-progress', 'postponed', 'abandoned', 'not-started'])
}

function report(random: Random, state: string, { from }: PlanPlace): Json {
  return {
    state,
    date: quarterIn(random, from, 2),
    ...(state === 'postponed' ? { due: quarterIn(random, from + 2, 2) } : {}),
    ...(state === 'postponed' || state === 'abandoned' ? { reason: text(random, 12) } : {}),
    ...(state === 'reached'
      ? { evidence: [{ title: sentence(random, 'fr', 6), address: 'https://example.org/preuve', kind: 'link' }] }
      : {}),
  }
}

function milestone(
  random: Random,
  commitment: string,
  number: number,
  place: PlanPlace,
  mood: (typeof moods)[number],
): Json {
  const state = stateIn(random, mood)
  return {
    id: `${commitment}-m${number}`,
    number,
    output: text(random, 14),
    ...(random() < 0.9 ? { due: quarterIn(random, place.from + 1, 2) } : {}),
    ...(state ? { reports: [report(random, state, place)] } : {}),
  }
}

function commitment(index: number, number: number, place: PlanPlace, organisations: number): Json {
  const random = randomFrom(index * 1000 + number)
  const key = `${place.key}-${number}`
  const mood = pick(random, moods)
  // A few organisations lead much, most lead little.
  const someone = () => organisationKey(Math.floor(random() ** 2 * organisations))
  return {
    id: key,
    number: String(number),
    title: text(random, 7, placeName(random)),
    objective: text(random, 45),
    problem: text(random, 35),
    contribution: text(random, 30),
    leadIds: [someone()],
    ...(random() < 0.5 ? { supportIds: [someone()] } : {}),
    ...(random() < 0.9 ? { priorityId: `${place.key}-p${1 + Math.floor(random() * prioritiesInPlan)}` } : {}),
    start: quarter(place.from, 1),
    end: quarter(place.from + 2, 4),
    ...(random() < 0.01 ? { withdrawn: { date: quarterIn(random, place.from, 2), reason: text(random, 15) } } : {}),
    sources: [source],
    milestones: Array.from({ length: milestonesInCommitment }, (_, step) =>
      milestone(random, key, step + 1, place, mood),
    ),
  }
}

/** A plan of fifty commitments with four milestones each, its priorities, phases, documents, events and figures. */
export function planFile(index: number, organisations: number, commitments = commitmentsInPlan): Json {
  const place = planPlace(index)
  const { key, slug, from, followed } = place
  const random = randomFrom(5_000_000 + index)
  const years = `${from}-${from + 2}`
  return {
    format: 'parvis-plan/1',
    figures: [
      {
        id: `${key}-count`,
        value: commitments,
        qualifier: 'exact',
        unit: 'engagements',
        measure: `${key}-commitments`,
        planId: key,
        label: text(random, 4),
        asOf: quarter(from, 1),
        sources: [source],
      },
    ],
    plans: [
      {
        id: key,
        slug,
        country: 'FR',
        rank: 1 + (index % 900),
        title: text(random, 6, placeName(random)),
        period: {
          text: { original: 'fr', fr: years, en: years },
          earliest: `${from}-01-01`,
          latest: `${from + 2}-12-31`,
          precision: 'range',
        },
        followedFrom: followed ? `${from}-01-01` : null,
        coordinatorIds: [organisationKey(0)],
        commitmentsFigureId: `${key}-count`,
        sources: [source],
        priorities: Array.from({ length: prioritiesInPlan }, (_, place) => ({
          id: `${key}-p${place + 1}`,
          number: place + 1,
          label: text(random, 8),
        })),
        phases: [
          { id: `${key}-ph1`, kind: 'drafting', label: text(random, 5), actual: quarter(from - 1, 2) },
          { id: `${key}-ph2`, kind: 'publication', label: text(random, 5), actual: quarter(from - 1, 4) },
        ],
        documents: Array.from({ length: plansOverall }, (_, place) => ({
          id: `${key}-d${place}`,
          title: sentence(random, 'fr', 8),
          address: 'https://example.org/document',
          kind: 'report',
          language: 'fr',
        })),
        events: Array.from({ length: 4 }, (_, place) => ({
          id: `${key}-e${place}`,
          kind: 'workshop',
          title: headed(`${index} ${place + 1}`, text(random, 6)),
          period: quarterIn(random, from - 1, 3),
          organiserIds: [organisationKey(Math.floor(random() * organisations))],
        })),
        commitments: Array.from({ length: commitments }, (_, place_) =>
          commitment(index, place_ + 1, place, organisations),
        ),
      },
    ],
  }
}
