import { messagesOf } from '../../design/index.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { Messages } from './messages.fr.ts'
import type { TextPage } from './text-page.tsx'

const { completion } = messagesOf('en')

const help: TextPage = {
  title: 'Understanding',
  lede: 'What an open-government action plan is, how it is made, and how to read this site.',
  description:
    'The Open Government Partnership, the eight phases of a plan, how completion is computed, the marks of the site, checking the record.',
  sections: [
    {
      id: 'pgo',
      heading: 'The Open Government Partnership',
      blocks: [
        'The Open Government Partnership (OGP) brings together governments, local authorities and civil-society organisations. A member country regularly publishes an action plan: a dated set of commitments, made with civil society.',
        'An independent assessor, the IRM (Independent Reporting Mechanism), then judges how each plan was made and what came of it.',
        { label: 'OGP’s site', href: 'https://www.opengovpartnership.org/' },
      ],
    },
    {
      id: 'etapes',
      heading: 'The eight phases of a plan',
      blocks: [
        'These are kinds of phases: a plan may have several of one kind, and two phases may overlap. What each plan says of them, with planned and actual dates, is on its page.',
        {
          terms: [
            { term: 'Preparation', meaning: 'The roadmap and the calendar are published.' },
            { term: 'Consultation', meaning: 'Workshops, forums and consultations are open.' },
            { term: 'Collecting', meaning: 'Proposed commitments come in.' },
            { term: 'Consolidating', meaning: 'What is alike is joined, checked and arbitrated.' },
            { term: 'Drafting', meaning: 'The text is written; each contribution gets a reasoned answer.' },
            { term: 'Publication', meaning: 'The plan comes out and is handed to OGP.' },
            { term: 'Implementation', meaning: 'Leads report, milestone by milestone.' },
            { term: 'Evaluation', meaning: 'The government, then the IRM, say how it went.' },
          ],
        },
      ],
    },
    {
      id: 'realisation',
      heading: 'How completion is computed',
      blocks: [
        'Nobody types a level of completion: it is derived from the milestones of the commitment and from what was reported on them.',
        {
          terms: [
            { term: completion['no-information'], meaning: 'No milestone, or no report on any of them.' },
            { term: completion['not-started'], meaning: 'Reports, but no milestone begun.' },
            { term: completion.limited, meaning: 'Something is begun or reached, less than half is reached.' },
            { term: completion.substantial, meaning: 'At least half of the milestones are reached.' },
            { term: completion.complete, meaning: 'All milestones are reached, each with evidence.' },
            { term: completion.withdrawn, meaning: 'A public decision ended it; its reason is on the page.' },
          ],
        },
        'An abandoned milestone leaves the count. Nothing is weighted. Where a public decision sets another level, both are shown.',
        '“Late” is a mark of its own: the due date is past, nothing says that it was reached, and the plan was followed on this site. A plan of the past that nobody followed here is therefore never “late”.',
      ],
    },
    {
      id: 'marques',
      heading: 'The marks on texts',
      blocks: [
        {
          terms: [
            {
              term: 'translation',
              meaning: 'The source wrote in another language; these words are ours. The original is beside them.',
            },
            { term: 'summary', meaning: 'We sum up the source instead of quoting it.' },
            { term: 'our wording', meaning: 'No source wrote these words: they say what sources allow to establish.' },
            { term: 'no information', meaning: 'Nobody reported. That does not mean that nothing was done.' },
            { term: 'not sourced', meaning: 'No source says it; the place stays empty rather than guessed.' },
          ],
        },
        'A date keeps the words of its source (“end of September 2021”) and the days that they can mean. A figure keeps how exact it is (“nearly”, “over”), its date and its source.',
      ],
    },
    {
      id: 'registre',
      heading: 'The record, and how to check it',
      blocks: [
        'All that is published, corrected or removed here is a line of the record, in order. Nothing in it is rewritten: a correction is a new line, which says what was there before.',
        'Each line gets a number, without gaps, and a hash (SHA-256) that depends on its content and on the hash of the line before. Changing an old line would change every hash that follows.',
        'Write down today the hash of the last line: later it will tell whether anything before it was rewritten. Whoever runs the site reads the whole chain again with one command:',
        { code: 'npm run parvis -- verify' },
        'It checks the numbers, each hash, the chain, and that replaying the lines gives exactly what the site shows.',
        { label: 'Read the record', href: pathOf('record', 'en') },
      ],
    },
  ],
}

const privacy: TextPage = {
  title: 'Privacy',
  lede: 'Whoever reads leaves nothing: no cookie, no tracker, no request to anyone else. Whoever signs in leaves an e-mail address, and a cookie while signed in.',
  description:
    'What this site knows of you, why, and until when: nothing, if you read; an e-mail address, if you sign in.',
  sections: [
    {
      id: 'visite',
      heading: 'When you read this site',
      blocks: [
        {
          list: [
            'No cookie is set, and nothing is kept in your browser but what it caches by itself.',
            'No tracker, no audience measurement, no script: pages hold none, and the security policy that the site sends forbids them.',
            'No request to a third party: fonts, styles and images come from this site.',
            'A link that leads elsewhere is followed only if you follow it; the other site does not learn from which page you came.',
          ],
        },
      ],
    },
    {
      id: 'collecte',
      heading: 'What the site collects',
      blocks: [
        'Of whoever doesn’t sign in: nothing. The search and filter forms only change the address of the page.',
        'Of whoever signs in: an e-mail address, to send the link by which they come in, and the pseudonym that they choose, if they choose one. The address is shown to nobody, and the record doesn’t know it. A cookie, strictly necessary, while they are signed in; “My space” shows the devices that are signed in and closes their sessions.',
        'A server that the operator put in front of the program may note more than the program does: that is for the operator to say.',
      ],
    },
    {
      id: 'publie',
      heading: 'The people whom the site names',
      blocks: [
        'Some published texts quote people in their public function, with the source. What a person has erased disappears from the page and from the record; the chain of hashes can still be checked, since such values enter it only as a salted hash.',
      ],
    },
  ],
}

export const en: Messages = {
  help,
  privacy,
  privacyTables: {
    table: {
      heading: 'All that is kept, why, and until when',
      intro:
        'This table is the one that the program applies: to change what it says is to change what the program does.',
      kind: 'Kind',
      what: 'What is kept',
      why: 'Why',
      until: 'Until when',
      grounds:
        'The legal grounds are those of a public authority of the European Union: another operator has to say their own.',
    },
    runs: {
      heading: 'What was erased, day by day',
      intro:
        'Every day, shortly after midnight, or when it starts if it was off, the program erases what is over and notes how much. So something may stay for up to a day after its end.',
      day: 'Day',
      none: 'Nothing yet: the first run comes within minutes of the start of the site.',
      taken: 'Erased',
      nothing: 'Nothing was over.',
    },
  },
  colon: ': ',
  notGiven: 'not given',
  menu: {
    help: 'Understanding OGP and this site',
    data: 'Data and reuse',
    feed: 'Follow the record (Atom)',
    accessibility: (state: string) => `Accessibility: ${state}`,
    privacy: 'Privacy: no tracker',
    legal: 'Legal notice',
    siteMap: 'Site map',
    evaluations: 'The evaluations',
    roles: 'Who may do what',
    charter: 'Charter of participation',
    moderation: 'Moderation log',
    compared: 'The plans side by side',
    carryOver: 'From one plan to the next',
  },
  legal: {
    title: 'Legal notice',
    lede: 'Who publishes this site, under which licences, with which software.',
    description: 'Who publishes this site, how to reach them, under which licences, with which software.',
    operator: 'Who publishes this site',
    runBy: (operator: string) => `This site is run by ${operator}.`,
    contact: 'Reaching them',
    noContact: 'The operator has given no contact.',
    content: 'The content',
    licence: (title: string) => `The content of this site’s own is under ${title}.`,
    noLicence: 'The operator has given no licence for the content.',
    sources: 'Quoted texts stay under the licence of their source, which is named beside them.',
    software: 'The software',
    softwareText:
      'This site is made with Parvis, free software under the AGPL, version 3 or later. Its source code comes with the software: the licence obliges whoever runs this site to give it to you if you ask.',
    hosting: 'Hosting',
    hostingText: 'Not given by the operator.',
  },
  accessibility: {
    title: 'Accessibility',
    states: { none: 'not compliant', partial: 'partly compliant', full: 'fully compliant' },
    lede: (state: string) => `Accessibility statement. This site is ${state} with the RGAA.`,
    description: 'The accessibility statement of this site: its state, what was measured, how to report a fault.',
    state: 'State of compliance',
    stateText: (operator: string, state: string) =>
      `This site, run by ${operator}, is ${state} with the French accessibility standard (RGAA), version 4.1.`,
    noAudit: 'No audit was made: the law wants the site to say “not compliant” until one establishes otherwise.',
    audited: (by: string, date: string) => `Established by an audit: ${by}, ${date}.`,
    results: 'What was measured',
    measured: (tool: string, date: string) =>
      `Pages were checked by a tool, ${tool}, on ${date}. Such a tool sees only some of the faults: it does not establish compliance.`,
    violations: (violations: number, pages: number, views: string) =>
      `Faults found by the tool: ${violations}, on ${pages} pages, ${views}.`,
    view: (width: number, scheme: string) => `${width} px, ${scheme}`,
    rules: 'Rules of the tool',
    nonConformities: 'Content that is not accessible',
    nonConformitiesText:
      'Without an audit, what does not comply is not known, and so not listed. Exemptions for disproportionate burden: none is claimed. Content outside the obligation: documents of other sites that this one links to.',
    made: 'How this statement was made',
    madeText: (date: string) => `It was made on ${date}, from what the tests of the software measure.`,
    technologies: 'Technologies used: HTML, CSS. No JavaScript, and no image that carries information.',
    tools: (tool: string) => `Tool: ${tool}, in Chromium.`,
    pages: 'Pages checked:',
    contact: 'Feedback and contact',
    contactText:
      'If you cannot reach some content, write to whoever is in charge of this site to be shown another way, or to get it in another form.',
    recourse: 'Recourse',
    recourseText:
      'If you find a fault of accessibility that keeps you from some content, report it to whoever is in charge of the site and get no answer, you may turn to the French Defender of Rights (Défenseur des droits).',
    recourseWays: [
      { label: 'By its form', href: 'https://formulaire.defenseurdesdroits.fr/' },
      { label: 'Through one of its delegates near you', href: 'https://www.defenseurdesdroits.fr/saisir/delegues' },
      'By post, free of charge, without a stamp: Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07',
    ],
  },
  siteMap: {
    title: 'Site map',
    lede: 'All pages, by section.',
    description: 'All pages of the site, by section.',
    parts: {
      plans: 'The plans',
      agenda: 'Agenda',
      organisations: 'Organisations',
      record: 'Record',
      about: 'This site',
    },
    forMachines: 'The same list for programs (sitemap.xml)',
  },
  data: {
    title: 'Data and reuse',
    lede: 'Each page is also its data: the same address, with .json at its end. No key, no account.',
    description:
      'The formats of the site, the lists as CSV and their columns, permanent addresses, licences, examples.',
    formats: 'The formats',
    formatsIntro: 'Of every page, or of those that lend themselves to it.',
    formatTerms: [
      {
        term: '.json',
        meaning: 'Of each page. /en/plans/2021-2023 becomes /en/plans/2021-2023.json; the home page, /en/index.json.',
      },
      {
        term: '.csv',
        meaning:
          'Of lists, whole: UTF-8, commas, a header line (RFC 4180). A cell that a spreadsheet would take for a formula begins with an apostrophe.',
      },
      {
        term: '.atom',
        meaning:
          'Of what changes: the record, the agenda, a search, the commitments or one of them, a plan, a priority, an organisation (RFC 4287).',
      },
      {
        term: '.pdf',
        meaning:
          'Of a plan or a commitment: the text of the day, to hand over or to print, tagged for screen readers (PDF/UA-1). Each page bears its date, its permanent address and the hash of the record.',
      },
      {
        term: '.docx, .odt',
        meaning:
          'The same text, to go on with in a word processor: a Word file (ISO/IEC 29500) or OpenDocument (ISO/IEC 26300), with its headings, tables, lists and links.',
      },
      {
        term: '.md',
        meaning:
          'The text of each page as Markdown (CommonMark, with GitHub’s tables), for tools that read plain text.',
      },
      {
        term: '.svg, .png',
        meaning:
          'Of a chart: the picture, which says itself what it shows, of which day and where it comes from. It may be shown on another site.',
      },
      {
        term: '.ics',
        meaning:
          'Of what has a date: to be added to a calendar (RFC 5545). A vague date is a whole day there, marked “(approximate date)”.',
      },
    ],
    both: 'Outside /en, the same pages and the same data, with labels in French. The names of fields and columns never change their language.',
    unknown: 'What is not sourced is absent (JSON) or empty (CSV), never zero.',
    permanent: 'Permanent addresses',
    permanentText: [
      'Each thing has an address that never changes: /id/, its kind, its ULID. It answers 303 to today’s page, or to its data if you ask for JSON. That is the one to cite.',
      'A title or an address that changes leads to the new one (308). What was removed answers 410, with the reason.',
    ],
    schema: 'The schema',
    schemaText: 'Plan files follow a published schema (JSON Schema 2020-12): the one that validates imports.',
    schemaLink: 'The schema of plan files',
    lists: 'The lists as CSV',
    listsIntro: 'Their columns, which keep their names.',
    column: 'Column',
    meaning: 'What it holds',
    columnsOf: (title: string) => `Columns: ${title}`,
    columnsCount: (columns: number) => `Its ${columns} columns`,
    examples: 'Examples',
    examplesIntro: 'With curl.',
    exampleTerms: [
      'The page of a plan, as data',
      'The record, only corrections, as CSV',
      'The feed of a plan',
      'The thing behind a permanent address',
    ],
    politeness:
      'Each answer carries an ETag: ask again with If-None-Match, and an answer that has not changed costs nothing (304). The data can also be read from another site (CORS).',
    licences: 'Licences',
  },
}
