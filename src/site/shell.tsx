import type { FC } from 'hono/jsx'
import {
  Button,
  ErrorContent,
  Form,
  FramedPage,
  formatDay,
  Page,
  type PageProps,
  Typeset,
  Wrap,
} from '../design/index.ts'
import type { Day } from '../platform/facts/period.ts'
import { wordsOf } from '../platform/facts/text.ts'
import { type Format, pathOf, siblingOf } from '../platform/http/addresses.ts'
import type { GoneAnswer, PageAnswer, Way } from '../platform/http/answer.ts'
import type { Assets } from '../platform/http/assets.ts'
import type { PersonalPage } from '../platform/http/personal.ts'
import type { Language } from '../platform/locales/languages.ts'
import { graphOf } from './about.ts'
import { oembedPath } from './embed/oembed.ts'
import { Share } from './embed/share.tsx'
import { complianceState } from './help/measured.ts'
import { words as helpWords } from './help/words.ts'
import { schemaPath } from './plan-schema.ts'
import type { SiteSettings } from './settings.ts'
import { words } from './words.ts'

/** What stands around every page. */
export type Shell = {
  language: Language
  site: SiteSettings
  origin: string
  assets: Assets
  /** It is shown within a page of another site, without the site around it. */
  framed?: boolean
  /** The day that the clock is set to for a demonstration. */
  demoDay: Day | null
}

const frame = ({ language, site, assets, demoDay }: Shell, section?: PageAnswer['section'] | 'space') => {
  const { menu, footer } = words(language)
  const { menu: about, accessibility } = helpWords(language)
  return {
    language,
    site: { name: site.name, tagline: site.tagline, operator: site.operator },
    nav: [
      { label: menu.plans, href: pathOf('plans', language), current: section === 'plans' },
      { label: menu.contribute, href: pathOf('contributions', language), current: section === 'contribute' },
      { label: menu.commitments, href: pathOf('commitments', language), current: section === 'commitments' },
      { label: menu.organisations, href: pathOf('organisations', language), current: section === 'organisations' },
      { label: menu.agenda, href: pathOf('agenda', language), current: section === 'agenda' },
      { label: menu.record, href: pathOf('record', language), current: section === 'record' },
      // The same for all: who hasn’t signed in is asked to there.
      { label: menu.space, href: pathOf('mySpace', language), current: section === 'space' },
    ],
    demoDay,
    assets: {
      css: assets.pathOf('parvis.css'),
      fonts: [assets.pathOf('fonts/parvis-display.woff2'), assets.pathOf('fonts/parvis-text.woff2')],
      icon: assets.pathOf('icon.svg'),
    },
    footer: [
      {
        heading: footer.understand,
        links: [
          { label: about.help, href: pathOf('help', language) },
          { label: menu.plans, href: pathOf('plans', language) },
          { label: about.evaluations, href: pathOf('evaluations', language) },
          { label: menu.figures, href: pathOf('figures', language) },
        ],
      },
      {
        heading: footer.reuse,
        links: [
          { label: about.data, href: pathOf('data', language) },
          { label: footer.schema, href: schemaPath },
          { label: about.feed, href: pathOf('record', language, undefined, 'atom') },
          ...(site.licence ? [{ label: site.licence.title, href: site.licence.address }] : []),
        ],
      },
      {
        heading: footer.site,
        links: [
          {
            label: about.accessibility(accessibility.states[complianceState]),
            href: pathOf('accessibility', language),
          },
          { label: about.charter, href: pathOf('charter', language) },
          { label: about.moderation, href: pathOf('moderation', language) },
          { label: about.roles, href: pathOf('roles', language) },
          { label: about.privacy, href: pathOf('privacy', language) },
          { label: about.legal, href: pathOf('legalNotice', language) },
          { label: about.siteMap, href: pathOf('siteMap', language) },
        ],
      },
    ],
  } satisfies Partial<PageProps>
}

/** A page in its frame, as HTML. */
export async function pageHtml(answer: PageAnswer, formats: readonly Format[], shell: Shell): Promise<string> {
  const { language, origin, site } = shell
  const home = { label: words(language).footer.home, href: pathOf('home', language) }
  const { paths, embed } = answer
  if (shell.framed) {
    const { assets, demoDay } = frame(shell)
    return String(
      await (
        <FramedPage
          language={language}
          title={answer.title}
          canonical={origin + paths[language]}
          site={site}
          home={home.href}
          demoDay={demoDay}
          assets={assets}
        >
          {answer.body}
        </FramedPage>
      ),
    )
  }
  return String(
    await (
      <Page
        {...frame(shell, answer.section)}
        title={answer.section === 'home' ? wordsOf(site.name, language) : answer.title}
        description={answer.description}
        alternates={paths}
        origin={origin}
        breadcrumb={answer.section === 'home' ? [] : [home, ...answer.breadcrumb, { label: answer.crumb }]}
        search={answer.search ?? ''}
        indexed={!answer.unlisted}
        about={graphOf(answer, home, language, origin)}
        embed={
          embed && { title: answer.title, href: `${oembedPath}?url=${encodeURIComponent(origin + paths[language])}` }
        }
        formats={formats.map(format => ({ format, href: siblingOf(paths[language], format) + (answer.search ?? '') }))}
      >
        {answer.body}
        {embed && (
          <Wrap>
            <Share language={language} address={origin + embed.paths[language]} title={embed.name} />
          </Wrap>
        )}
      </Page>
    ),
  )
}

/** A page for one reader in its frame: for no search engine, and the same around it as around any page. */
export async function personalHtml(
  { title, crumb = title, section = 'space', breadcrumb = [], body }: PersonalPage,
  paths: Record<Language, string>,
  shell: Shell,
): Promise<string> {
  const { language, origin } = shell
  const home = { label: words(language).footer.home, href: pathOf('home', language) }
  return String(
    await (
      <Page
        {...frame(shell, section)}
        title={title}
        alternates={paths}
        origin={origin}
        indexed={false}
        breadcrumb={[home, ...breadcrumb, { label: crumb }]}
      >
        {body}
      </Page>
    ),
  )
}

export type ErrorKind =
  | 'notFound'
  | 'unknownFormat'
  | 'gone'
  | 'badRequest'
  | 'method'
  | 'foreignForm'
  | 'notAForm'
  | 'tooLong'
  | 'tooSlow'
  | 'cutShort'
  | 'fileAway'
  | 'failed'
  | 'unavailable'
  | 'documentBusy'
  | 'documentFailed'
  | 'documentMissing'
  | 'documentLong'

export type ErrorDetails = {
  nearest?: readonly Way[]
  gone?: GoneAnswer
  /** For a format that a page doesn't have: the page, and the formats that it has. */
  formats?: readonly Format[]
  path?: string
  /** Why, in words that only this case has. */
  cause?: string
  /** What somebody had sent: it isn't lost, and can be sent again. */
  typed?: { action: string; form: URLSearchParams }
}

/** Shorter values are of no use to whoever wants their words back. */
const fewestSigns = 12

/** What somebody typed, where it couldn't be saved: to be read, copied, and sent again. */
const Typed: FC<{ action: string; form: URLSearchParams; language: Language }> = ({ action, form, language }) => {
  const say = words(language).errors
  const fields = [...form]
  const hidden = new Set(['begun', 'key', 'lien', 'draft', 'consultation', 'token', 'next'])
  return (
    <div class="wrap stack mid">
      <h2>
        <Typeset words={say.notSaved} language={language} />
      </h2>
      <Form action={action} sends={Object.fromEntries(fields)} label={say.notSaved}>
        <Button language={language} label={say.sendAgain} />
      </Form>
      {fields
        .filter(([name, value]) => !hidden.has(name) && value.length >= fewestSigns)
        .map(([, value]) => (
          <pre class="typed">{value}</pre>
        ))}
    </div>
  )
}

/** An error as a page: what, why, and ways out. */
export async function errorHtml(
  kind: ErrorKind,
  status: number,
  reference: string,
  shell: Shell,
  { nearest = [], gone, formats = [], path = '', cause: own, typed }: ErrorDetails = {},
): Promise<string> {
  const { language, origin } = shell
  const say = words(language).errors
  const cause = own
    ? own
    : gone
      ? say.goneCause(gone.title, formatDay(gone.recorded.slice(0, 10), language), gone.reason)
      : say[`${kind as Exclude<ErrorKind, 'gone'>}Cause`]
  const home = { label: say.home, href: pathOf('home', language) }
  return String(
    await (
      <Page
        {...frame(shell)}
        title={say[kind]}
        alternates={{ fr: pathOf('home', 'fr'), en: pathOf('home', 'en') }}
        origin={origin}
        indexed={false}
      >
        <ErrorContent
          language={language}
          heading={say[kind]}
          cause={typeof cause === 'string' ? cause : ''}
          waysHeading={say.ways}
          ways={[
            ...nearest,
            ...formats.map(format => ({ label: siblingOf(path, format), href: siblingOf(path, format) })),
            home,
          ]}
          searchable={kind === 'notFound' || kind === 'gone'}
          reference={say.reference(status, status >= 500 ? reference : null)}
        />
        {typed && <Typed {...typed} language={language} />}
      </Page>
    ),
  )
}
