/** An idea as people bring it: under several titles, why, and what exactly. Invented, as everything of the demonstration. */
export type Idea = { titles: readonly string[]; why: readonly string[]; what: readonly string[] }

/** Ideas by the number of the priority under which they fall. */
export const ideas: Readonly<Record<number, readonly Idea[]>> = {
  1: [
    {
      titles: [
        'publier la réponse donnée à chaque proposition',
        'une réponse pour chaque idée, pas un bilan général',
        'que deviennent nos propositions ?',
      ],
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
      titles: [
        'annoncer les consultations un mois à l’avance',
        'un calendrier des consultations à venir',
        'prévenir à temps ceux que cela concerne',
      ],
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
      titles: [
        'écrire les décisions en langage clair',
        'un résumé d’une page pour chaque décision',
        'des textes que ma mère puisse lire',
      ],
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
      titles: [
        'montrer qui a été reçu avant une décision',
        'un agenda public des rendez-vous',
        'qui a été consulté, et sur quoi',
      ],
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
      titles: [
        'suivre une décision comme on suit un colis',
        'savoir où en est une décision annoncée',
        'une page d’étapes pour chaque promesse',
      ],
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
      titles: [
        'garder les anciennes pages en ligne',
        'des liens qui marchent encore dans cinq ans',
        'archiver les pages au lieu de les effacer',
      ],
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
      titles: ['donner les raisons d’un refus', 'expliquer chaque « non »', 'un refus doit dire pourquoi'],
      why: ['Un refus sans explication est pris pour du mépris.', 'On nous répond « non retenu », et c’est tout.'],
      what: [
        'Une phrase d’explication obligatoire avec chaque refus.',
        'Dire ce qu’il faudrait changer pour que la demande soit acceptée.',
      ],
    },
  ],
  2: [
    {
      titles: [
        'publier les horaires et les fermetures dans un format commun',
        'des horaires justes, partout',
        'ne plus trouver porte close',
      ],
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
      titles: [
        'ouvrir le catalogue commun des bibliothèques',
        'une seule recherche pour huit bibliothèques',
        'les notices en données ouvertes',
      ],
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
      titles: [
        'publier les chiffres de prêt, sans données personnelles',
        'ce qui est lu, en chiffres',
        'statistiques de prêt ouvertes',
      ],
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
      titles: [
        'dire où sont les ordinateurs en libre accès',
        'une carte des postes publics',
        'où faire ses démarches sans ordinateur',
      ],
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
      titles: [
        'documenter les données publiées',
        'dire ce que veulent dire les colonnes',
        'un mode d’emploi avec chaque fichier',
      ],
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
      titles: [
        'garder l’historique des fichiers publiés',
        'ne pas effacer l’ancien fichier',
        'des versions datées pour comparer',
      ],
      why: [
        'Quand un fichier est remplacé, l’ancien disparaît, et on ne peut plus comparer.',
        'Nos calculs de l’an dernier ne peuvent plus être refaits.',
      ],
      what: ['Chaque version datée reste téléchargeable.', 'Une adresse par version, et une adresse pour la dernière.'],
    },
    {
      titles: [
        'rendre les sites lisibles par un lecteur d’écran',
        'réserver un livre sans voir l’écran',
        'l’accessibilité vérifiée par les personnes concernées',
      ],
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
      titles: [
        'demander l’avis des habitants avant de dessiner les plans',
        'consulter avant l’architecte, pas après',
        'une visite sur place avant le projet',
      ],
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
      titles: [
        'réserver une part du budget à des projets d’habitants',
        'un vote pour les petits travaux',
        'cinq pour cent pour nos idées',
      ],
      why: ['Les petits travaux utiles passent après les grands.', 'Nous savons ce qui manque dans notre rue.'],
      what: [
        'Cinq pour cent du budget des travaux, choisis par un vote des habitants.',
        'Un appel à projets par an, avec des critères publiés avant.',
      ],
    },
    {
      titles: [
        'prévoir une garde d’enfants pendant les réunions',
        'venir aux réunions avec des enfants',
        'des réunions à d’autres heures',
      ],
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
      titles: [
        'publier le coût et le calendrier de chaque chantier',
        'combien, et jusqu’à quand',
        'les retards de chantier expliqués',
      ],
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
      titles: [
        'faire participer les collégiens aux choix de la médiathèque',
        'un conseil de collégiens',
        'demander leur avis à ceux qui viennent',
      ],
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
      titles: [
        'traduire les invitations dans les langues du quartier',
        'six langues dans notre immeuble',
        'des invitations que tout le monde comprend',
      ],
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
      titles: [
        'rendre compte un an après la fin des travaux',
        'revenir voir après un an',
        'et si cela ne fonctionne pas ?',
      ],
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
      titles: [
        'répondre aux demandes de documents en un mois',
        'un mois, et pas sept',
        'des délais suivis service par service',
      ],
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
      titles: [
        'publier les documents déjà communiqués à quelqu’un',
        'ce qui est donné à l’un, donné à tous',
        'un registre des documents communiqués',
      ],
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
      titles: ['un formulaire unique pour demander un document', 'à qui écrire ?', 'une seule porte pour les demandes'],
      why: ['On ne sait jamais à quel service écrire.', 'Ma demande a été transférée quatre fois.'],
      what: ['Une seule adresse, qui transmet au bon service et le dit.', 'Un formulaire avec un numéro de suivi.'],
    },
    {
      titles: [
        'dire combien de demandes ont été refusées, et pourquoi',
        'des chiffres sur les refus',
        'comparer les services',
      ],
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
      titles: [
        'former les agents au droit d’accès',
        'un guide pour les petites communes',
        'que l’accueil connaisse la règle',
      ],
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
      titles: ['accepter les demandes faites au guichet', 'demander sans courriel', 'un formulaire papier en mairie'],
      why: ['Tout le monde ne peut pas écrire un courriel.', 'Mon père ne sait pas se servir d’un ordinateur.'],
      what: [
        'Qu’un agent saisisse la demande au guichet et remette un reçu.',
        'Un formulaire papier dans chaque mairie.',
      ],
    },
    {
      titles: [
        'publier l’inventaire des documents détenus',
        'la liste des rapports existants',
        'savoir ce que l’on peut demander',
      ],
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
