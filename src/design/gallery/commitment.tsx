import type { FC } from 'hono/jsx'
import type { Text } from '../../platform/facts/text.ts'
import type { Language } from '../../platform/locales/languages.ts'
import {
  DatedList,
  Facts,
  FigureBlock,
  Figures,
  Formats,
  type MilestoneItem,
  MilestonesTable,
  Notice,
  PageHead,
  reachedSentence,
  Section,
  SourceNote,
  Split,
  Status,
  Stones,
  TextView,
  Typeset,
} from '../index.ts'
import { both, day, english, ogpPage, period, say, year } from './facts.ts'
import { Frame } from './frame.tsx'

const milestones: MilestoneItem[] = [
  {
    output: english('Create an Open Science Committee', 'Créer un Comité pour la science ouverte'),
    state: 'reached',
    due: year('2018'),
    evidence: [{ title: 'Ouvrir la science', href: 'https://www.ouvrirlascience.fr/' }],
  },
  {
    output: english(
      'Quantitative monitoring of open access for national scientific literature',
      'Suivre quantitativement l’accès ouvert à la littérature scientifique nationale',
    ),
    state: 'reached',
    due: year('2019'),
    responsible: both('MESRI', 'MESRI'),
    evidence: [
      { title: 'Baromètre de la science ouverte', href: 'https://barometredelascienceouverte.esr.gouv.fr/' },
      { title: 'Open Science Monitor', href: 'https://example.org/', language: 'en' },
    ],
  },
  {
    output: english(
      'Open data on the financing of research projects',
      'Ouvrir les données relatives au financement des projets de recherche',
    ),
    state: 'in-progress',
    due: period(both('fin septembre 2021', 'end of September 2021'), 'late-month', '2021-09-20', '2021-09-30'),
  },
  {
    output: english(
      'Enrich the scanR and Isidore search engines',
      'Enrichir les moteurs de recherche scanR et Isidore',
    ),
    state: 'postponed',
    due: year('2020'),
    newDue: period(both('fin 2022', 'end of 2022'), 'late-year', '2022-10-01', '2022-12-31'),
    reason: both('Le marché public a été relancé.', 'The call for tenders was reopened.'),
  },
  {
    output: english('National use of ORCID identifiers', 'Généraliser les identifiants ORCID'),
    state: 'not-started',
    late: true,
    due: period(both('juin 2021', 'June 2021'), 'month', '2021-06-01', '2021-06-30'),
  },
  {
    output: english(
      'Recommend a policy for open data associated with articles',
      'Recommander une politique de données ouvertes associées aux articles',
    ),
    state: 'abandoned',
    reason: both('Repris par la loi.', 'Now part of the law.'),
  },
  {
    output: english('Accelerate the development of HAL', 'Accélérer le développement de HAL'),
    state: 'no-information',
    due: null,
  },
]

const objective: Text = {
  original: 'en',
  wording: 'summary',
  en: 'Make the results of publicly funded research open to all.\n\nPublications, data and methods are concerned.',
  fr: {
    text: 'Ouvrir à tous les résultats de la recherche financée sur fonds publics.\n\nLes publications, les données et les méthodes sont concernées.',
    translated: true,
  },
}

export const CommitmentPage: FC<{ language: Language }> = ({ language }) => (
  <Frame
    language={language}
    name="commitment"
    section="plans"
    title={say(
      language,
      'Construire un écosystème de la « science ouverte »',
      'Developing an “open science” ecosystem',
    )}
    breadcrumb={[
      { label: say(language, 'Accueil', 'Home'), href: say(language, '/', '/en') },
      { label: say(language, 'Plan 2018-2020', '2018-2020 plan'), href: '/plans/2018-2020' },
      { label: say(language, 'Engagement 18', 'Commitment 18') },
    ]}
  >
    <PageHead
      language={language}
      kicker={
        <>
          <a href="/plans/2018-2020#p4">{say(language, 'Priorité 4', 'Priority 4')}</a>
          <span>{say(language, 'Engagement 18', 'Commitment 18')}</span>
        </>
      }
      title={english('Developing an "open science" ecosystem', 'Construire un écosystème de la « science ouverte »')}
    />
    <Split
      language={language}
      aside={
        <>
          <Facts
            language={language}
            facts={[
              {
                label: say(language, 'Pilote', 'Lead'),
                value: english(
                  'Ministry of Higher Education, Research and Innovation',
                  'ministère de l’Enseignement supérieur, de la Recherche et de l’Innovation',
                ),
                note: say(language, 'tel que la source l’écrit', 'as the source writes it'),
              },
              {
                label: say(language, 'Associés', 'Supporting'),
                value: both('CNRS', 'CNRS'),
                more: [both('Inria', 'Inria'), both('Inserm', 'Inserm')],
              },
              {
                label: say(language, 'Prochain jalon', 'Next milestone'),
                value: say(language, 'Ouvrir les données de financement', 'Open data on financing'),
                note: say(language, 'fin septembre 2021', 'end of September 2021'),
              },
              { label: say(language, 'Numéro OGP', 'OGP number'), value: 'FR0047' },
              {
                label: say(language, 'Adresse permanente', 'Permanent address'),
                value: (
                  <a href="/id/commitment/01K2ZW8V6M9Q3RTYH5D7XNCB4E">/id/commitment/01K2ZW8V6M9Q3RTYH5D7XNCB4E</a>
                ),
              },
            ]}
          />
          <Formats language={language} links={[{ format: 'json', href: '/plans/2018-2020/engagements/18.json' }]} />
        </>
      }
    >
      <Section
        language={language}
        id="etat"
        heading={say(language, 'Où en est cet engagement', 'Where this commitment stands')}
        hiddenHeading
      >
        <p class="small">
          <strong>{say(language, 'Sans nouvelles depuis le 31 juillet 2021.', 'No news since 31 July 2021.')}</strong>
        </p>
        <p class="row">
          <Status language={language} completion="limited" late size="large" />
          <Typeset
            words={reachedSentence(
              milestones.map(({ state }) => state),
              language,
            )}
            language={language}
          />
        </p>
        <Stones language={language} states={milestones.map(({ state }) => state)} />
        <p class="small muted">
          {say(
            language,
            'État calculé le 5 juillet 2021 à partir des jalons.',
            'Computed on 5 July 2021 from the milestones.',
          )}{' '}
          <a href="#regle">{say(language, 'La règle de calcul', 'The rule')}</a>
        </p>
      </Section>
      <Section language={language} id="objectif" heading={say(language, 'Objectif', 'Objective')}>
        <div class="letter">
          <TextView text={objective} language={language} as="block" original />
        </div>
        <SourceNote language={language} sources={[ogpPage]} />
      </Section>
      <Section language={language} id="jalons" heading={say(language, 'Jalons', 'Milestones')}>
        <MilestonesTable
          language={language}
          caption={say(language, 'Jalons de l’engagement 18', 'Milestones of commitment 18')}
          milestones={milestones}
        />
      </Section>
      <Section language={language} id="chiffres" heading={say(language, 'Chiffres', 'Figures')}>
        <Figures>
          <FigureBlock
            language={language}
            value={76}
            sign="%"
            unit={say(language, 'des engagements tenus', 'of commitments kept')}
            asOf={period(both('décembre 2020', 'December 2020'), 'month', '2020-12-01', '2020-12-31')}
            sources={[ogpPage]}
          />
          <FigureBlock
            language={language}
            value={12500}
            qualifier="under"
            unit={say(language, 'publications', 'publications')}
            asOf={year('2021')}
            sources={[{ title: 'Baromètre de la science ouverte', language: 'fr' }]}
          />
        </Figures>
      </Section>
      <Section language={language} id="reponse" heading={say(language, 'Notices', 'Notices')}>
        <Notice
          language={language}
          level={3}
          kind="open"
          title={say(language, 'Ouvert jusqu’à fin juin', 'Open until the end of June')}
        >
          <p>
            <a href="/plans/2021-2023">{say(language, 'Proposer une idée', 'Propose an idea')}</a>
          </p>
        </Notice>
        <Notice language={language} level={3} kind="late" title={say(language, 'Mise à jour attendue', 'Update due')}>
          <p>{say(language, 'Depuis 41 jours.', 'For 41 days.')}</p>
        </Notice>
        <Notice
          language={language}
          level={3}
          kind="answer"
          title={say(language, 'La réponse de la DITP', 'DITP’s answer')}
        >
          <p>{say(language, 'Retenu en partie.', 'Kept in part.')}</p>
        </Notice>
      </Section>
      <Section language={language} id="historique" heading={say(language, 'Historique', 'History')}>
        <DatedList
          language={language}
          items={[
            {
              when: day('2021-07-05', '5 juillet 2021', '5 July 2021'),
              title: say(
                language,
                'Jalon 3 passé de « à venir » à « en cours »',
                'Milestone 3 moved from upcoming to in progress',
              ),
              href: '/registre/entrees/2',
            },
            {
              when: day('2021-07-01', '1er juillet 2021', '1 July 2021'),
              title: say(language, 'Import du plan', 'Import of the plan'),
              href: '/registre/entrees/1',
            },
          ]}
        />
      </Section>
    </Split>
  </Frame>
)
