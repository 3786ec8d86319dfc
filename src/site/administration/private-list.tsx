import { sql } from 'kysely'
import { z } from 'zod'
import { Band, Facts, Link, Typeset } from '../../design/index.ts'
import { momentInWords } from '../../people/index.ts'
import type { Json } from '../../platform/canonical.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import { action, actorInWords, entryTitle, Refused } from '../../record/index.ts'
import { counted } from './columns.tsx'
import type { AdminList } from './list.tsx'

type PrivateRow = {
  id: string
  type: string
  subject_type: string
  public: Record<string, Json>
  actor: string
  recorded: Date
  parts: string[]
}

/**
 * `private-part.read`: somebody reads what the record keeps to itself of an entry. That they did is an entry of its own, before they see
 * anything.
 */
const readPrivatePart = action<{ entry: string }, Json>({
  name: 'private-part.read',
  input: z.strictObject({ entry: z.string().max(26) }),
  right: { by: ['administrator'] },
  async run({ entry }, { tx }) {
    const row = await tx.selectFrom('entries').select(['id', 'private']).where('id', '=', entry).executeTakeFirst()
    const parts = Object.entries(row?.private ?? {}).filter(([, value]) => value !== null)
    if (!row || parts.length === 0) throw new Refused(nothingPrivate)
    return {
      entries: [{ type: 'private-part.read', subject: { type: 'entry', id: row.id }, tags: [] }],
      result: Object.fromEntries(parts) as Json,
    }
  },
})

const nothingPrivate = {
  code: 'nothing-private',
  sentence: {
    fr: 'Cette ligne n’a pas, ou n’a plus, de partie privée.',
    en: 'This line has no private part, or has it no more.',
  },
}

/** The lines of the record that keep something to themselves. */
export const privateList: AdminList<PrivateRow> = {
  page: 'adminRecord',
  title: { fr: 'Parties privées du registre', en: 'Private parts of the record' },
  lede: {
    fr: 'Ce que le registre scelle sans le montrer. Chaque lecture est elle-même écrite au registre, avec l’heure et en quelle qualité elle a été faite.',
    en: 'What the record seals without showing it. Each reading is itself written in the record, with its time and in what capacity it was done.',
  },
  count: counted(['ligne', 'lignes'], ['line', 'lines']),
  filters: [],
  rows: () => sql<PrivateRow>`
    select id, type, subject_type, public, actor, recorded,
      array(select key from jsonb_each(private) where value <> 'null' order by key) as parts
    from entries
    where exists (select from jsonb_each(private) where value <> 'null')`,
  columns: [
    {
      name: 'type',
      heading: { fr: 'Ligne', en: 'Line' },
      show: (row, { language }) => (
        <Link href={pathOf('entry', language, { entry: row.id })}>
          <Typeset words={entryTitle(row, undefined, language)} language={language} />
        </Link>
      ),
      value: ({ type }) => type,
    },
    {
      name: 'recorded',
      heading: { fr: 'Quand', en: 'When' },
      show: ({ recorded }, { language, timeZone }) => momentInWords(recorded, timeZone, language),
      value: ({ recorded }) => recorded.toISOString(),
    },
    {
      name: 'actor',
      heading: { fr: 'Par', en: 'By' },
      show: ({ actor }, { language }) => <Typeset words={actorInWords(actor, language)} language={language} />,
      value: ({ actor }) => actor,
    },
    {
      name: 'parts',
      heading: { fr: 'Parties', en: 'Parts' },
      show: ({ parts }) => parts.join(', '),
      value: ({ parts }) => parts.join(' '),
    },
  ],
  rowAct: ({ id }, language) =>
    language === 'fr'
      ? { does: 'read', label: 'Lire', spoken: `Lire la partie privée de la ligne ${id}, ce que le registre dira` }
      : { does: 'read', label: 'Read', spoken: `Read the private part of line ${id}, which the record will say` },
  acts: {
    read: {
      done: { fr: '', en: '' },
      async perform({ db, reader, now, language }, form) {
        const outcome = await readPrivatePart.perform(db, reader.who, now, { entry: form.get('id') ?? '' })
        if (!outcome.done) return outcome
        return {
          status: 200,
          done: language === 'fr' ? 'Votre lecture est écrite au registre.' : 'Your reading is written in the record.',
          again: (
            <Band
              language={language}
              id="lu"
              heading={language === 'fr' ? 'Partie privée de cette ligne' : 'Private part of this line'}
              intro={form.get('id') ?? ''}
            >
              <Facts
                language={language}
                facts={Object.entries(outcome.result as Record<string, Json>).map(([label, value]) => ({
                  label,
                  value: typeof value === 'string' ? value : JSON.stringify(value),
                }))}
              />
            </Band>
          ),
        }
      },
    },
  },
}
