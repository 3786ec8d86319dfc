/** An idea as people bring it: a title, why, and what exactly. Invented, as everything of the demonstration. */
export type Idea = { title: string; why: readonly string[]; what: readonly string[] }

/** Ideas by the number of the priority under which they fall. */
export const ideas: Readonly<Record<number, readonly Idea[]>> = {
  1: [
    {
      title: 'publier la réponse donnée à chaque proposition',
      why: [
        'Quand nous participons, nous ne savons presque jamais ce que notre proposition est devenue.',
        'J’ai répondu à trois consultations ces dernières années, et je n’ai eu aucune nouvelle.',
        'Les gens ne reviennent pas parce que personne ne leur répond.',
      ],
      what: [
        'Il faudrait une réponse publique pour chaque proposition, avec la raison.',
        'Publiez pour chaque idée ce qui est retenu, ce qui ne l’est pas, et pourquoi.',
        'Une page par proposition, avec la réponse et la date, suffirait.',
      ],
    },
    {
      title: 'annoncer les consultations un mois à l’avance',
      why: [
        'Nous apprenons souvent l’ouverture d’une consultation quand elle est presque finie.',
        'Une association de bénévoles a besoin de temps pour réunir ses membres.',
      ],
      what: [
        'Un calendrier des consultations à venir, avec un abonnement par courriel.',
        'Annoncez l’ouverture un mois avant, et ne changez plus les dates ensuite.',
      ],
    },
    {
      title: 'écrire les décisions en langage clair',
      why: [
        'Les textes publiés sont illisibles pour qui n’est pas juriste.',
        'Ma mère a 78 ans et renonce à la deuxième ligne.',
        'Même en mairie, nous devons les relire trois fois.',
      ],
      what: [
        'Un résumé d’une page en langage clair avec chaque décision.',
        'Faire relire chaque texte par cinq personnes qui ne sont pas du métier.',
      ],
    },
    {
      title: 'montrer qui a été reçu avant une décision',
      why: [
        'On ne sait pas qui a été entendu pendant qu’un texte se préparait.',
        'La confiance demande que les rendez-vous soient connus.',
      ],
      what: [
        'Publier chaque mois la liste des organisations reçues, avec le sujet.',
        'Joindre à chaque projet la liste de celles et ceux qui ont été consultés.',
      ],
    },
    {
      title: 'suivre une décision comme on suit un colis',
      why: [
        'Une fois la décision annoncée, plus rien ne dit où elle en est.',
        'Je dois téléphoner pour savoir si le dossier avance.',
      ],
      what: [
        'Une page de suivi avec les étapes passées, l’étape en cours et la suivante.',
        'Un courriel quand une étape est franchie, ou quand elle prend du retard.',
      ],
    },
    {
      title: 'garder les anciennes pages en ligne',
      why: [
        'Les liens que nous citons dans nos rapports ne mènent plus à rien après deux ans.',
        'À chaque refonte, des années de documents disparaissent.',
      ],
      what: [
        'Des adresses qui ne changent pas, et une copie datée de chaque version.',
        'Rediriger les anciennes adresses, et dire quand une page a été retirée.',
      ],
    },
    {
      title: 'donner les raisons d’un refus',
      why: ['Un refus sans explication est pris pour du mépris.', 'On nous répond « non retenu », et c’est tout.'],
      what: [
        'Une phrase d’explication obligatoire avec chaque refus.',
        'Dire ce qu’il faudrait changer pour que la demande soit acceptée.',
      ],
    },
  ],
  2: [
    {
      title: 'publier les horaires et les fermetures dans un format commun',
      why: [
        'Les horaires affichés sur internet sont souvent faux pendant les vacances.',
        'Je suis venu trois fois devant une porte fermée.',
      ],
      what: [
        'Un fichier ouvert des horaires de toutes les bibliothèques, tenu à jour.',
        'Que chaque bibliothèque publie ses horaires dans le même format.',
      ],
    },
    {
      title: 'ouvrir le catalogue commun des bibliothèques',
      why: [
        'Pour trouver un livre, il faut chercher dans huit catalogues différents.',
        'Nos étudiants ne savent pas que le livre est à dix minutes de chez eux.',
      ],
      what: [
        'Un catalogue commun, téléchargeable, avec une licence ouverte.',
        'Une recherche unique, et les notices en données ouvertes.',
      ],
    },
    {
      title: 'publier les chiffres de prêt, sans données personnelles',
      why: [
        'Les chercheurs demandent ces chiffres depuis des années.',
        'On décide des achats sans pouvoir montrer ce qui est lu.',
      ],
      what: [
        'Le nombre de prêts par titre et par mois, quand il y en a plus de dix.',
        'Un fichier par an, avec la méthode et les limites écrites à côté.',
      ],
    },
    {
      title: 'dire où sont les ordinateurs en libre accès',
      why: [
        'Pour ses démarches, mon voisin ne sait pas où trouver un ordinateur.',
        'Les démarches sont en ligne, mais tout le monde n’a pas d’ordinateur.',
      ],
      what: [
        'Une carte des postes en libre accès, avec l’aide disponible et les heures.',
        'Publier l’adresse, les horaires et l’accessibilité de chaque lieu.',
      ],
    },
    {
      title: 'documenter les données publiées',
      why: [
        'Les fichiers existent, mais personne ne sait ce que veulent dire les colonnes.',
        'Nous passons plus de temps à deviner qu’à travailler.',
      ],
      what: [
        'Un dictionnaire des colonnes avec chaque fichier, et un contact qui répond.',
        'Dire d’où vient chaque chiffre, et quand il a été relevé.',
      ],
    },
    {
      title: 'garder l’historique des fichiers publiés',
      why: [
        'Quand un fichier est remplacé, l’ancien disparaît, et on ne peut plus comparer.',
        'Nos calculs de l’an dernier ne peuvent plus être refaits.',
      ],
      what: ['Chaque version datée reste téléchargeable.', 'Une adresse par version, et une adresse pour la dernière.'],
    },
    {
      title: 'rendre les sites lisibles par un lecteur d’écran',
      why: [
        'Je suis aveugle, et je ne peux pas réserver un livre seul.',
        'Le bouton de réservation n’a pas de nom pour mon lecteur d’écran.',
      ],
      what: [
        'Faire tester chaque parcours par des personnes aveugles, et publier le résultat.',
        'Publier la liste des défauts connus, avec une date de correction.',
      ],
    },
  ],
  3: [
    {
      title: 'demander l’avis des habitants avant de dessiner les plans',
      why: [
        'Quand on nous montre les plans, tout est déjà décidé.',
        'Les réunions arrivent toujours après le choix de l’architecte.',
      ],
      what: [
        'Une visite sur place avec les habitants avant le cahier des charges.',
        'Un atelier ouvert, un samedi, avant tout dessin.',
      ],
    },
    {
      title: 'réserver une part du budget à des projets d’habitants',
      why: ['Les petits travaux utiles passent après les grands.', 'Nous savons ce qui manque dans notre rue.'],
      what: [
        'Cinq pour cent du budget des travaux, choisis par un vote des habitants.',
        'Un appel à projets par an, avec des critères publiés avant.',
      ],
    },
    {
      title: 'prévoir une garde d’enfants pendant les réunions',
      why: [
        'Les réunions sont à dix-neuf heures : avec deux enfants, je ne viens jamais.',
        'Ce sont toujours les mêmes qui peuvent venir.',
      ],
      what: [
        'Une garde d’enfants sur place, annoncée dans l’invitation.',
        'Une réunion sur deux le samedi matin, avec une garde.',
      ],
    },
    {
      title: 'publier le coût et le calendrier de chaque chantier',
      why: [
        'Le chantier devait durer six mois, il en dure dix-huit.',
        'Personne ne sait combien cela a coûté à la fin.',
      ],
      what: [
        'Le coût prévu, le coût réel et les dates, sur une page par chantier.',
        'Expliquer chaque dépassement le jour où il est connu.',
      ],
    },
    {
      title: 'faire participer les collégiens aux choix de la médiathèque',
      why: [
        'On construit pour eux sans leur demander ce qu’ils veulent.',
        'Les collégiens sont les premiers à venir, et les derniers consultés.',
      ],
      what: [
        'Un conseil de collégiens qui rend un avis public sur les travaux.',
        'Des ateliers au collège, pendant les heures de cours.',
      ],
    },
    {
      title: 'traduire les invitations dans les langues du quartier',
      why: [
        'Dans notre immeuble, on parle six langues.',
        'Beaucoup de voisins ne comprennent pas le courrier de la ville.',
      ],
      what: [
        'Des invitations courtes, traduites, et affichées dans les halls.',
        'Un interprète bénévole annoncé pour chaque réunion.',
      ],
    },
    {
      title: 'rendre compte un an après la fin des travaux',
      why: [
        'Une fois le ruban coupé, plus personne ne demande si cela fonctionne.',
        'Le jardin est beau, mais il n’a pas de point d’eau.',
      ],
      what: [
        'Une réunion un an après, et une liste de ce qui reste à corriger.',
        'Un questionnaire aux usagers un an après, dont le résultat est publié.',
      ],
    },
  ],
  4: [
    {
      title: 'répondre aux demandes de documents en un mois',
      why: [
        'J’attends un document depuis sept mois.',
        'Après un mois sans réponse, il faut saisir une autorité, puis un tribunal.',
      ],
      what: [
        'Un délai d’un mois suivi publiquement, service par service.',
        'Un accusé de réception avec la date de la réponse.',
      ],
    },
    {
      title: 'publier les documents déjà communiqués à quelqu’un',
      why: [
        'Le même document est demandé dix fois, et préparé dix fois.',
        'Ce qui a été envoyé à l’un peut servir à tous.',
      ],
      what: [
        'Un registre des documents communiqués, où chacun peut les prendre.',
        'Publier tout document demandé deux fois.',
      ],
    },
    {
      title: 'un formulaire unique pour demander un document',
      why: ['On ne sait jamais à quel service écrire.', 'Ma demande a été transférée quatre fois.'],
      what: ['Une seule adresse, qui transmet au bon service et le dit.', 'Un formulaire avec un numéro de suivi.'],
    },
    {
      title: 'dire combien de demandes ont été refusées, et pourquoi',
      why: [
        'Aucun chiffre ne permet de comparer les services.',
        'Nous soupçonnons que certains refusent tout, sans pouvoir le montrer.',
      ],
      what: [
        'Chaque trimestre, le nombre de demandes, de réponses, de refus et les motifs.',
        'Un tableau par service, en données ouvertes.',
      ],
    },
    {
      title: 'former les agents au droit d’accès',
      why: [
        'L’agent qui m’a reçu ne savait pas que le document était communicable.',
        'Dans les petites communes, personne n’est formé.',
      ],
      what: [
        'Une formation d’une demi-journée pour chaque référent, et un guide public.',
        'Un guide de dix pages, avec des exemples, pour les communes.',
      ],
    },
    {
      title: 'accepter les demandes faites au guichet',
      why: ['Tout le monde ne peut pas écrire un courriel.', 'Mon père ne sait pas se servir d’un ordinateur.'],
      what: [
        'Qu’un agent saisisse la demande au guichet et remette un reçu.',
        'Un formulaire papier dans chaque mairie.',
      ],
    },
    {
      title: 'publier l’inventaire des documents détenus',
      why: [
        'On ne peut pas demander un document dont on ignore l’existence.',
        'Chaque service a des rapports que personne ne connaît.',
      ],
      what: [
        'Une liste des rapports et études de chaque service, tenue à jour.',
        'Un inventaire annuel, avec le titre, la date et le service.',
      ],
    },
  ],
}

export const openings = [
  '',
  'Bonjour,',
  'Je suis usagère depuis quinze ans.',
  'Je parle comme agent d’une petite commune.',
  'Nous en avons discuté à plusieurs.',
  'Je viens d’emménager à Clairval.',
  'En tant que parent d’élèves,',
  'Je travaille de nuit, et j’écris quand je peux.',
] as const

export const closings = [
  '',
  'Merci de nous dire ce que vous en ferez.',
  'Cela coûte peu, et changerait beaucoup.',
  'Je suis prêt à aider à le tester.',
  'D’autres villes le font déjà.',
  'Merci.',
  'Un essai dans un seul service suffirait pour commencer.',
  'Je voudrais savoir avant l’été si c’est possible.',
] as const

export const authors = [
  '',
  '',
  'Nadia B.',
  'Un lecteur de Clairval',
  'Jean-Marc',
  'Collectif des usagers de la ligne 4',
  'Ana Souza',
  'M. T.',
  'Une bibliothécaire',
  'Yann',
  'Parent d’élève',
  'Lucie D.',
  'Retraité du quartier des Tanneries',
  'Ibrahim K.',
  'Une étudiante en droit',
  'Marguerite',
] as const
