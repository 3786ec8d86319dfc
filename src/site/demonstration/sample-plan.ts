import { dayPeriod } from '../../platform/facts/moment.ts'
import type { Day, Period } from '../../platform/facts/period.ts'
import type { Text } from '../../platform/facts/text.ts'

/** The key of the demonstration plan: where it is, the site is a demonstration. */
export const samplePlanKey = 'exemple'

/** A sample text: it says so itself, in both languages, wherever it is read. */
export const sample = (fr: string, en: string): Text => ({
  original: 'fr',
  fr: `Exemple : ${fr}`,
  en: { text: `Example: ${en}`, translated: true },
})

const longWords: Record<'fr' | 'en', (day: Date) => string> = {
  fr: day => day.toLocaleDateString('fr-FR', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' }),
  en: day => day.toLocaleDateString('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' }),
}

/** A day so many days from another one. */
export const daysFrom = (day: Day, days: number): Day => {
  const moved = new Date(`${day}T00:00:00Z`)
  moved.setUTCDate(moved.getUTCDate() + days)
  return moved.toISOString().slice(0, 10)
}

/** From one day to another, both within. */
function stretch(earliest: Day, latest: Day): Period {
  const [first, last] = [new Date(`${earliest}T00:00:00Z`), new Date(`${latest}T00:00:00Z`)]
  return {
    text: {
      original: 'fr',
      fr: `du ${longWords.fr(first)} au ${longWords.fr(last)}`,
      en: `from ${longWords.en(first)} to ${longWords.en(last)}`,
    },
    earliest,
    latest,
    precision: 'range',
  }
}

type SampleThing = { type: string; key: string; parentKey?: string; facts: Record<string, unknown> }

const organisations: SampleThing[] = (
  [
    ['ministere', 'ministry', 'le ministère des Bibliothèques', 'the Ministry of Libraries'],
    ['autorite', 'independent-authority', 'l’Autorité de l’accès aux documents', 'the Access to Documents Authority'],
    ['association', 'civil-society', 'l’association Lire ensemble', 'the association Reading Together'],
    ['ville', 'local-authority', 'la ville de Clairval', 'the town of Clairval'],
  ] as const
).map(([key, kind, fr, en]) => ({
  type: 'organisation',
  key: `${samplePlanKey}-${key}`,
  facts: { kind, name: sample(fr, en) },
}))

const priorities: readonly (readonly [string, string])[] = [
  ['rendre les décisions plus faciles à suivre', 'make decisions easier to follow'],
  ['ouvrir les données des bibliothèques', 'open the data of libraries'],
  ['associer les habitants au choix des travaux', 'involve residents in the choice of works'],
  ['répondre plus vite aux demandes de documents', 'answer requests for documents faster'],
]

/**
 * The demonstration plan, in the midst of its consultation on a day: what was done, what is open, what is to come, all relative to it.
 * Nobody's words are in it, and no source: it shows how the site works.
 */
export function samplePlan(today: Day): SampleThing[] {
  const at = (days: number) => daysFrom(today, days)
  const year = Number(today.slice(0, 4)) + 1
  const of = (type: string, key: string, facts: Record<string, unknown>): SampleThing => ({
    type,
    key: `${samplePlanKey}-${key}`,
    ...(type === 'phase' || type === 'priority' || type === 'event' ? { parentKey: samplePlanKey } : {}),
    facts,
  })
  return [
    ...organisations,
    {
      type: 'plan',
      key: samplePlanKey,
      facts: {
        slug: samplePlanKey,
        country: 'FR',
        rank: 99,
        title: sample(`un plan d’action pour ${year}-${year + 1}`, `an action plan for ${year}-${year + 1}`),
        period: {
          text: { original: 'fr', fr: `${year}-${year + 1}`, en: `${year}-${year + 1}` },
          earliest: `${year}-01-01`,
          latest: `${year + 1}-12-31`,
          precision: 'range',
        },
        coordinatorIds: [`${samplePlanKey}-ministere`],
        note: sample(
          'ce plan n’existe pas. Il montre comment un plan se fait ici, avec des textes inventés et des dates qui partent du jour où ce site a été rempli.',
          'this plan doesn’t exist. It shows how a plan is made here, with invented texts and dates that start from the day on which this site was filled.',
        ),
      },
    },
    of('phase', 'preparation', {
      kind: 'preparation',
      label: sample('préparation de la consultation', 'preparation of the consultation'),
      planned: stretch(at(-70), at(-22)),
      actual: stretch(at(-68), at(-21)),
    }),
    of('phase', 'consultation', {
      kind: 'consultation',
      label: sample('consultation ouverte à tous', 'consultation open to all'),
      planned: stretch(at(-21), at(24)),
      actual: stretch(at(-20), at(24)),
    }),
    of('phase', 'recueil', {
      kind: 'collecting',
      label: sample('recueil des engagements des ministères', 'collection of the commitments of ministries'),
      planned: stretch(at(25), at(55)),
    }),
    of('phase', 'redaction', {
      kind: 'drafting',
      label: sample('rédaction, et réponse à chaque contribution', 'drafting, and an answer to each contribution'),
      planned: stretch(at(56), at(95)),
    }),
    of('phase', 'publication', {
      kind: 'publication',
      label: sample('publication et remise officielle', 'publication and official handover'),
      planned: dayPeriod(at(110)),
    }),
    ...priorities.map(([fr, en], place) =>
      of('priority', `priorite-${place + 1}`, { number: place + 1, label: sample(fr, en) }),
    ),
    of('event', 'atelier-idees', {
      kind: 'workshop',
      title: sample('atelier des premières idées', 'workshop of first ideas'),
      period: dayPeriod(at(-44)),
      place: 'Exemple : médiathèque de Clairval',
      hostId: `${samplePlanKey}-ville`,
      organiserIds: [`${samplePlanKey}-ministere`],
    }),
    of('event', 'lancement', {
      kind: 'launch',
      title: sample('lancement de la consultation', 'launch of the consultation'),
      period: dayPeriod(at(-20)),
      place: 'Exemple : médiathèque de Clairval',
      hostId: `${samplePlanKey}-ville`,
      organiserIds: [`${samplePlanKey}-ministere`],
    }),
    of('event', 'webinaire', {
      kind: 'webinar',
      title: sample('webinaire, comment contribuer', 'webinar, how to contribute'),
      period: dayPeriod(at(6)),
      online: true,
      organiserIds: [`${samplePlanKey}-ministere`],
    }),
    of('event', 'atelier', {
      kind: 'workshop',
      title: sample('atelier avec les associations', 'workshop with civil society'),
      period: dayPeriod(at(13)),
      place: 'Exemple : hôtel de ville de Clairval',
      hostId: `${samplePlanKey}-ville`,
      organiserIds: [`${samplePlanKey}-association`],
    }),
  ]
}
