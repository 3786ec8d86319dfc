import type { FC } from 'hono/jsx'
import type { Language } from '../../platform/locales/languages.ts'
import { ErrorContent } from '../index.ts'
import { say } from './facts.ts'
import { Frame } from './frame.tsx'

export const MissingPage: FC<{ language: Language }> = ({ language }) => (
  <Frame language={language} name="missing" title={say(language, 'Page introuvable', 'Page not found')}>
    <ErrorContent
      language={language}
      reference={say(language, 'Erreur 404', 'Error 404')}
      heading={say(language, 'Cette page n’existe pas', 'This page doesn’t exist')}
      cause={say(
        language,
        'L’adresse est peut-être incomplète, ou la page a changé d’adresse.',
        'The address may be incomplete, or the page may have moved.',
      )}
      waysHeading={say(language, 'Où aller ?', 'Where to go')}
      ways={[
        { label: say(language, 'L’accueil', 'The home page'), href: say(language, '/', '/en') },
        { label: say(language, 'Tous les plans', 'Every plan'), href: say(language, '/plans', '/en/plans') },
        {
          label: say(
            language,
            'L’engagement 18 du plan 2018-2020, dont l’adresse ressemble à celle-ci',
            'Commitment 18 of the 2018-2020 plan, whose address looks like this one',
          ),
          href: '/plans/2018-2020/engagements/18',
        },
      ]}
    />
  </Frame>
)
