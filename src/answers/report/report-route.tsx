import type { FC } from 'hono/jsx'
import { instantInWords, readConsultation, standingOf } from '../../consultations/index.ts'
import { Band, Formats, formatDay, Link, Notice, PageHead, Typeset } from '../../design/index.ts'
import type { Json } from '../../platform/canonical.ts'
import { dayIn } from '../../platform/clock.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { pathOf, permanentPath } from '../../platform/http/addresses.ts'
import type { Answer, PageRoute } from '../../platform/http/answer.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Reading } from '../../platform/reading.ts'
import { readShownReport, type ShownReport } from './read.ts'
import { reportDocument } from './report-document.ts'
import { ReportView } from './report-view.tsx'
import type { FieldWords } from './told.ts'
import { words } from './words.ts'

type In = Pick<Reading, 'language' | 'timeZone' | 'now'>

/** What kind of text it is, in sentences: first in a few words, then what whoever relies on it has to know. */
export function standingInWords({ row, comments, seal }: ShownReport, { language, timeZone, now }: In): string[] {
  const say = words(language)
  if (row.finished_at && row.hash) {
    const day = formatDay(dayIn(timeZone, row.finished_at), language)
    return [say.final, say.finalCause(day), say.hash(row.hash), seal ? say.position(seal.seq) : say.noPosition]
  }
  const moment = (of: string) => instantInWords(of, timeZone, language)
  return [
    say.draft,
    say.draftCause,
    ...(comments
      ? [
          standingOf(comments.facts, now) === 'closed'
            ? say.commentsClosed(moment(comments.facts.closes))
            : say.commentUntil(moment(comments.facts.opens), moment(comments.facts.closes)),
        ]
      : []),
  ]
}

const Standing: FC<{ shown: ShownReport; reading: Reading }> = ({ shown, reading }) => {
  const { language, now } = reading
  const say = words(language)
  const { row, comments, seal } = shown
  // On a page, the line of the record is a link.
  const place = seal && say.position(seal.seq)
  const more = standingInWords(shown, reading)
    .slice(1)
    .filter(sentence => sentence !== place)
  const isOpen = row.state === 'open' && comments && standingOf(comments.facts, now) === 'open'
  return (
    <Notice language={language} kind={row.state === 'final' ? 'answer' : 'open'}>
      {more.map(sentence => (
        <p class="address">
          <Typeset words={sentence} language={language} />
        </p>
      ))}
      {seal && (
        <p>
          <Link href={pathOf('entry', language, { entry: seal.entryId })}>
            <Typeset words={say.position(seal.seq)} language={language} />
          </Link>
        </p>
      )}
      {isOpen && (
        <p>
          <Link class="btn" href={`${pathOf('newContribution', language)}?consultation=${comments.slug}`}>
            <Typeset words={say.comment} language={language} />
          </Link>
        </p>
      )}
      {comments && (
        <p>
          <Link href={pathOf('consultation', language, { consultation: comments.slug })}>
            <Typeset words={say.readComments} language={language} />
          </Link>
        </p>
      )}
    </Notice>
  )
}

/** What came of a consultation: open for comment, then frozen. A frozen one says the same for ever, in each of its formats. */
export const reportRoute = (fields: FieldWords): PageRoute => ({
  page: 'report',
  formats: ['pdf', 'docx', 'odt'],
  async answer(reading, { consultation: slug = '' }): Promise<Answer> {
    const { db, language, origin } = reading
    const say = words(language)
    const of = await readConsultation(db, slug.slice(0, 100))
    const list = { label: say.contributions, href: pathOf('contributions', language) }
    const shown = of && !of.removed ? await readShownReport(reading, of) : null
    reading.uses('all:consultation')
    if (!of || !shown) {
      const own =
        of && !of.removed
          ? [
              {
                label: wordsOf(of.facts.title, language),
                href: pathOf('consultation', language, { consultation: of.slug }),
              },
            ]
          : []
      return { kind: 'missing', nearest: [...own, list] }
    }
    const { content, row } = shown
    const title = wordsOf(content.report.consultation.title, language)
    const path = (in_: Language) => pathOf('report', in_, { consultation: of.slug })
    return {
      kind: 'page',
      section: 'contribute',
      title: say.title(title),
      description: say.description(title),
      breadcrumb: [
        list,
        { label: wordsOf(of.facts.title, language), href: pathOf('consultation', language, { consultation: of.slug }) },
      ],
      crumb: say.crumb,
      paths: { fr: path('fr'), en: path('en') },
      unlisted: row.state !== 'final',
      body: (
        <>
          <PageHead language={language} kicker={say.kicker} title={content.report.consultation.title} />
          <Band language={language} id="etat" heading={row.state === 'final' ? say.final : say.draft} tight>
            <Standing shown={shown} reading={reading} />
            <Formats
              language={language}
              links={(['pdf', 'docx', 'odt', 'json'] as const).map(format => ({
                format,
                href: pathOf('report', language, { consultation: of.slug }, format),
              }))}
            />
          </Band>
          <ReportView content={content} fields={fields} language={language} />
        </>
      ),
      data: {
        type: 'report',
        consultation: `${origin}${permanentPath('consultation', of.id)}`,
        state: row.state,
        version: row.version,
        opened: row.opened_at?.toISOString() ?? null,
        comments: shown.comments ? `${origin}${permanentPath('consultation', shown.comments.id)}` : null,
        finished: row.finished_at?.toISOString() ?? null,
        sha256: row.hash,
        record: shown.seal && { entry: shown.seal.entryId, line: shown.seal.seq, chain: shown.seal.chain },
        // What the hash is of, in canonical JSON (RFC 8785).
        content: content as unknown as Json,
      },
      document: () =>
        reportDocument(shown, standingInWords(shown, reading), {
          language,
          origin,
          timeZone: reading.timeZone,
          fields,
        }),
    }
  },
})
