import type { FC } from 'hono/jsx'
import type { Language } from '../../platform/locales/languages.ts'
import { Band, DatedList, FigureBlock, Figures, Hero, Phases, PlanSlabs, PriorityGrid, SourceNote } from '../index.ts'
import { both, day, french, period, say, sheet, year } from './facts.ts'
import { Frame } from './frame.tsx'

const priorities = [
  french(
    'Faire participer les citoyens à l’élaboration et la conduite des politiques publiques',
    'Involve citizens in the design and conduct of public policies',
  ),
  french(
    'Renforcer la transparence des services et de la vie publics',
    'Strengthen the transparency of public services and public life',
  ),
  french('Gérer la crise et la relance de manière ouverte', 'Manage the crisis and the recovery openly'),
  french(
    'Soutenir une politique publique de la donnée au service des citoyens',
    'Support a public data policy serving citizens',
  ),
  french(
    'Mieux garantir l’accès et l’information des citoyens aux services publics',
    'Better guarantee citizens’ access to public services and information',
  ),
  french(
    'Mobiliser le gouvernement ouvert dans les enjeux environnementaux',
    'Bring open government to environmental issues',
  ),
]

const spring = period(both('mars – juin 2021', 'March – June 2021'), 'range', '2021-03-01', '2021-06-30')
const june = period(both('juin 2021', 'June 2021'), 'month', '2021-06-01', '2021-06-30')
const july = period(both('juillet 2021', 'July 2021'), 'month', '2021-07-01', '2021-07-31')
const summer = period(both('août – septembre 2021', 'August – September 2021'), 'range', '2021-08-01', '2021-09-30')
const september = period(both('fin septembre 2021', 'end of September 2021'), 'late-month', '2021-09-20', '2021-09-30')

export const Home: FC<{ language: Language }> = ({ language }) => (
  <Frame
    language={language}
    name="home"
    demoDay="2021-06-25"
    title={say(language, 'Le 3e plan d’action s’écrit maintenant', 'The third action plan is being written now')}
  >
    <Hero
      language={language}
      title={say(
        language,
        'La France écrit son 3e plan pour un gouvernement ouvert.',
        'France is writing its third open-government plan.',
      )}
      highlight={say(language, 'Jusqu’à fin juin.', 'Until the end of June.')}
      lede={say(
        language,
        'Des engagements publics pour 2021-2023, proposés par les citoyens, la société civile et les administrations.',
        'Public commitments for 2021-2023, proposed by citizens, civil society and the administration.',
      )}
      action={{ label: say(language, 'Lire les six priorités', 'Read the six priorities'), href: '/plans/2021-2023' }}
      more={{ label: say(language, 'Voir les plans précédents', 'See earlier plans'), href: '/plans' }}
    />
    <Phases
      language={language}
      label={say(language, 'Les étapes du plan 2021-2023', 'The stages of the 2021-2023 plan')}
      phases={[
        {
          label: say(language, 'Lancement', 'Launch'),
          state: 'done',
          period: period(both('1er trimestre 2021', 'first quarter of 2021'), 'quarter', '2021-01-01', '2021-03-31'),
        },
        { label: 'Co-construction', state: 'now', period: spring },
        { label: 'Consolidation', state: 'todo', period: july },
        { label: say(language, 'Rédaction', 'Drafting'), state: 'todo', period: summer },
        { label: 'Publication', state: 'todo', period: september },
        {
          label: say(language, 'Mise en œuvre', 'Implementation'),
          state: 'todo',
          period: period(both('2021-2023', '2021-2023'), 'range', '2021-01-01', '2023-12-31'),
        },
        { label: say(language, 'Évaluation', 'Evaluation'), state: 'unknown' },
      ]}
    />
    <Band
      language={language}
      id="priorites"
      heading={say(language, 'Les six priorités annoncées', 'The six priorities announced')}
      intro={say(
        language,
        'Celles de la fiche de juillet 2021. Le plan publié en a retenu d’autres.',
        'Those of the sheet of July 2021. The published plan kept others.',
      )}
    >
      <PriorityGrid
        language={language}
        priorities={priorities.map((label, place) => ({
          number: place + 1,
          label,
          ...(place < 4 ? { href: `/plans/2021-2023#p${place + 1}` } : {}),
          note: say(language, 'Rattachement non sourcé', 'Link to commitments not sourced'),
        }))}
      />
    </Band>
    <Band language={language} id="etapes" heading={say(language, 'Prochaines étapes', 'Next steps')}>
      <DatedList
        language={language}
        ordered
        items={[
          {
            when: july,
            title: french('Recueil et consolidation des engagements', 'Collection and consolidation of commitments'),
            href: '/plans/2021-2023',
            text: say(
              language,
              'Les ministères, les autorités administratives indépendantes et les juridictions déposent leurs engagements.',
              'Ministries, independent authorities and courts submit their commitments.',
            ),
          },
          {
            when: summer,
            title: say(language, 'Rédaction et éditorialisation du plan', 'Drafting and editing of the plan'),
          },
          {
            when: september,
            title: say(
              language,
              'Publication du plan et remise officielle',
              'Publication of the plan and official handover',
            ),
          },
          {
            when: null,
            whenNote: say(language, 'Date non fixée', 'Date not set'),
            title: say(language, 'Évaluation indépendante', 'Independent evaluation'),
          },
        ]}
      />
    </Band>
    <Band
      language={language}
      id="chiffres"
      heading={say(language, 'Ce qui a déjà eu lieu', 'What has already taken place')}
    >
      <Figures>
        <FigureBlock
          language={language}
          value={100}
          qualifier="about"
          unit={say(language, 'participants aux 2 Forums Open d’État', 'participants in the 2 Open d’État forums')}
        />
        <FigureBlock
          language={language}
          value={700}
          qualifier="over"
          unit={say(
            language,
            'participants aux 6 webinaires « micro-ouverts »',
            'participants in the 6 “open mic” webinars',
          )}
        />
        <FigureBlock
          language={language}
          value={say(language, 'plusieurs dizaines', 'several dozen')}
          unit={say(language, 'd’administrations, sans décompte publié', 'administrations, no count published')}
        />
      </Figures>
      <SourceNote language={language} asOf={june} sources={[sheet]} />
    </Band>
    <Band language={language} id="plans" heading={say(language, 'Tous les plans', 'Every plan')}>
      <PlanSlabs
        language={language}
        plans={[
          {
            name: '2015-2017',
            href: '/plans/2015-2017',
            state: 'done',
            lines: [say(language, '26 engagements', '26 commitments')],
          },
          {
            name: '2018-2020',
            href: '/plans/2018-2020',
            state: 'done',
            lines: [
              say(language, '21 engagements, 76 % tenus selon l’État', '21 commitments, 76% kept, says the State'),
            ],
          },
          {
            name: '2021-2023',
            href: '/plans/2021-2023',
            state: 'now',
            lines: [say(language, '59 engagements', '59 commitments')],
          },
          {
            name: '2023-2025',
            href: '/plans/2023-2025',
            state: 'todo',
            lines: [say(language, '17 engagements', '17 commitments')],
          },
        ]}
      />
    </Band>
    <Band
      language={language}
      id="registre"
      heading={say(language, 'Au registre', 'On record')}
      intro={say(
        language,
        'Tout ce qui est publié ou modifié, dans l’ordre.',
        'All that is published or changed, in order.',
      )}
    >
      <DatedList
        language={language}
        items={[
          {
            when: day('2021-06-17', '17 juin 2021', '17 June 2021'),
            title: say(language, 'Import de 4 plans, 71 engagements', 'Import of 4 plans, 71 commitments'),
            href: '/registre/entrees/1',
            text: say(language, 'Par l’exploitant, en ligne de commande.', 'By the operator, on the command line.'),
          },
          {
            when: year('2020'),
            title: say(language, 'Auto-évaluation du 2e plan', 'Self-assessment of the second plan'),
          },
        ]}
      />
    </Band>
  </Frame>
)
