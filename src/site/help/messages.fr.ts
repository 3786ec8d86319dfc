import { messagesOf } from '../../design/index.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { TextPage } from './text-page.tsx'

const { completion } = messagesOf('fr')

const help: TextPage = {
  title: 'Comprendre',
  lede: 'Ce qu’est un plan d’action pour un gouvernement ouvert, comment il se fait, et comment lire ce site.',
  description:
    'Le Partenariat pour un gouvernement ouvert, les huit étapes d’un plan, le calcul de la réalisation, les marques du site, la vérification du registre.',
  sections: [
    {
      id: 'pgo',
      heading: 'Le Partenariat pour un gouvernement ouvert',
      blocks: [
        'Le Partenariat pour un gouvernement ouvert (PGO ; Open Government Partnership, OGP, en anglais) réunit des États, des collectivités et des organisations de la société civile. Un pays qui en est membre publie régulièrement un plan d’action : une liste datée d’engagements, préparée avec la société civile.',
        'Un évaluateur indépendant, l’IRM (Independent Reporting Mechanism), juge ensuite comment chaque plan fut fait et ce qu’il a donné.',
        { label: 'Le site du PGO (en anglais)', href: 'https://www.opengovpartnership.org/' },
      ],
    },
    {
      id: 'etapes',
      heading: 'Les huit étapes d’un plan',
      blocks: [
        'Ce sont des genres d’étapes : un plan peut en avoir plusieurs du même genre, et deux étapes peuvent se recouvrir. Ce que chaque plan en dit, avec ses dates prévues et réelles, est sur sa page.',
        {
          terms: [
            { term: 'Préparation', meaning: 'On publie la feuille de route et le calendrier.' },
            { term: 'Co-construction', meaning: 'Ateliers, forums et consultations sont ouverts.' },
            { term: 'Recueil', meaning: 'Les propositions d’engagements arrivent.' },
            { term: 'Consolidation', meaning: 'On réunit ce qui se ressemble, on vérifie, on arbitre.' },
            { term: 'Rédaction', meaning: 'Le texte s’écrit ; chaque contribution reçoit une réponse motivée.' },
            { term: 'Publication', meaning: 'Le plan paraît et il est remis au PGO.' },
            { term: 'Mise en œuvre', meaning: 'Les pilotes rendent compte, jalon par jalon.' },
            { term: 'Évaluation', meaning: 'L’administration puis l’IRM disent ce qu’il en est.' },
          ],
        },
      ],
    },
    {
      id: 'realisation',
      heading: 'Comment la réalisation est calculée',
      blocks: [
        'Personne ne saisit un niveau de réalisation : il se déduit des jalons de l’engagement et de ce dont on a rendu compte.',
        {
          terms: [
            { term: completion['no-information'], meaning: 'Aucun jalon, ou aucun compte rendu sur aucun jalon.' },
            { term: completion['not-started'], meaning: 'Des comptes rendus, mais aucun jalon commencé.' },
            {
              term: completion.limited,
              meaning: 'Quelque chose est commencé ou atteint, moins de la moitié est atteinte.',
            },
            { term: completion.substantial, meaning: 'Au moins la moitié des jalons est atteinte.' },
            { term: completion.complete, meaning: 'Tous les jalons sont atteints, chacun avec une preuve.' },
            { term: completion.withdrawn, meaning: 'Une décision publique y a mis fin ; sa raison est sur la page.' },
          ],
        },
        'Un jalon abandonné sort du compte. Rien n’est pondéré. Si une décision publique fixe un autre niveau, les deux sont montrés.',
        '« En retard » est une marque à part : l’échéance est passée, rien n’en dit l’atteinte, et le plan était suivi sur ce site. Un plan du passé que personne n’a suivi ici n’est donc jamais « en retard ».',
      ],
    },
    {
      id: 'marques',
      heading: 'Les marques sur les textes',
      blocks: [
        {
          terms: [
            {
              term: 'traduction',
              meaning:
                'La source a écrit dans une autre langue ; ces mots-ci sont de nous. Le texte d’origine est à côté.',
            },
            { term: 'résumé', meaning: 'Nous résumons la source au lieu de la citer.' },
            {
              term: 'notre formulation',
              meaning: 'Aucune source n’a écrit ces mots : ils disent ce que des sources permettent d’établir.',
            },
            {
              term: 'sans information',
              meaning: 'Personne n’a rendu compte. Cela ne veut pas dire que rien n’a été fait.',
            },
            { term: 'non sourcé', meaning: 'Aucune source ne le dit ; la place reste vide plutôt que devinée.' },
          ],
        },
        'Une date garde les mots de sa source (« fin septembre 2021 ») et les jours qu’ils peuvent désigner. Un chiffre garde son exactitude (« près de », « plus de »), sa date et sa source.',
      ],
    },
    {
      id: 'registre',
      heading: 'Le registre, et comment le vérifier',
      blocks: [
        'Tout ce qui est publié, corrigé ou retiré ici est une ligne du registre, dans l’ordre. Rien ne s’y réécrit : une correction est une nouvelle ligne, qui dit ce qu’il y avait avant.',
        'Chaque ligne reçoit un numéro, sans trou, et une empreinte (SHA-256) qui dépend de son contenu et de l’empreinte de la ligne d’avant. Changer une ligne ancienne changerait toutes les empreintes qui suivent.',
        'Notez aujourd’hui l’empreinte de la dernière ligne : plus tard, elle dira si quoi que ce soit d’antérieur fut réécrit. Qui exploite le site relit toute la chaîne par une commande :',
        { code: 'npm run parvis -- verify' },
        'Elle vérifie les numéros, chaque empreinte, la chaîne, et que rejouer les lignes redonne exactement ce que le site montre.',
        { label: 'Lire le registre', href: pathOf('record', 'fr') },
      ],
    },
  ],
}

const privacy: TextPage = {
  title: 'Vie privée',
  lede: 'Qui lit ne laisse rien : ni cookie, ni traceur, ni requête vers un tiers. Qui se connecte laisse une adresse électronique, et un cookie le temps d’être connecté.',
  description:
    'Ce que ce site sait de vous, pourquoi, et jusqu’à quand : rien, si vous lisez ; une adresse électronique, si vous vous connectez.',
  sections: [
    {
      id: 'visite',
      heading: 'Quand vous lisez ce site',
      blocks: [
        {
          list: [
            'Aucun cookie n’est déposé, rien n’est gardé dans votre navigateur que ce qu’il met lui-même en cache.',
            'Aucun traceur, aucune mesure d’audience, aucun script : les pages n’en contiennent pas, et la politique de sécurité que le site envoie les interdit.',
            'Aucune requête vers un tiers : polices, styles et images viennent de ce site.',
            'Un lien qui mène ailleurs n’est suivi que si vous le suivez ; l’autre site n’apprend pas de quelle page vous venez.',
          ],
        },
      ],
    },
    {
      id: 'collecte',
      heading: 'Ce que le site collecte',
      blocks: [
        'De qui ne se connecte pas : rien. Des formulaires de recherche et de filtre ne font que changer l’adresse de la page.',
        'De qui se connecte : une adresse électronique, pour lui écrire le lien par lequel il entre, et le pseudonyme qu’il choisit, s’il en choisit un. L’adresse n’est montrée à personne, et le registre ne la connaît pas. Un cookie, strictement nécessaire, tant que cette personne est connectée ; « Mon espace » montre les appareils connectés et ferme leurs sessions.',
        'Un serveur placé devant le programme par l’exploitant peut noter davantage que le programme : c’est à l’exploitant de le dire.',
      ],
    },
    {
      id: 'publie',
      heading: 'Les personnes que le site nomme',
      blocks: [
        'Quelques textes publiés citent des personnes dans leur fonction publique, avec la source. Ce qu’une personne fait effacer disparaît de la page et du registre ; la chaîne d’empreintes reste vérifiable, car ces valeurs n’y entrent que par une empreinte salée.',
      ],
    },
  ],
}

export const fr = {
  help,
  privacy,
  privacyTables: {
    table: {
      heading: 'Tout ce qui est gardé, pourquoi, et jusqu’à quand',
      intro:
        'Ce tableau est celui que le programme applique : changer ce qu’il dit, c’est changer ce que le programme fait.',
      kind: 'Sorte',
      what: 'Ce qui est gardé',
      why: 'Pourquoi',
      until: 'Jusqu’à quand',
      grounds:
        'Les bases légales sont celles d’une autorité publique de l’Union européenne : un autre exploitant doit dire les siennes.',
    },
    runs: {
      heading: 'Ce qui fut effacé, jour par jour',
      intro:
        'Chaque jour, peu après minuit, ou à son démarrage s’il était arrêté, le programme efface ce qui est fini et note combien. Une donnée peut donc rester jusqu’à un jour après son terme.',
      day: 'Jour',
      none: 'Rien encore : le premier passage se fait dans les minutes qui suivent le démarrage du site.',
      taken: 'Effacé',
      nothing: 'Rien n’était fini.',
    },
  },
  colon: ' : ',
  notGiven: 'non renseigné',
  menu: {
    help: 'Comprendre le PGO et ce site',
    data: 'Données et réutilisation',
    feed: 'S’abonner au registre (Atom)',
    accessibility: (state: string) => `Accessibilité : ${state}`,
    privacy: 'Vie privée : aucun traceur',
    legal: 'Mentions légales',
    siteMap: 'Plan du site',
    evaluations: 'Les évaluations',
    roles: 'Qui peut faire quoi',
    charter: 'Charte de participation',
    moderation: 'Journal de la modération',
    compared: 'Les plans côte à côte',
    carryOver: 'D’un plan à l’autre',
  },
  legal: {
    title: 'Mentions légales',
    lede: 'Qui publie ce site, sous quelles licences, avec quel logiciel.',
    description: 'Qui publie ce site, comment le joindre, sous quelles licences, avec quel logiciel.',
    operator: 'Qui publie ce site',
    runBy: (operator: string) => `Ce site est tenu par ${operator}.`,
    contact: 'Le joindre',
    noContact: 'L’exploitant n’a pas renseigné de contact.',
    content: 'Les contenus',
    licence: (title: string) => `Les contenus propres à ce site sont sous ${title}.`,
    noLicence: 'L’exploitant n’a pas renseigné de licence pour ses contenus.',
    sources: 'Les textes cités restent sous la licence de leur source, qui est nommée à côté d’eux.',
    software: 'Le logiciel',
    softwareText:
      'Ce site est fait avec Parvis, un logiciel libre sous licence AGPL, version 3 ou ultérieure. Son code source est fourni avec le logiciel : la licence oblige qui exploite ce site à vous le donner si vous le demandez.',
    hosting: 'L’hébergement',
    hostingText: 'Non renseigné par l’exploitant.',
  },
  accessibility: {
    title: 'Accessibilité',
    states: { none: 'non conforme', partial: 'partiellement conforme', full: 'totalement conforme' },
    lede: (state: string) => `Déclaration d’accessibilité. Ce site est ${state} avec le RGAA.`,
    description: 'La déclaration d’accessibilité de ce site : son état, ce qui fut mesuré, comment signaler un défaut.',
    state: 'État de conformité',
    stateText: (operator: string, state: string) =>
      `Ce site, tenu par ${operator}, est ${state} avec le référentiel général d’amélioration de l’accessibilité (RGAA), version 4.1.`,
    noAudit:
      'Aucun audit n’a été mené : la loi veut que le site se dise « non conforme » tant qu’aucun ne l’a établi autrement.',
    audited: (by: string, date: string) => `Établi par un audit : ${by}, ${date}.`,
    results: 'Ce qui fut mesuré',
    measured: (tool: string, date: string) =>
      `Les pages furent contrôlées par un outil, ${tool}, le ${date}. Un tel outil ne voit qu’une partie des défauts : il n’établit pas la conformité.`,
    violations: (violations: number, pages: number, views: string) =>
      `Défauts trouvés par l’outil : ${violations}, sur ${pages} pages, ${views}.`,
    view: (width: number, scheme: string) => `${width} px, ${scheme === 'dark' ? 'sombre' : 'clair'}`,
    rules: 'Règles de l’outil',
    nonConformities: 'Contenus non accessibles',
    nonConformitiesText:
      'Sans audit, les non-conformités ne sont pas connues : elles ne sont donc pas listées. Les dérogations pour charge disproportionnée : aucune n’est invoquée. Les contenus non soumis à l’obligation : les documents d’autres sites vers lesquels celui-ci mène.',
    made: 'Établissement de cette déclaration',
    madeText: (date: string) => `Elle fut établie le ${date}, d’après ce que les tests du logiciel mesurent.`,
    technologies: 'Technologies utilisées : HTML, CSS. Ni JavaScript, ni image porteuse d’information.',
    tools: (tool: string) => `Outil : ${tool}, dans Chromium.`,
    pages: 'Pages contrôlées :',
    contact: 'Retour d’information et contact',
    contactText:
      'Si vous n’arrivez pas à accéder à un contenu, écrivez au responsable de ce site pour être orienté vers une autre voie ou l’obtenir sous une autre forme.',
    recourse: 'Voies de recours',
    recourseText:
      'Si vous constatez un défaut d’accessibilité qui vous empêche d’accéder à un contenu, que vous le signalez au responsable du site et que vous ne parvenez pas à obtenir de réponse, vous pouvez saisir le Défenseur des droits.',
    recourseWays: [
      { label: 'Par son formulaire', href: 'https://formulaire.defenseurdesdroits.fr/' },
      { label: 'Par un de ses délégués, près de chez vous', href: 'https://www.defenseurdesdroits.fr/saisir/delegues' },
      'Par la poste, gratuitement, sans timbre : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07',
    ],
  },
  siteMap: {
    title: 'Plan du site',
    lede: 'Toutes les pages, par partie.',
    description: 'Toutes les pages du site, par partie.',
    parts: {
      plans: 'Les plans',
      agenda: 'Agenda',
      organisations: 'Organisations',
      record: 'Registre',
      about: 'Ce site',
    },
    forMachines: 'La même liste pour les programmes (sitemap.xml)',
  },
  data: {
    title: 'Données et réutilisation',
    lede: 'Chaque page est aussi ses données : la même adresse, avec .json au bout. Sans clé, sans inscription.',
    description:
      'Les formats du site, les listes en CSV et leurs colonnes, les adresses permanentes, les licences, des exemples.',
    formats: 'Les formats',
    formatsIntro: 'De toute page, ou des pages qui s’y prêtent.',
    formatTerms: [
      {
        term: '.json',
        meaning: 'De chaque page. /plans/2021-2023 devient /plans/2021-2023.json ; la page d’accueil, /index.json.',
      },
      {
        term: '.csv',
        meaning:
          'Des listes, entières : UTF-8, virgules, une ligne d’en-têtes (RFC 4180). Une cellule qu’un tableur prendrait pour une formule commence par une apostrophe.',
      },
      {
        term: '.atom',
        meaning:
          'De ce qui change : le registre, l’agenda, une recherche, les engagements ou l’un d’eux, un plan, une priorité, une organisation (RFC 4287).',
      },
      {
        term: '.pdf',
        meaning:
          'D’un plan ou d’un engagement : le texte du jour, à remettre ou à imprimer, balisé pour les lecteurs d’écran (PDF/UA-1). Chaque page porte sa date, son adresse permanente et l’empreinte du registre.',
      },
      {
        term: '.docx, .odt',
        meaning:
          'Le même texte, à reprendre dans un traitement de texte : fichier de Word (ISO/IEC 29500) ou OpenDocument (ISO/IEC 26300), avec ses titres, ses tableaux, ses listes et ses liens.',
      },
      {
        term: '.md',
        meaning:
          'Le texte de chaque page en Markdown (CommonMark, avec les tableaux de GitHub), pour les outils qui lisent du texte simple.',
      },
      {
        term: '.svg, .png',
        meaning:
          'D’un graphique : l’image, qui dit elle-même ce qu’elle montre, de quel jour et d’où elle vient. Elle peut être montrée sur un autre site.',
      },
      {
        term: '.ics',
        meaning:
          'De ce qui a une date : à ajouter à un agenda (RFC 5545). Une date vague y est une journée entière, marquée « (date approchée) ».',
      },
    ],
    both: 'Sous /en, les mêmes pages et les mêmes données, avec les libellés en anglais. Les noms des champs et des colonnes ne changent pas de langue.',
    unknown: 'Ce qui n’est pas sourcé est absent (JSON) ou vide (CSV), jamais zéro.',
    permanent: 'Les adresses permanentes',
    permanentText: [
      'Chaque chose a une adresse qui ne change jamais : /id/, son genre, son ULID. Elle répond 303 vers la page d’aujourd’hui, ou vers ses données si vous demandez du JSON. C’est elle qu’il faut citer.',
      'Un titre ou une adresse qui change mène à la nouvelle (308). Ce qui fut retiré répond 410, avec la raison.',
    ],
    schema: 'Le schéma',
    schemaText:
      'Les fichiers de plans suivent un schéma publié (JSON Schema 2020-12) : c’est celui qui valide les imports.',
    schemaLink: 'Le schéma des fichiers de plans',
    lists: 'Les listes en CSV',
    listsIntro: 'Leurs colonnes, qui gardent leur nom.',
    column: 'Colonne',
    meaning: 'Ce qu’elle contient',
    columnsOf: (title: string) => `Colonnes : ${title}`,
    columnsCount: (columns: number) => `Ses ${columns} colonnes`,
    examples: 'Exemples',
    examplesIntro: 'Avec curl.',
    exampleTerms: [
      'La page d’un plan, en données',
      'Le registre, seulement les corrections, en CSV',
      'Le fil d’un plan',
      'La chose derrière une adresse permanente',
    ],
    politeness:
      'Chaque réponse porte un ETag : redemandez avec If-None-Match, et une réponse inchangée ne coûte rien (304). Les données se lisent aussi depuis un autre site (CORS).',
    licences: 'Les licences',
  },
}
export type Messages = typeof fr
