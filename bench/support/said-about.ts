/** What people speak of in consultations on open government, and how: what made-up contributions are put together from. */
export type Subject = {
  /** Who or what it is about, with its article. */
  things: readonly string[]
  /** What is missing or goes wrong. */
  troubles: readonly string[]
  /** What is asked for. */
  wishes: readonly string[]
}

export const subjects: readonly Subject[] = [
  {
    things: [
      'les bibliothèques municipales',
      'les médiathèques',
      'les catalogues des bibliothèques',
      'les archives départementales',
      'les livres numériques',
    ],
    troubles: [
      'les catalogues ne se téléchargent pas',
      'les horaires changent sans prévenir',
      'les fonds anciens ne sont pas numérisés',
      'le prêt numérique est réservé à quelques villes',
    ],
    wishes: [
      'ouvrir les catalogues sous une licence libre',
      'numériser les fonds anciens',
      'prêter des livres numériques à tous',
      'ouvrir le dimanche',
    ],
  },
  {
    things: [
      'les cantines scolaires',
      'les menus des écoles',
      'les repas des enfants',
      'les achats des cuisines centrales',
      'les produits biologiques',
    ],
    troubles: [
      'personne ne sait d’où viennent les produits',
      'les menus sont affichés trop tard',
      'le gaspillage n’est pas mesuré',
      'les parents ne sont pas consultés',
    ],
    wishes: [
      'publier l’origine des produits',
      'peser et publier le gaspillage',
      'associer les parents aux commissions de menus',
      'acheter à des fermes proches',
    ],
  },
  {
    things: [
      'les pistes cyclables',
      'les aménagements pour le vélo',
      'le stationnement des vélos',
      'les accidents de cyclistes',
      'les comptages de vélos',
    ],
    troubles: [
      'les itinéraires s’arrêtent au milieu des carrefours',
      'les comptages ne sont pas publics',
      'les travaux effacent les bandes',
      'le stationnement manque devant les gares',
    ],
    wishes: [
      'publier une carte des aménagements',
      'compter les passages et publier les chiffres',
      'relier les villages par des voies vertes',
      'installer des arceaux devant chaque service public',
    ],
  },
  {
    things: [
      'les transports en commun',
      'les horaires des bus',
      'les lignes de train',
      'les retards des trains régionaux',
      'les tarifs des abonnements',
    ],
    troubles: [
      'les horaires en temps réel sont faux',
      'les correspondances ne sont pas garanties',
      'les suppressions ne sont annoncées nulle part',
      'les tarifs sont incompréhensibles',
    ],
    wishes: [
      'ouvrir les données de circulation en temps réel',
      'publier la ponctualité ligne par ligne',
      'réunir un comité d’usagers',
      'simplifier la grille des tarifs',
    ],
  },
  {
    things: ['la qualité de l’eau', 'l’eau potable', 'les rivières', 'les captages', 'les stations d’épuration'],
    troubles: [
      'les analyses sont illisibles pour des habitants',
      'les pesticides ne sont pas recherchés partout',
      'les résultats arrivent des mois plus tard',
      'les fuites du réseau ne sont pas connues',
    ],
    wishes: [
      'publier chaque analyse avec une explication',
      'alerter les habitants par message',
      'cartographier les captages',
      'mesurer et publier les fuites du réseau',
    ],
  },
  {
    things: [
      'les budgets participatifs',
      'le budget de la commune',
      'les subventions aux associations',
      'les dépenses des collectivités',
      'les comptes publics',
    ],
    troubles: [
      'les projets votés ne sont pas suivis',
      'les documents sont des images',
      'les montants ne sont pas comparables',
      'les refus ne sont pas expliqués',
    ],
    wishes: [
      'suivre chaque projet voté jusqu’à sa réalisation',
      'publier les subventions en données ouvertes',
      'expliquer le budget en une page',
      'dire pourquoi un projet est écarté',
    ],
  },
  {
    things: [
      'les marchés publics',
      'la commande publique',
      'les contrats de concession',
      'les appels d’offres',
      'les avenants',
    ],
    troubles: [
      'les prix finaux ne sont jamais publiés',
      'les petites entreprises renoncent',
      'les avenants doublent le montant sans débat',
      'les données essentielles manquent',
    ],
    wishes: [
      'publier les contrats et leurs avenants',
      'donner le prix réellement payé',
      'découper les marchés en lots',
      'ouvrir les critères de choix',
    ],
  },
  {
    things: [
      'le lobbying',
      'les rencontres des ministres',
      'les agendas des élus',
      'les représentants d’intérêts',
      'les amendements',
    ],
    troubles: [
      'les rendez-vous ne sont pas déclarés',
      'l’origine des amendements reste cachée',
      'le répertoire est rempli après coup',
      'les sanctions sont rares',
    ],
    wishes: [
      'publier les agendas complets',
      'indiquer qui a proposé un amendement',
      'contrôler les déclarations',
      'étendre le répertoire aux collectivités',
    ],
  },
  {
    things: [
      'les algorithmes publics',
      'les décisions automatisées',
      'l’intelligence artificielle dans l’administration',
      'le code source des calculs',
      'les traitements automatiques',
    ],
    troubles: [
      'on ne sait pas comment une décision est prise',
      'aucun recours humain n’est proposé',
      'les erreurs frappent les plus fragiles',
      'le code n’est pas ouvert',
    ],
    wishes: [
      'tenir un inventaire des algorithmes',
      'publier le code source',
      'garantir un interlocuteur humain',
      'évaluer les biais avant la mise en service',
    ],
  },
  {
    things: [
      'les démarches en ligne',
      'les formulaires administratifs',
      'les guichets',
      'les maisons France services',
      'l’accueil par téléphone',
    ],
    troubles: [
      'les sites sont inaccessibles avec un lecteur d’écran',
      'on redemande les mêmes pièces',
      'les rendez-vous sont introuvables',
      'les personnes sans ordinateur sont oubliées',
    ],
    wishes: [
      'ne demander une information qu’une fois',
      'garder un guichet humain',
      'rendre chaque démarche accessible',
      'tester les formulaires avec des usagers',
    ],
  },
  {
    things: [
      'l’accès aux documents administratifs',
      'les demandes de documents',
      'les avis de la commission d’accès',
      'les rapports non publiés',
      'les délais de communication',
    ],
    troubles: [
      'les demandes restent sans réponse',
      'les avis ne sont pas suivis',
      'les documents sont communiqués sur papier',
      'les refus ne sont pas motivés',
    ],
    wishes: [
      'publier les demandes et leurs réponses',
      'sanctionner le silence',
      'mettre en ligne ce qui a été communiqué une fois',
      'motiver chaque refus',
    ],
  },
  {
    things: [
      'la qualité de l’air',
      'les capteurs de pollution',
      'le bruit des routes',
      'les pollens',
      'les émissions des usines',
    ],
    troubles: [
      'les capteurs sont loin des écoles',
      'les alertes viennent trop tard',
      'les cartes ont dix ans',
      'les mesures des industriels restent secrètes',
    ],
    wishes: [
      'installer des capteurs devant les écoles',
      'publier les mesures heure par heure',
      'refaire les cartes du bruit',
      'ouvrir les données des contrôles',
    ],
  },
  {
    things: ['les hôpitaux', 'les déserts médicaux', 'les urgences', 'les maternités', 'les délais de rendez-vous'],
    troubles: [
      'les fermetures s’apprennent par la presse',
      'les délais ne sont pas mesurés',
      'les patients ne siègent nulle part',
      'les médecins partent sans remplaçant',
    ],
    wishes: [
      'publier les délais par spécialité',
      'annoncer les fermetures de lits',
      'faire siéger des patients',
      'cartographier l’accès aux soins',
    ],
  },
  {
    things: [
      'les écoles rurales',
      'la carte scolaire',
      'les remplacements d’enseignants',
      'les effectifs des classes',
      'l’orientation des lycéens',
    ],
    troubles: [
      'les absences non remplacées ne sont pas comptées',
      'les fermetures de classe sont décidées sans débat',
      'les critères d’orientation sont opaques',
      'les bâtiments sont mal isolés',
    ],
    wishes: [
      'compter et publier les heures perdues',
      'débattre avant de fermer une classe',
      'publier les critères d’orientation',
      'rénover les bâtiments',
    ],
  },
  {
    things: [
      'les logements sociaux',
      'les attributions de logements',
      'les logements vacants',
      'la rénovation énergétique',
      'les loyers',
    ],
    troubles: [
      'les critères d’attribution sont inconnus',
      'les dossiers se perdent',
      'les logements vides ne sont pas recensés',
      'les aides changent chaque année',
    ],
    wishes: [
      'publier les critères et les délais',
      'suivre son dossier en ligne',
      'recenser les logements vides',
      'stabiliser les aides',
    ],
  },
  {
    things: [
      'les conseils de quartier',
      'les enquêtes publiques',
      'les conventions citoyennes',
      'les référendums locaux',
      'le tirage au sort',
    ],
    troubles: [
      'les avis restent sans suite',
      'les réunions ont lieu aux heures de travail',
      'les jeunes ne viennent pas',
      'les décisions sont prises avant',
    ],
    wishes: [
      'répondre à chaque avis par écrit',
      'tirer au sort une part des participants',
      'garder les enfants pendant les réunions',
      'publier les comptes rendus',
    ],
  },
  {
    things: ['les déchets', 'le tri', 'les déchetteries', 'le compostage', 'la collecte des encombrants'],
    troubles: [
      'les consignes diffèrent d’une ville à l’autre',
      'personne ne sait ce que devient le tri',
      'les dépôts sauvages se multiplient',
      'les bacs débordent',
    ],
    wishes: [
      'publier où va chaque matière',
      'uniformiser les consignes',
      'installer des composteurs partagés',
      'signaler les dépôts sauvages sur une carte',
    ],
  },
  {
    things: ['les forêts', 'les arbres des rues', 'les parcs', 'les haies', 'les jardins partagés'],
    troubles: [
      'les abattages ne sont pas annoncés',
      'les plantations meurent faute d’arrosage',
      'l’inventaire des arbres n’existe pas',
      'les pelouses sont interdites',
    ],
    wishes: [
      'publier l’inventaire des arbres',
      'annoncer les abattages avec leur raison',
      'planter dans les cours d’école',
      'confier des parcelles aux habitants',
    ],
  },
  {
    things: [
      'les prisons',
      'les tribunaux',
      'les décisions de justice',
      'l’aide juridictionnelle',
      'les délais des procès',
    ],
    troubles: [
      'les décisions ne sont pas accessibles',
      'les délais découragent',
      'l’aide est trop compliquée',
      'les statistiques sont agrégées',
    ],
    wishes: [
      'ouvrir les décisions anonymisées',
      'publier les délais par juridiction',
      'simplifier la demande d’aide',
      'expliquer les jugements en mots simples',
    ],
  },
  {
    things: [
      'les lanceurs d’alerte',
      'les conflits d’intérêts',
      'les déclarations de patrimoine',
      'les cadeaux reçus par les élus',
      'la déontologie',
    ],
    troubles: [
      'les signalements font peur',
      'les déclarations sont difficiles à trouver',
      'les contrôles sont rares',
      'les départs vers le privé se font sans avis',
    ],
    wishes: [
      'protéger ceux qui signalent',
      'publier les déclarations en format ouvert',
      'contrôler au hasard',
      'rendre publics les avis de déontologie',
    ],
  },
  {
    things: [
      'l’aide publique au développement',
      'la coopération internationale',
      'les projets financés à l’étranger',
      'les bailleurs',
      'les ambassades',
    ],
    troubles: [
      'les montants arrivent sans détail',
      'les résultats ne sont pas évalués',
      'les bénéficiaires ne sont pas entendus',
      'les données ne suivent aucun standard',
    ],
    wishes: [
      'publier chaque projet et son résultat',
      'suivre le standard international',
      'entendre les bénéficiaires',
      'traduire les évaluations',
    ],
  },
  {
    things: [
      'la recherche publique',
      'les publications scientifiques',
      'les données de recherche',
      'les thèses',
      'les laboratoires',
    ],
    troubles: [
      'les articles payés par l’impôt sont payants',
      'les données ne sont pas conservées',
      'les résultats négatifs sont perdus',
      'les protocoles restent fermés',
    ],
    wishes: [
      'mettre les articles en accès libre',
      'déposer les données avec les articles',
      'ouvrir les protocoles',
      'inviter les citoyens à proposer des questions',
    ],
  },
  {
    things: [
      'les personnes handicapées',
      'l’accessibilité des bâtiments',
      'les sous-titres',
      'la langue des signes',
      'le facile à lire et à comprendre',
    ],
    troubles: [
      'les documents sont illisibles',
      'les rampes manquent',
      'les vidéos n’ont pas de sous-titres',
      'les sites ne respectent pas la loi',
    ],
    wishes: [
      'publier un état des lieux bâtiment par bâtiment',
      'sous-titrer toutes les vidéos',
      'écrire en facile à lire',
      'former les agents d’accueil',
    ],
  },
  {
    things: ['les jeunes', 'les missions locales', 'le service civique', 'les conseils de jeunes', 'les apprentis'],
    troubles: [
      'leurs propositions sont applaudies puis oubliées',
      'l’information circule mal',
      'les indemnités arrivent en retard',
      'les formations sont loin',
    ],
    wishes: [
      'donner un budget aux conseils de jeunes',
      'répondre publiquement à leurs propositions',
      'publier les places disponibles',
      'payer les indemnités à date fixe',
    ],
  },
  {
    things: [
      'les agriculteurs',
      'les aides agricoles',
      'les pesticides',
      'les marchés de producteurs',
      'les terres agricoles',
    ],
    troubles: [
      'les aides vont toujours aux mêmes',
      'les achats de terres sont opaques',
      'les épandages ne sont pas signalés',
      'les dossiers sont interminables',
    ],
    wishes: [
      'publier les bénéficiaires des aides',
      'ouvrir les données sur les pesticides',
      'rendre publiques les ventes de terres',
      'simplifier les dossiers',
    ],
  },
  {
    things: [
      'les adresses',
      'le cadastre',
      'les plans d’urbanisme',
      'les permis de construire',
      'les cartes des risques',
    ],
    troubles: [
      'les plans sont des images scannées',
      'les permis ne sont pas consultables',
      'les modifications passent inaperçues',
      'les risques sont mal expliqués',
    ],
    wishes: [
      'publier les plans en données géographiques',
      'être averti d’un permis près de chez soi',
      'montrer les versions successives',
      'expliquer les risques en clair',
    ],
  },
  {
    things: [
      'les associations',
      'le bénévolat',
      'les salles municipales',
      'les demandes de subvention',
      'les équipements sportifs',
    ],
    troubles: [
      'les dossiers changent chaque année',
      'les salles vides ne sont pas prêtées',
      'les critères sont inconnus',
      'les réponses viennent après le projet',
    ],
    wishes: [
      'un dossier unique pour toutes les aides',
      'un calendrier public des salles',
      'publier les critères',
      'répondre en deux mois',
    ],
  },
  {
    things: [
      'l’énergie',
      'les compteurs',
      'l’éclairage public',
      'les panneaux solaires',
      'la consommation des bâtiments publics',
    ],
    troubles: [
      'les consommations ne sont pas publiées',
      'la lumière reste allumée toute la nuit',
      'les toits publics restent vides',
      'les factures sont incompréhensibles',
    ],
    wishes: [
      'publier la consommation de chaque bâtiment',
      'éteindre la nuit',
      'ouvrir les toits aux coopératives',
      'afficher les économies réalisées',
    ],
  },
]

export const publics = [
  'les habitants',
  'les familles',
  'les personnes âgées',
  'les étudiants',
  'les petites communes',
  'les associations locales',
  'les journalistes',
  'les chercheurs',
  'les agents',
  'les élus',
  'les nouveaux arrivants',
  'les commerçants',
  'les parents d’élèves',
  'les personnes isolées',
  'les usagers réguliers',
  'les locataires',
  'les travailleurs de nuit',
  'les aidants',
  'les entreprises',
  'les citoyens',
] as const

export const openings = [
  'Aujourd’hui,',
  'Depuis des années,',
  'Chez nous,',
  'Dans ma commune,',
  'Comme beaucoup,',
  'Je constate que',
  'Force est de constater que',
  'Il faut le dire :',
  'Dans notre quartier,',
  'À chaque réunion,',
  'Après dix ans d’attente,',
  'Tout le monde le sait :',
] as const

export const asks = [
  'Je propose de',
  'Nous demandons de',
  'Il faudrait',
  'L’État devrait',
  'Les ministères pourraient',
  'Le prochain plan doit prévoir de',
  'Je souhaite que l’on commence par',
  'Une solution simple :',
  'Le gouvernement pourrait s’engager à',
  'Mon idée :',
] as const

export const means = [
  'sur un site unique',
  'avec un calendrier public',
  'avant la fin de l’année',
  'par une expérimentation de six mois',
  'avec un budget affiché',
  'en partant des besoins réels',
  'sans attendre une nouvelle loi',
  'dans chaque département',
  'avec un comité de suivi',
  'par un tableau de bord trimestriel',
  'en réutilisant des logiciels libres',
  'avec l’aide de volontaires',
  'dans un format que tout le monde peut ouvrir',
  'en commençant par trois territoires pilotes',
  'sous le contrôle d’une autorité indépendante',
  'par courrier comme par internet',
  'avec un mode d’emploi clair',
  'en lien avec les régions',
] as const

export const reasons = [
  'La confiance ne se décrète pas, elle se construit.',
  'Cela existe déjà en Estonie et fonctionne.',
  'Le coût serait faible au regard des économies.',
  'Sans chiffres, le débat tourne à vide.',
  'Les promesses précédentes n’ont pas été tenues.',
  'Ce serait un signal fort.',
  'Beaucoup renoncent à leurs droits faute d’information.',
  'On gagnerait du temps des deux côtés du guichet.',
  'Un bilan annuel permettrait d’ajuster.',
  'Les outils sont prêts, il manque une décision.',
  'Cela éviterait bien des malentendus.',
  'D’autres pays l’ont fait en moins de deux ans.',
  'Les agents eux-mêmes le réclament.',
  'C’est une question d’égalité entre les territoires.',
  'Ce qui n’est pas mesuré ne s’améliore pas.',
  'Merci de lire cette proposition jusqu’au bout.',
  'Je suis prêt à participer à un groupe de travail.',
  'Nous avons recueilli trois cents signatures.',
  'Une réponse argumentée suffirait déjà.',
  'Les médias locaux pourraient relayer.',
] as const

export const titles = [
  'Pour',
  'Mieux suivre',
  'Ouvrir',
  'Rendre compte sur',
  'Débattre de ce que deviennent',
  'Un engagement sur',
  'Publier ce que l’on sait sur',
  'Associer chacun à',
] as const
