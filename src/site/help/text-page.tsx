import type { FC } from 'hono/jsx'
import { Band, Link, PageHead, Typeset } from '../../design/index.ts'
import type { Json } from '../../platform/canonical.ts'
import { type PageName, pathOf } from '../../platform/http/addresses.ts'
import type { PageRoute } from '../../platform/http/answer.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { Reading } from '../../platform/reading.ts'
import { readSettings } from '../read-settings.ts'
import type { SiteSettings } from '../settings.ts'

/** A piece of a page of text: a paragraph, a list, something to type, or a link on its own line. */
export type Block =
  | string
  | { list: readonly (string | { label: string; href: string })[] }
  | { terms: readonly { term: string; meaning: string }[] }
  | { code: string }
  | { label: string; href: string }

export type TextSection = { id: string; heading: string; blocks: readonly Block[] }

/** A page of text about the site. */
export type TextPage = { title: string; lede: string; description: string; sections: readonly TextSection[] }

export const Blocks: FC<{ blocks: readonly Block[]; language: Language }> = ({ blocks, language }) => (
  <>
    {blocks.map(block => {
      if (typeof block === 'string')
        return (
          <p>
            <Typeset words={block} language={language} />
          </p>
        )
      if ('list' in block)
        return (
          <ul>
            {block.list.map(item => (
              <li>
                {typeof item === 'string' ? (
                  <Typeset words={item} language={language} />
                ) : (
                  <Link href={item.href}>
                    <Typeset words={item.label} language={language} />
                  </Link>
                )}
              </li>
            ))}
          </ul>
        )
      if ('terms' in block)
        return (
          <dl class="terms">
            {block.terms.map(({ term, meaning }) => (
              <div>
                <dt>
                  <Typeset words={term} language={language} />
                </dt>
                <dd>
                  <Typeset words={meaning} language={language} />
                </dd>
              </div>
            ))}
          </dl>
        )
      if ('code' in block)
        return (
          <pre class="code-block" tabindex={0}>
            <code>{block.code}</code>
          </pre>
        )
      return (
        <p>
          <Link href={block.href}>
            <Typeset words={block.label} language={language} />
          </Link>
        </p>
      )
    })}
  </>
)

export const TextView: FC<{ text: TextPage; language: Language }> = ({ text, language }) => (
  <>
    <PageHead language={language} title={text.title} lede={text.lede} />
    {text.sections.map(({ id, heading, blocks }) => (
      <Band language={language} id={id} heading={heading}>
        <Blocks blocks={blocks} language={language} />
      </Band>
    ))}
  </>
)

type PlainPage = Extract<PageName, 'help' | 'accessibility' | 'legalNotice'>

/** The route of a page of text: its words depend on the language and on who publishes the site. */
export const textRoute = (page: PlainPage, textOf: (site: SiteSettings, reading: Reading) => TextPage): PageRoute => ({
  page,
  async answer(reading) {
    const { db, language } = reading
    const text = textOf(await readSettings(db), reading)
    return {
      kind: 'page',
      section: 'other',
      title: text.title,
      description: text.description,
      breadcrumb: [],
      crumb: text.title,
      paths: { fr: pathOf(page, 'fr'), en: pathOf(page, 'en') },
      body: <TextView text={text} language={language} />,
      data: { title: text.title, lede: text.lede, sections: text.sections as unknown as Json },
    }
  },
})
