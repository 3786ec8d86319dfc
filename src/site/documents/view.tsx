import type { FC } from 'hono/jsx'
import {
  Band,
  Cell,
  FoldingTable,
  Formats,
  FuzzyDate,
  languageName,
  PageHead,
  Row,
  SourceLink,
  SourceList,
  TextView,
  Typeset,
  Wrap,
} from '../../design/index.ts'
import type { DocumentRow, PlanRow } from '../../plans/index.ts'
import type { Source } from '../../platform/facts/source.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { Language } from '../../platform/locales/languages.ts'
import { words } from './words.ts'

type DocumentsProps = {
  plan: PlanRow
  documents: readonly DocumentRow[]
  /** What is cited beside them. */
  without: readonly Source[]
  language: Language
}

/** What can be read of a plan, and what is only cited. */
export const DocumentsView: FC<DocumentsProps> = ({ plan, documents, without, language }) => {
  const say = words(language)
  return (
    <>
      <PageHead language={language} title={say.title(plan.slug)} lede={say.lede(documents.length)} />
      <Wrap>
        {documents.length > 0 && (
          <>
            <FoldingTable language={language} caption={say.caption} headings={Object.values(say.columns)}>
              {documents.map(document => (
                <DocumentLine document={document} language={language} />
              ))}
            </FoldingTable>
            <p class="small muted">
              <Typeset words={say.elsewhere} language={language} />
            </p>
          </>
        )}
        <Formats
          language={language}
          links={(['json', 'csv'] as const).map(format => ({
            format,
            href: pathOf('documents', language, { plan: plan.slug }, format),
          }))}
        />
      </Wrap>
      {without.length > 0 && (
        <Band language={language} id="autres-sources" heading={say.without} intro={say.withoutIntro}>
          <SourceList language={language} sources={without} />
        </Band>
      )}
    </>
  )
}

const DocumentLine: FC<{ document: DocumentRow; language: Language }> = ({ document: { key, facts }, language }) => {
  const say = words(language)
  const { title, address, language: spoken, kind, date, note } = facts
  return (
    <Row id={`document-${key}`}>
      <Cell class="w t">
        <SourceLink language={language} source={{ title, address, ...(spoken ? { language: spoken } : {}) }} />
        {note && (
          <span class="sub">
            <TextView text={note} language={language} mark={false} />
          </span>
        )}
      </Cell>
      <Cell class="w" label={say.columns.kind} language={language}>
        {say.kinds[kind]}
      </Cell>
      <Cell class="w" label={say.columns.language} language={language}>
        {spoken ? languageName(spoken, language) : <span class="muted">{say.noLanguage}</span>}
      </Cell>
      <Cell class="w" label={say.columns.date} language={language}>
        {date ? <FuzzyDate language={language} period={date} /> : <span class="muted">{say.noDate}</span>}
      </Cell>
    </Row>
  )
}
