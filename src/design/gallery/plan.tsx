import type { FC } from 'hono/jsx'
import type { Language } from '../../platform/locales/languages.ts'
import {
  Band,
  CommitmentList,
  DatedList,
  EmptyState,
  Formats,
  LinkList,
  Notice,
  PageHead,
  Pagination,
  Phases,
  PriorityList,
  RatingsTable,
  SourceNote,
  StatusTally,
  Tag,
  Typeset,
  Wrap,
} from '../index.ts'
import { both, day, english, french, irmReport, period, say, year } from './facts.ts'
import { Frame } from './frame.tsx'

export const PlanPage: FC<{ language: Language }> = ({ language }) => (
  <Frame
    language={language}
    name="plan"
    section="plans"
    title={say(language, 'Le plan 2018-2020', 'The 2018-2020 plan')}
    breadcrumb={[
      { label: say(language, 'Accueil', 'Home'), href: say(language, '/', '/en') },
      { label: say(language, 'Les plans', 'Plans'), href: say(language, '/plans', '/en/plans') },
      { label: say(language, 'Plan 2018-2020', '2018-2020 plan') },
    ]}
  >
    <PageHead
      language={language}
      kicker={
        <>
          <Typeset
            words={say(language, '2e plan d’action national', 'Second national action plan')}
            language={language}
          />{' '}
          <Tag language={language} label={say(language, 'clos', 'closed')} />
        </>
      }
      title={both(
        'Pour une action publique transparente et collaborative : plan d’action national pour la France 2018-2020',
        'For a transparent and collaborative government: France National Action Plan 2018-2020',
      )}
      lede={say(
        language,
        '21 engagements. Ce plan n’a pas été suivi sur ce site : rien n’y est dit en retard.',
        '21 commitments. This plan was not followed on this site: nothing of it is called late.',
      )}
    />
    <Phases
      language={language}
      apart
      label={say(language, 'Les étapes du plan', 'The stages of the plan')}
      phases={[
        {
          label: 'Consultation',
          state: 'done',
          when: say(language, 'de février à novembre 2017', 'February to November 2017'),
        },
        { label: 'Publication', state: 'done', period: day('2018-04-03', '3 avril 2018', '3 April 2018') },
        {
          label: say(language, 'Mise en œuvre', 'Implementation'),
          state: 'done',
          period: period(both('2018-2020', '2018-2020'), 'range', '2018-01-01', '2020-12-31'),
        },
        {
          label: say(language, 'Évaluation', 'Evaluation'),
          state: 'now',
          when: say(language, 'depuis décembre 2020', 'since December 2020'),
        },
      ]}
    />
    <Wrap>
      <StatusTally
        language={language}
        counts={{ complete: 1, substantial: 4, limited: 2, 'not-started': 1, 'no-information': 12, withdrawn: 1 }}
      />
    </Wrap>
    <Band
      language={language}
      tight
      id="p2"
      heading={french(
        '2. Ouverture de ressources numériques, contribution citoyenne, innovation ouverte',
        '2. Opening of digital resources, citizen contribution, open innovation',
      )}
    >
      <CommitmentList
        language={language}
        commitments={[
          {
            number: '8',
            title: english(
              'Set up an open artificial intelligence (AI) lab for the State',
              'Créer un laboratoire ouvert d’intelligence artificielle (IA) pour l’État',
            ),
            href: '/plans/2018-2020/engagements/8',
            completion: 'complete',
            milestones: ['reached', 'reached'],
            lead: english('Minister of State for the Digital Sector', 'secrétariat d’État chargé du numérique'),
          },
          {
            number: '12',
            title: english(
              'Develop new formats for exchanging ideas with civil society: the "Open d’Etat" Forum',
              'Développer de nouveaux formats d’échange avec la société civile : le Forum « Open d’État »',
            ),
            href: '/plans/2018-2020/engagements/12',
            completion: 'substantial',
            milestones: ['reached', 'reached', 'reached', 'in-progress', 'postponed', 'not-started'],
            lead: 'Etalab',
          },
          {
            number: '13',
            title: english(
              'Set up an open and participatory dashboard of online procedures',
              'Mettre en place un tableau de bord ouvert et participatif des démarches en ligne',
            ),
            href: '/plans/2018-2020/engagements/13',
            completion: 'limited',
            late: true,
            milestones: ['reached', 'not-started', 'not-started', 'abandoned'],
            lead: 'DINSIC',
            note: say(language, 'Jalon dépassé depuis fin juin 2021.', 'Milestone due by the end of June 2021.'),
          },
        ]}
      />
    </Band>
    <Band
      language={language}
      tight
      id="p4"
      heading={french(
        '4. Le gouvernement ouvert au service des enjeux mondiaux de notre siècle, développement, environnement et science',
        '4. Open government serving the global challenges of our century: development, environment and science',
      )}
    >
      <CommitmentList
        language={language}
        commitments={[
          {
            number: '17',
            title: english(
              'Empower citizens to exercise scrutiny and get involved in public decisions on energy transition and sustainable development',
              'Donner aux citoyens les moyens d’exercer un contrôle et de s’impliquer dans les décisions publiques sur la transition énergétique et le développement durable',
            ),
            href: '/plans/2018-2020/engagements/17',
            completion: 'not-started',
            milestones: ['not-started', 'not-started'],
          },
          {
            number: '18',
            title: both('Construire un écosystème de la « science ouverte »', 'Developing an “open science” ecosystem'),
            href: '/plans/2018-2020/engagements/18',
            completion: 'no-information',
            milestones: Array.from({ length: 11 }, () => 'no-information' as const),
            lead: english(
              'Ministry of Higher Education, Research and Innovation',
              'ministère de l’Enseignement supérieur, de la Recherche et de l’Innovation',
            ),
          },
          {
            number: '1-6',
            title: both('Assurer une plus grande transparence', 'Ensuring greater transparency'),
            href: '/plans/2018-2020/engagements/20',
            completion: 'withdrawn',
            note: say(
              language,
              'Abandonné le 3 avril 2019 : la loi en cours d’examen le rendait sans objet.',
              'Withdrawn on 3 April 2019: the bill under discussion made it pointless.',
            ),
          },
        ]}
      />
      <Pagination
        language={language}
        count={say(language, '21 engagements', '21 commitments')}
        previous="?before=8"
        next="?after=20"
      />
    </Band>
    <Band
      language={language}
      tight
      id="p5"
      heading={french(
        '5. L’ouverture des juridictions et des autorités administratives indépendantes',
        '5. Opening of the courts and of the independent administrative authorities',
      )}
    >
      <EmptyState
        language={language}
        sentence={say(
          language,
          'Rattachement non sourcé : aucune source ne dit quels engagements relèvent de cette priorité.',
          'Not sourced: no source says which commitments belong to this priority.',
        )}
      >
        <p>
          <a href="/plans/2018-2020">{say(language, 'Voir tous les engagements', 'See every commitment')}</a>
        </p>
      </EmptyState>
    </Band>
    <Band
      language={language}
      id="priorites"
      heading={say(language, 'Les priorités publiées', 'The published priorities')}
    >
      <PriorityList
        language={language}
        priorities={[
          {
            number: 1,
            label: french(
              'Transparence, intégrité et redevabilité de la vie publique et économique',
              'Transparency, integrity and accountability of public and economic life',
            ),
            href: '#p1',
            note: say(language, '3 engagements', '3 commitments'),
          },
          { number: 2, label: french('Ouverture de ressources numériques', 'Opening of digital resources') },
        ]}
      />
    </Band>
    <Band
      language={language}
      id="evaluation"
      heading={say(language, 'Ce qu’en disent les évaluateurs', 'What evaluators say')}
    >
      <RatingsTable
        language={language}
        caption={say(language, 'Avis des évaluateurs sur le plan', 'Judgements of the plan')}
        ratings={[
          {
            scale: say(language, 'Réalisation', 'Completion'),
            value: say(language, 'substantielle', 'substantial'),
            atLeast: true,
            assessor: 'IRM',
            asOf: period(
              both('vers mars 2018 (déduit)', 'around March 2018 (deduced)'),
              'deduced',
              '2018-03-01',
              '2018-04-30',
            ),
            basis: english(
              'Starred commitment: substantially or fully implemented.',
              'Engagement étoilé : substantiellement ou entièrement mis en œuvre.',
            ),
            sources: [irmReport],
          },
          {
            scale: say(language, 'Engagements tenus', 'Commitments kept'),
            value: '76 %',
            assessor: say(language, 'l’État', 'the State'),
            asOf: period(both('décembre 2020', 'December 2020'), 'month', '2020-12-01', '2020-12-31'),
          },
        ]}
      />
      <SourceNote language={language} sources={[irmReport]} asOf={year('2021')} />
    </Band>
    <Band language={language} id="documents" heading="Documents">
      <DatedList
        language={language}
        items={[
          {
            when: day('2018-04-03', '3 avril 2018', '3 April 2018'),
            title: 'Plan d’action national 2018-2020',
            href: 'https://www.modernisation.gouv.fr/plan.pdf',
            text: 'PDF, 2,3 Mo',
          },
        ]}
      />
      <LinkList
        language={language}
        items={[
          {
            label: both('Cour des comptes', 'Cour des comptes'),
            href: '/organisations/cour-des-comptes',
            note: say(language, 'Pilote de 1 engagement', 'Leads 1 commitment'),
          },
          {
            label: english(
              'High Authority for Transparency in Public Life (HATVP)',
              'Haute Autorité pour la transparence de la vie publique (HATVP)',
            ),
            href: '/organisations/hatvp',
          },
        ]}
      />
      <Notice language={language} kind="plain" title={say(language, 'Ce qui manque', 'What is missing')}>
        <p>
          {say(
            language,
            'Le titre français de 20 engagements sur 21 n’est pas sourcé.',
            'The French titles of 20 of the 21 commitments are not sourced.',
          )}
        </p>
      </Notice>
      <Formats language={language} links={[{ format: 'json', href: '/plans/2018-2020.json' }]} />
    </Band>
  </Frame>
)
