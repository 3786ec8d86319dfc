import type { FC, PropsWithChildren } from 'hono/jsx'
import type { Language } from '../../platform/locales/languages.ts'
import { type BreadcrumbItem, Page } from '../index.ts'
import { say, site } from './facts.ts'

type FrameProps = PropsWithChildren<{
  language: Language
  name: string
  title: string
  section?: 'plans' | 'organisations' | 'record'
  breadcrumb?: readonly BreadcrumbItem[]
  demoDay?: string
}>

/** A gallery page in the frame of a real one. */
export const Frame: FC<FrameProps> = ({ language, name, title, section, breadcrumb = [], demoDay, children }) => {
  const prefix = language === 'en' ? '/en' : ''
  return (
    <Page
      language={language}
      title={title}
      description={title}
      alternates={{ fr: `/${name}.fr.html`, en: `/${name}.en.html` }}
      origin="https://parvis.example"
      site={site[language]}
      nav={[
        { label: say(language, 'Les plans', 'Plans'), href: `${prefix}/plans`, current: section === 'plans' },
        { label: 'Organisations', href: `${prefix}/organisations`, current: section === 'organisations' },
        {
          label: say(language, 'Registre', 'Record'),
          href: say(language, '/registre', '/en/record'),
          current: section === 'record',
        },
      ]}
      breadcrumb={breadcrumb}
      demoDay={demoDay ?? null}
      formats={[{ format: 'json', href: `${prefix}/${name}.json` }]}
      assets={{
        css: '/parvis.css',
        fonts: ['/fonts/parvis-display.woff2', '/fonts/parvis-text.woff2'],
        icon: '/icon.svg',
      }}
      footer={[
        {
          heading: say(language, 'Comprendre', 'Understand'),
          links: [
            {
              label: say(language, 'Le Partenariat pour un gouvernement ouvert', 'The Open Government Partnership'),
              href: 'https://www.opengovpartnership.org/',
              hreflang: 'en',
            },
            { label: say(language, 'Tous les plans', 'Every plan'), href: `${prefix}/plans` },
          ],
        },
        {
          heading: say(language, 'Réutiliser', 'Reuse'),
          links: [
            { label: say(language, 'Cette page en JSON', 'This page as JSON'), href: `${prefix}/${name}.json` },
            {
              label: say(language, 'Licence ouverte 2.0', 'Open Licence 2.0'),
              href: 'https://www.etalab.gouv.fr/licence-ouverte-open-licence/',
              hreflang: 'fr',
            },
          ],
        },
      ]}
    >
      {children}
    </Page>
  )
}
