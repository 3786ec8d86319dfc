import { formatDay } from '../../design/index.ts'
import { wordsOf } from '../../platform/facts/text.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { Language } from '../../platform/locales/languages.ts'
import type { SiteSettings } from '../settings.ts'
import { complianceState, measured } from './measured.ts'
import { type Block, type TextPage, textRoute } from './text-page.tsx'
import { words } from './words.ts'

/** What OGP is, how a plan is made, how completion is computed, what the marks mean, how the record is checked. */
export const helpRoute = textRoute('help', (_, { language }) => words(language).help)

/** How the operator can be reached, or that it isn't known. */
function contactBlocks(site: SiteSettings, language: Language, unknown: string): Block[] {
  const { name, email, address } = site.contact ?? {}
  const blocks: Block[] = [
    ...(name ? [wordsOf(name, language)] : []),
    ...(email ? [email] : []),
    ...(address ? [{ label: address, href: address }] : []),
  ]
  return blocks.length > 0 ? blocks : [unknown]
}

/** Who publishes the site, from its settings. */
export const legalNoticeRoute = textRoute('legalNotice', (site, { language }): TextPage => {
  const say = words(language).legal
  return {
    title: say.title,
    lede: say.lede,
    description: say.description,
    sections: [
      { id: 'exploitant', heading: say.operator, blocks: [say.runBy(wordsOf(site.operator, language))] },
      { id: 'contact', heading: say.contact, blocks: contactBlocks(site, language, say.noContact) },
      { id: 'hebergement', heading: say.hosting, blocks: [say.hostingText] },
      {
        id: 'licences',
        heading: say.content,
        blocks: [
          ...(site.licence
            ? [say.licence(site.licence.title), { label: site.licence.title, href: site.licence.address }]
            : [say.noLicence]),
          say.sources,
        ],
      },
      {
        id: 'logiciel',
        heading: say.software,
        blocks: [say.softwareText, { label: words(language).menu.privacy, href: pathOf('privacy', language) }],
      },
    ],
  }
})

/** The accessibility statement that French law asks for, from what the tests measured. */
export const accessibilityRoute = textRoute('accessibility', (site, { language }): TextPage => {
  const say = words(language).accessibility
  const { notGiven } = words(language)
  const state = say.states[complianceState]
  const date = formatDay(measured.date, language)
  const views = measured.views.map(({ width, scheme }) => say.view(width, scheme)).join(' ; ')
  const faults = measured.violations.reduce((sum, { count }) => sum + count, 0)
  return {
    title: say.title,
    lede: say.lede(state),
    description: say.description,
    sections: [
      {
        id: 'etat',
        heading: say.state,
        blocks: [
          say.stateText(wordsOf(site.operator, language), state),
          measured.audit ? say.audited(measured.audit.by, formatDay(measured.audit.date, language)) : say.noAudit,
        ],
      },
      {
        id: 'mesure',
        heading: say.results,
        blocks: [
          say.measured(measured.tool, date),
          say.violations(faults, measured.pages.length, views),
          ...(measured.violations.length > 0
            ? [{ list: measured.violations.map(({ page, rule, count }) => `${page} – ${rule} (${count})`) }]
            : []),
          `${say.rules}${words(language).colon}${measured.rules.join(', ')}.`,
        ],
      },
      { id: 'non-conformites', heading: say.nonConformities, blocks: [say.nonConformitiesText] },
      {
        id: 'etablissement',
        heading: say.made,
        blocks: [say.madeText(date), say.technologies, say.tools(measured.tool), say.pages, { list: measured.pages }],
      },
      {
        id: 'contact',
        heading: say.contact,
        blocks: [
          say.contactText,
          ...contactBlocks(site, language, `${words(language).legal.contact}${words(language).colon}${notGiven}.`),
        ],
      },
      {
        id: 'recours',
        heading: say.recourse,
        blocks: [say.recourseText, { list: say.recourseWays }],
      },
    ],
  }
})
