import { sql } from 'kysely'
import { z } from 'zod'
import { momentInWords } from '../../people/index.ts'
import { action, Refused } from '../../record/index.ts'
import { counted } from './columns.tsx'
import { type AdminList, containing } from './list.tsx'

type LetterRow = {
  id: string
  recipient: string
  kind: string
  state: keyof typeof states
  attempts: number
  written: Date
  next: Date
  expires: Date
  problem: string | null
}

const states = {
  waiting: { fr: 'attend de partir', en: 'waits to leave' },
  late: { fr: 'attend, trop tard pour partir', en: 'waits, too late to leave' },
  sent: { fr: 'parti', en: 'sent' },
  failed: { fr: 'n’est pas parti', en: 'didn’t leave' },
}

const kinds: Record<string, { fr: string; en: string }> = {
  'sign-in': { fr: 'lien pour se connecter', en: 'link to sign in' },
  invitation: { fr: 'invitation', en: 'invitation' },
  erased: { fr: 'compte effacé', en: 'account erased' },
}

/** `letter.hastened`: a letter that waits for its next try is tried now. The record has nothing of it: letters are no part of a plan. */
const hastenLetter = action({
  name: 'letter.hastened',
  input: z.strictObject({ letter: z.string().max(26) }),
  right: { by: ['administrator'] },
  async run({ letter }, { tx, recorded }) {
    const hastened = await tx
      .updateTable('notices')
      .set({ next_try: recorded })
      .where('id', '=', letter)
      .where('state', '=', 'waiting')
      .where('expires_at', '>', recorded)
      .returning('id')
      .executeTakeFirst()
    if (!hastened) throw new Refused(leftOrLate)
    return { entries: [], result: undefined }
  },
})

const leftOrLate = {
  code: 'letter-not-waiting',
  sentence: {
    fr: 'Ce courriel n’attend plus : il est parti, ou il est trop tard pour ce qu’il disait.',
    en: 'This letter waits no more: it has left, or it is too late for what it said.',
  },
}

/** The letters of the last weeks, those that failed among them, and why. */
export const lettersList: AdminList<LetterRow> = {
  page: 'adminLetters',
  title: { fr: 'Courriels', en: 'Letters' },
  lede: {
    fr: 'Ce qui part d’ici par courriel, et ce qui n’est pas parti. Ce qu’un courriel a de secret n’est pas montré.',
    en: 'What leaves from here by mail, and what didn’t. What is secret in a letter is not shown.',
  },
  count: counted(['courriel', 'courriels'], ['letter', 'letters']),
  filters: [
    { name: 'q', kind: 'search', label: { fr: 'Adresse ou problème', en: 'Address or problem' } },
    {
      name: 'state',
      kind: 'select',
      label: { fr: 'État', en: 'State' },
      options: Object.entries(states).map(([value, label]) => ({ value, label })),
    },
  ],
  rows({ q = '', state = '' }, { now }) {
    const standing = sql`case when state = 'waiting' and expires_at <= ${now} then 'late' else state end`
    return sql<LetterRow>`
      select id, recipient, kind, ${standing} as state, attempts, written_at as written, next_try as next, expires_at as expires, problem
      from notices
      where (${q} = '' or recipient ilike ${containing(q)} or problem ilike ${containing(q)})
        and (${state} = '' or ${standing} = ${state})`
  },
  columns: [
    {
      name: 'recipient',
      heading: { fr: 'À qui', en: 'To' },
      show: ({ recipient }) => <b>{recipient || '—'}</b>,
      value: ({ recipient }) => recipient,
    },
    {
      name: 'kind',
      heading: { fr: 'Quoi', en: 'What' },
      show: ({ kind }, { language }) => kinds[kind]?.[language] ?? kind,
      value: ({ kind }) => kind,
    },
    {
      name: 'state',
      heading: { fr: 'État', en: 'State' },
      show: ({ state }, { language }) => states[state][language],
      value: ({ state }) => state,
    },
    {
      name: 'attempts',
      heading: { fr: 'Essais', en: 'Tries' },
      show: ({ attempts }) => String(attempts),
      value: ({ attempts }) => attempts,
    },
    {
      name: 'written',
      heading: { fr: 'Écrit', en: 'Written' },
      show: ({ written }, { language, timeZone }) => momentInWords(written, timeZone, language),
      value: ({ written }) => written.toISOString(),
    },
    {
      name: 'problem',
      heading: { fr: 'Problème', en: 'Problem' },
      show: ({ problem }) => problem ?? '—',
      value: ({ problem }) => problem,
    },
  ],
  rowAct: ({ state, recipient }, language) =>
    state !== 'waiting'
      ? null
      : language === 'fr'
        ? { does: 'hasten', label: 'Essayer maintenant', spoken: `Essayer maintenant d’envoyer à ${recipient}` }
        : { does: 'hasten', label: 'Try now', spoken: `Try now to send to ${recipient}` },
  acts: {
    hasten: {
      done: { fr: 'Ce courriel est essayé maintenant.', en: 'This letter is tried now.' },
      perform: ({ db, reader, now }, form) =>
        hastenLetter.perform(db, reader.who, now, { letter: form.get('id') ?? '' }),
    },
  },
}
