import type { FC } from 'hono/jsx'
import type { Language } from '../../platform/locales/languages.ts'
import { Diff, Facts, Formats, formatDay, PageHead, Pagination, Section, Split } from '../index.ts'
import { say } from './facts.ts'
import { Frame } from './frame.tsx'

export const EntryPage: FC<{ language: Language }> = ({ language }) => (
  <Frame
    language={language}
    name="entry"
    section="record"
    title={say(language, 'Entrée 2 du registre', 'Entry 2 of the record')}
    breadcrumb={[
      { label: say(language, 'Accueil', 'Home'), href: say(language, '/', '/en') },
      { label: say(language, 'Registre', 'Record'), href: say(language, '/registre', '/en/record') },
      { label: say(language, 'Entrée 2', 'Entry 2') },
    ]}
  >
    <PageHead
      language={language}
      kicker={say(language, 'Registre, entrée 2', 'Record, entry 2')}
      title={say(language, 'Correction de l’engagement 18', 'Correction of commitment 18')}
    />
    <Split
      language={language}
      aside={
        <>
          <Facts
            language={language}
            facts={[
              {
                label: say(language, 'Enregistrée', 'Recorded'),
                value: formatDay('2021-07-01', language),
                note: '14:32:07',
              },
              {
                label: say(language, 'Par', 'By'),
                value: say(language, 'l’exploitant, en ligne de commande', 'the operator, on the command line'),
              },
              {
                label: say(language, 'Empreinte', 'Hash'),
                value: <code class="hash">9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08</code>,
              },
            ]}
          />
          <Formats language={language} links={[{ format: 'json', href: '/registre/entrees/2.json' }]} />
        </>
      }
    >
      <Section language={language} id="changements" heading={say(language, 'Ce qui a changé', 'What changed')}>
        <Diff
          language={language}
          caption={say(language, 'Changements, avant et après', 'Changes, before and after')}
          changes={[
            {
              field: say(language, 'Titre français', 'French title'),
              before: 'Construire un éco-système de la science ouverte',
              after: 'Construire un écosystème de la « science ouverte »',
              valueLanguage: 'fr',
            },
            {
              field: say(language, 'Échéance du jalon 3', 'Due date of milestone 3'),
              before: 'juin 2021',
              after: 'fin septembre 2021',
              valueLanguage: 'fr',
            },
            {
              field: say(language, 'Titre anglais', 'English title'),
              before: null,
              after: 'Developing an “open science” ecosystem',
              valueLanguage: 'en',
            },
            { field: 'Note', before: say(language, 'à vérifier', 'to be checked'), after: null },
          ]}
        />
      </Section>
      <Pagination
        language={language}
        count={say(language, '128 entrées', '128 entries')}
        previous="/registre/entrees/1"
        next="/registre/entrees/3"
        previousLabel={say(language, 'Entrée précédente', 'Previous entry')}
        nextLabel={say(language, 'Entrée suivante', 'Next entry')}
      />
    </Split>
  </Frame>
)
