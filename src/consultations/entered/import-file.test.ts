import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { after, makeConsultation } from '../../../tests/fixtures/entered.ts'
import { cloneDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { workbook } from '../../../tests/support/workbooks.ts'
import { csv, table } from '../../platform/http/formats/csv.ts'
import { operator } from '../../record/index.ts'
import { numberInWords } from '../contributions/contribution.ts'
import { type ConsultationRow, consultationOf } from '../contributions/write.ts'
import { errorsFile, problemInWords } from './errors-file.ts'
import { importFile, lookAhead, type Outlook } from './import-file.ts'
import type { Source } from './reading/table.ts'
import { Unreadable } from './reading/unreadable.ts'
import '../../commitments/index.ts'

let database: TestDatabase
let consultation: ConsultationRow
let made = 0

beforeAll(async () => {
  database = await cloneDatabase('france')
})
afterAll(() => database.drop())

/** A consultation of its own, to which nothing was said yet. */
async function fresh(more: object = {}): Promise<void> {
  const key = `consultation-${++made}`
  const id = await makeConsultation(database.db, { key, slug: key, ...more })
  consultation = await database.db.transaction().execute(tx => consultationOf(tx, id))
}

const bytesOf = (text: string) => Buffer.from(text)
const source = (text: string | Uint8Array, more: Partial<Source> = {}): Source => ({
  bytes: typeof text === 'string' ? bytesOf(text) : text,
  ...more,
})
const look = (text: string | Uint8Array, more: Partial<Source> = {}) =>
  lookAhead(database.db, consultation, after, source(text, more))
const bring = (text: string | Uint8Array, more: Partial<Source> = {}) =>
  importFile(database.db, { who: operator, now: after, consultation }, source(text, more))
const rows = () =>
  database.db
    .selectFrom('contributions')
    .selectAll()
    .where('consultation_id', '=', consultation.id)
    .orderBy('number')
    .execute()

/** What is wrong with each row, by its number, in words. */
const wrongIn = ({ refusedRows }: Outlook) =>
  refusedRows.map(({ line, problems }) => [
    line,
    problems.map(problem => problemInWords(problem, consultation.facts.fields, 'fr')).join(' / '),
  ])
const why = async (text: string): Promise<string> => {
  try {
    return wrongIn(await look(text))
      .map(([line, words]) => `${line}: ${words}`)
      .join('\n')
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error
    return error.sentence.fr
  }
}

describe('a file of contributions', () => {
  test('is made whole, in columns of any order and of either language, whatever else it has', async () => {
    await fresh()
    const text = [
      'Langue;Canal;TITRE;name;consent;couleur;texte;date;priorite;organisation;Votre territoire;À quelle échelle ?;événement',
      'français;papier;Un;Camille;oui;bleu;"Publier\nles marchés";05/10/2026;1;;Lyon;Le pays;',
      'en;courriel;Two;Zoe;non;;Publish it;2026-10-06;;DINUM;;commune;',
      ';réunion;Trois;;;;Dire tout haut;46302;Renforcer la transparence des services et de la vie publics;;;;forum-1',
      ';;Quatre;;;;Ailleurs;2026-10-08T23:30:00Z;priorité 2;;;;',
    ].join('\r\n')
    const { event } = await database.db
      .selectFrom('events')
      .select('slug as event')
      .where('key', '=', 'forum-1')
      .executeTakeFirstOrThrow()
    const outlook = await look(text.replace('forum-1', event))
    expect([outlook.fresh, outlook.refused, outlook.unnamed, wrongIn(outlook)]).toEqual([4, 0, 1, []])
    expect(outlook.layout.unread).toEqual(['couleur'])
    expect(await rows()).toEqual([])
    expect(await bring(text.replace('forum-1', event))).toMatchObject({ done: true, outlook: { fresh: 4, there: 0 } })
    const [one, two, three, four] = await rows()
    expect(one).toMatchObject({
      title: 'Un',
      text: 'Publier\nles marchés',
      author: 'Camille',
      channel: 'paper',
      channel_day: '2026-10-05',
      language: 'fr',
      answers: { territoire: 'Lyon', echelle: 'pays' },
    })
    expect(two).toMatchObject({
      author: '',
      author_kind: 'administration',
      channel: 'mail',
      language: 'en',
      answers: { echelle: 'commune' },
    })
    expect(three).toMatchObject({ channel: 'room', channel_day: '2026-10-07' })
    expect(three?.event_id).not.toBeNull()
    expect(four).toMatchObject({ channel: 'import', channel_day: '2026-10-09', priority_id: three?.priority_id })
    expect(one?.priority_id).not.toBe(three?.priority_id)
  })

  test('keeps no name that nobody said may be shown: not in its row, not in the record', async () => {
    await fresh()
    await bring('titre;texte;date;nom\nUn;Publier;05/10/2026;Anatole Secret\n')
    const { rows: found } = await (await import('kysely')).sql<{ n: number }>`
      select count(*)::integer as n from (select contributions::text as all from contributions union all select entries::text from entries) as kept
      where kept.all like '%Anatole%'`.execute(database.db)
    expect(found[0]?.n).toBe(0)
  })

  test('as a workbook says the same as the CSV of it', async () => {
    await fresh()
    const cells = [
      ['titre', 'texte', 'date', 'priorité', 'consentement', 'nom'],
      ['Un', 'Publier les marchés', 46300, 1, true, 'Camille'],
    ] as const
    await bring(workbook(cells))
    expect(await rows()).toMatchObject([{ title: 'Un', channel_day: '2026-10-05', author: 'Camille' }])
    expect(
      await bring(cells.map(row => row.map(one => (one === true ? 'oui' : one)).join(';')).join('\n')),
    ).toMatchObject({
      done: true,
      outlook: { fresh: 0, there: 1 },
    })
  })

  test('with one bad row of many makes nothing, and names it by row and column', async () => {
    await fresh()
    const lines = Array.from({ length: 2500 }, (_, at) => `Note ${at};Texte de la note ${at};05/10/2026`)
    lines[1776] = 'Note;Texte;31/06/2026'
    const outcome = await bring(['titre;texte;date', ...lines].join('\n'))
    expect(outcome.done).toBe(false)
    expect(wrongIn(outcome.outlook)).toEqual([[1778, '« date » : le 31/06/2026 n’existe pas']])
    expect(await rows()).toEqual([])
  })
})

describe('the same file twice', () => {
  test('makes nothing twice, with references and without; a row that was changed is told, and nothing replaced', async () => {
    await fresh()
    for (const [header, cell, title] of [
      ['référence;', 'A-1;', 'Un'],
      ['id;', '7;', 'Deux'],
      ['', '', 'Trois'],
    ]) {
      const text = `${header}titre;texte;date\n${cell}${title};Publier les marchés;05/10/2026\n`
      expect(await bring(text)).toMatchObject({ done: true, outlook: { fresh: 1 } })
      expect(await bring(text)).toMatchObject({ done: true, outlook: { fresh: 0, there: 1 } })
      if (cell === '') continue
      const changed = await bring(text.replace('marchés', 'achats'))
      expect(changed.done).toBe(false)
      expect(wrongIn(changed.outlook)[0]?.[1]).toContain('est déjà là (C-')
    }
    expect(await rows()).toHaveLength(3)
  })

  test('even when both are imported at the same moment', async () => {
    await fresh()
    const text = `titre;texte;date\n${Array.from({ length: 40 }, (_, at) => `N${at};Texte ${at};05/10/2026`).join('\n')}`
    const outcomes = await Promise.all([bring(text), bring(text), bring(text)])
    expect(outcomes.map(({ done }) => done)).toEqual([true, true, true])
    expect(outcomes.reduce((sum, { outlook }) => sum + outlook.fresh, 0)).toBe(40)
    expect(await rows()).toHaveLength(40)
  })

  test('as this site exports it is known again by its numbers', async () => {
    await fresh()
    await bring(
      'titre;texte;date;nom;consentement\n"=HYPERLINK(""http://x"")";"Dire ;=1+1\n- puce";05/10/2026;Camille;oui\n',
    )
    const [row] = await rows()
    const line = {
      number: numberInWords(row?.number ?? 0),
      state: 'owed',
      title: row?.title ?? '',
      text: row?.text ?? '',
      author: row?.author ?? '',
      author_kind: 'person',
      channel: 'import',
      date: '2026-10-05',
      consent: 'yes',
      published: '2026-11-24T09:00:00.000Z',
    }
    const withdrawn = { ...line, number: 'C-9999', state: 'withdrawn', text: '' }
    const columns = (Object.keys(line) as (keyof typeof line)[]).map(name => ({
      name,
      description: { fr: '', en: '' },
      value: (one: typeof line) => one[name],
    }))
    const exported = csv(table(columns, [line, withdrawn]))
    expect(parse(exported)[1]?.slice(2, 4)).toEqual(['\'=HYPERLINK("http://x")', "Dire ;'=1+1\n- puce"])
    expect(await bring(exported)).toMatchObject({ done: true, outlook: { fresh: 0, there: 1, left: 1 } })
    const other = await bring(exported.replace('- puce', '- puces'))
    expect(wrongIn(other.outlook)[0]?.[1]).toContain(`est déjà là (${line.number})`)
    await fresh()
    expect(await bring(exported)).toMatchObject({ done: true, outlook: { fresh: 1 } })
    expect(await rows()).toMatchObject([{ title: line.title, text: line.text, author: 'Camille' }])
  })

  test('without references, two rows that are alike are one too many', async () => {
    await fresh()
    expect(await why('titre;texte;date\nUn;Deux;05/10/2026\nautre;texte;05/10/2026\nUn !;deux;5/10/2026')).toBe(
      '4: cette ligne répète la ligne 2 ; si ce sont deux envois, donnez à chacun sa « référence »',
    )
    expect(await bring('id;titre;texte;date\n1;Un;Deux;05/10/2026\n2;Un;Deux;5/10/2026')).toMatchObject({ done: true })
    expect((await rows()).map(({ copies }) => copies)).toEqual([1, 0])
  })
})

describe('what is wrong with a file is said in words', () => {
  beforeAll(() => fresh())
  const header =
    'titre;texte;date;canal;nom;consentement;priorité;organisation;langue;événement;Votre territoire;echelle'
  const row = (changes: Record<string, string>) =>
    header
      .split(';')
      .map(name => changes[name] ?? { titre: 'Un', texte: 'Publier', date: '05/10/2026' }[name] ?? '')
      .join(';')

  test.each([
    ['date', '31/06/2026', 'le 31/06/2026 n’existe pas'],
    ['date', '29/02/2026', 'le 29/02/2026 n’existe pas'],
    ['date', '2026-13-01', 'le 2026-13-01 n’existe pas'],
    ['date', 'hier', '« hier » n’est pas une date'],
    ['date', '31/08/2026', 'le 2026-08-31 n’est pas un jour de cette consultation'],
    ['date', '46265', 'le 2026-08-31 n’est pas un jour de cette consultation'],
    ['date', '', 'il manque quelque chose ici'],
    ['titre', '', 'il manque quelque chose ici'],
    ['titre', '…', 'il n’y a aucun mot ici'],
    ['titre', 'a'.repeat(301), '301 signes'],
    ['titre', '"a\nb"', 'sur une seule ligne'],
    ['titre', 'a\u0000b', 'caractère de contrôle'],
    ['titre', '#N/A', 'le tableur y a écrit une erreur'],
    ['texte', 'a'.repeat(20_001), '20 001 signes'],
    ['canal', 'pigeon', '« pigeon » n’est pas un canal'],
    ['canal', 'réunion', 'dites lequel'],
    ['nom', 'a'.repeat(61), '61 signes'],
    ['consentement', 'peut-être', '« peut-être » ne dit pas si le nom peut être montré'],
    ['priorité', '9', '« 9 » n’est pas une priorité de cette consultation'],
    ['organisation', 'Les Amis', '« Les Amis » n’est pas une organisation connue'],
    ['langue', 'de', '« de » n’est pas une langue de ce site'],
    ['événement', 'ailleurs', '« ailleurs » n’est pas un événement de ce plan'],
    ['echelle', 'lune', 'attendu : commune, pays'],
    ['Votre territoire', 'a'.repeat(301), 'cette réponse ne va pas'],
  ])('in the column « %s », what is there: %.12j', async (name, value, words) => {
    const said = (await why(`${header}\n${row({ [name]: value })}`)).replaceAll('\u202f', ' ')
    expect(said).toContain(words)
    expect(said).toMatch(/^2: « /)
  })

  test('a name that is read as an organisation’s', async () => {
    expect(await why(`${header}\n${row({ nom: 'Cour des comptes', consentement: 'oui' })}`)).toContain(
      'Cour des comptes',
    )
  })

  test.each([
    [
      'a row with more cells than the header',
      'titre;texte;date\nUn;Deux;05/10/2026;;x',
      '2: cette ligne a 5 cellules, et l’en-tête 3',
    ],
    [
      'a header below a title',
      'Notes de l’atelier;;\n;;\ntitre;texte;date\nUn;Deux;05/10/2026',
      'c’est la ligne 3 qui le fait',
    ],
    [
      'a header twice',
      'titre;texte;date\ntitle;text;date\nUn;Deux;05/10/2026',
      'La ligne 2 nomme les colonnes une seconde fois',
    ],
    [
      'a column twice',
      'titre;title;texte;date\nUn;Deux;Trois;05/10/2026',
      'Deux colonnes disent la même chose : « title »',
    ],
    ['a column that is missing', 'titre;contenu\nUn;Deux', 'Il manque les colonnes « texte », « date »'],
    ['a header alone', 'titre;texte;date\n', 'n’a que son en-tête'],
  ])('%s', async (_, text, words) => {
    expect(await why(text)).toContain(words)
  })

  test('but signs that turn a text round are only taken out, and formulas stay words', async () => {
    await fresh()
    await bring('titre;texte;date\n\u202e=1+1\u2066;@SUM(A1) \u202etxet;05/10/2026')
    expect(await rows()).toMatchObject([{ title: '=1+1', text: '@SUM(A1) txet' }])
  })

  test('whatever cells hold, a row is taken or refused, and each refusal has both languages', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom('05/10/2026', 'oui', 'papier', '1', 'fr', ''),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(cell, { minLength: 12, maxLength: 13 }), { minLength: 1, maxLength: 4 }),
        async cells => {
          const text = [
            header,
            ...cells.map(one => one.map(value => `"${value.replaceAll('"', '""')}"`).join(';')),
          ].join('\n')
          try {
            const { rows: count, fresh: new_, there, refused, refusedRows } = await look(text)
            expect(new_ + there + refused).toBe(count)
            for (const { problems } of refusedRows)
              for (const { sentence } of problems) expect(sentence.fr).not.toBe(sentence.en)
          } catch (error) {
            if (!(error instanceof Unreadable)) throw error
          }
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('a file of errors', () => {
  test('has the refused rows, with their number, their own columns and why; mended, it is imported with the rest', async () => {
    await fresh()
    const text =
      'titre;couleur;texte;date\nUn;bleu;Texte un;05/10/2026\n=Deux;vert;Texte deux;31/06/2026\n;;Texte trois;hier\n'
    const outcome = await bring(text)
    const errors = errorsFile(outcome.outlook, consultation.facts.fields, 'fr')
    expect(parse(errors)).toEqual([
      ['ligne', 'titre', 'couleur', 'texte', 'date', 'pourquoi'],
      ['3', "'=Deux", 'vert', 'Texte deux', '31/06/2026', '« date » : le 31/06/2026 n’existe pas'],
      ['4', '', '', 'Texte trois', 'hier', expect.stringMatching(/« titre » : .* \/ « date » : /)],
    ])
    const halfMended = errors.replace('31/06/2026,', '30/09/2026,')
    expect(wrongIn((await bring(text, { mended: bytesOf(halfMended) })).outlook).map(([line]) => line)).toEqual([4])
    const mended = bytesOf(halfMended.replace('4,,,Texte trois,hier', '4,Trois,,Texte trois,06/10/2026'))
    expect(await bring(text, { mended })).toMatchObject({ done: true, outlook: { fresh: 3 } })
    expect((await rows()).map(({ title, channel_day }) => [title, channel_day])).toEqual([
      ['Un', '2026-10-05'],
      ['=Deux', '2026-09-30'],
      ['Trois', '2026-10-06'],
    ])
    expect(await bring(text, { mended })).toMatchObject({ done: true, outlook: { fresh: 0, there: 3 } })
  })

  test('alone is a file like any other', async () => {
    await fresh()
    expect(await bring('ligne,titre,texte,date,pourquoi\r\n3,Un,Deux,05/10/2026,« date » : …\r\n')).toMatchObject({
      done: true,
    })
  })

  test('of another file, or without its numbers, is told', async () => {
    const text = 'titre;texte;date\nUn;Deux;05/10/2026\n'
    const other = await look(text, { mended: bytesOf('ligne;titre;texte;date\n12;Un;Deux;05/10/2026\n') })
    expect(wrongIn(other)).toEqual([[12, '« ligne » : le fichier n’a pas de ligne « 12 »']])
    await expect(look(text, { mended: bytesOf('titre;texte;date\nUn;Deux;05/10/2026\n') })).rejects.toThrow('line')
  })
})

describe('an export of Decidim’s proposals', () => {
  const ofToday =
    'id;author/id;author/name;author/url;taxonomies/id;participatory_space/id;participatory_space/url;component/id;title/fr;title/en;title/machine_translations/en;body/fr;body/en;address;state;reference;published_at;url;is_amend;withdrawn;withdrawn_at;created_at'
  const lineOf = (header: string, cells: Record<string, string>) =>
    header
      .split(';')
      .map(name => `"${(cells[name] ?? '').replaceAll('"', '""')}"`)
      .join(';')
  const proposal = {
    id: '12',
    'author/name': 'Anatole Ouvert',
    'title/fr': 'Publier les &amp; marchés',
    'body/fr':
      '<p>Chaque <strong>commune</strong>&nbsp;:</p><ul><li>un</li><li>deux</li></ul><script>alert(1)</script>',
    state: 'accepted',
    reference: 'Ville-PROP-2026-10-12',
    published_at: '2026-10-04 22:30:12 UTC',
    is_amend: 'false',
    withdrawn: 'false',
  }

  test('of today is taken over: titles and texts without tags, days of the site, known again by its references', async () => {
    await fresh()
    const text = [
      ofToday,
      lineOf(ofToday, proposal),
      lineOf(ofToday, {
        ...proposal,
        id: '13',
        reference: 'Ville-PROP-2026-10-13',
        'title/fr': '',
        'body/fr': '',
        'title/en': 'In English',
        'body/en': 'Publish it',
      }),
      lineOf(ofToday, { ...proposal, id: '14', reference: 'X-14', withdrawn: 'true' }),
      lineOf(ofToday, { ...proposal, id: '15', reference: 'X-15', is_amend: 'true' }),
    ].join('\n')
    const outcome = await bring(text)
    expect(outcome).toMatchObject({ done: true, outlook: { rows: 4, fresh: 2, left: 2, unnamed: 0 } })
    expect(outcome.outlook.leftBecause.map(({ fr }) => fr)).toEqual([
      'retirée par son auteur',
      'amendement d’une autre proposition',
    ])
    expect(await rows()).toMatchObject([
      {
        title: 'Publier les & marchés',
        text: 'Chaque **commune**\u00a0:\n\n-   un\n-   deux',
        channel: 'import',
        channel_day: '2026-10-05',
        author: '',
        language: 'fr',
      },
      { title: 'In English', text: 'Publish it', language: 'en' },
    ])
    expect(await bring(text)).toMatchObject({ done: true, outlook: { fresh: 0, there: 2 } })
  })

  test('of older versions is too, and one of other languages is told', async () => {
    await fresh()
    const old =
      'id,category/id,category/name,scope/id,scope/name,title,body,votes,comments,created_at,url,feature/id,meeting_urls'
    expect(await bring(`${old}\n3,1,Ville,2,Nord,Un,Deux,0,0,2026-10-05 09:00:00 UTC,http://x,4,`)).toMatchObject({
      done: true,
    })
    expect(await bring(`${old}\n3,1,Ville,2,Nord,Un,Deux,0,0,2026-10-05 09:00:00 UTC,http://x,4,`)).toMatchObject({
      outlook: { there: 1 },
    })
    const catalan = 'id;title/ca;body/ca;component/id;published_at\n4;Un;Dos;4;2026-10-05 09:00:00 UTC'
    expect(wrongIn(await look(catalan))).toEqual([
      [2, '« texte » : cette proposition n’est ni en français ni en anglais (ca)'],
    ])
  })

  test('that nests tags beyond measure is refused, not fatal', async () => {
    await fresh()
    const text = `${ofToday}\n${lineOf(ofToday, { ...proposal, 'body/fr': `${'<div>'.repeat(20_000)}mot` })}`
    const outlook = await look(text)
    expect(outlook.refused + outlook.fresh).toBe(1)
  })

  test('has its errors mended as any file has', async () => {
    await fresh()
    const text = `${ofToday}\n${lineOf(ofToday, { ...proposal, published_at: '' })}`
    const outcome = await bring(text)
    expect(wrongIn(outcome.outlook)).toEqual([[2, '« date » : il manque quelque chose ici']])
    const errors = errorsFile(outcome.outlook, [], 'fr').replace(
      'Ville-PROP-2026-10-12,,',
      'Ville-PROP-2026-10-12,2026-10-05,',
    )
    expect(await bring(text, { mended: bytesOf(errors) })).toMatchObject({ done: true, outlook: { fresh: 1 } })
  })

  test('is refused in words where it was said to be one and isn’t', async () => {
    await expect(look('titre;texte;date\nUn;Deux;05/10/2026', { format: 'decidim' })).rejects.toThrow('Decidim')
    await expect(look('titre;texte;date\nUn;Deux;05/10/2026', { format: 'xlsx' })).rejects.toThrow('CSV')
  })
})
