/** How people begin what they write on the site. Invented, as everything of the demonstration. */
export const openings = [
  '',
  '',
  'Bonjour à tous.',
  'Je suis usagère depuis quinze ans.',
  'Je parle comme agent d’une petite commune.',
  'Nous en avons discuté à plusieurs.',
  'Je viens d’emménager à Clairval.',
  'En tant que parent d’élèves, je le vois chaque semaine.',
  'Je travaille de nuit, et j’écris quand je peux.',
  'J’ai été conseiller municipal pendant six ans.',
  'Je suis élue d’un village de 400 habitants.',
  'Je me déplace en fauteuil.',
] as const

/** What they have seen themselves. */
export const details = [
  'Chez nous, un village de 600 habitants, cela s’est fait avec un tableau et un panneau d’affichage.',
  'L’an dernier, il m’a fallu onze appels pour le savoir.',
  'Notre association a relevé quarante-deux cas en un an.',
  'Je l’ai vu fonctionner dans une autre région, avec deux agents.',
  'Ma fille m’aide pour le reste, mais elle ne vit pas ici.',
  'On m’a répondu trois fois que le service n’était pas compétent.',
  'Les agents font ce qu’ils peuvent, ce n’est pas eux que je critique.',
  'J’ai gardé les courriers, je peux les montrer.',
  'Le soir, au téléphone, il n’y a plus personne.',
  'C’est le même problème à la préfecture et à la caisse d’allocations.',
  'Depuis la fusion des services, plus personne ne sait qui répond.',
  'Nos voisins belges le font depuis dix ans.',
] as const

/** How they end. */
export const closings = [
  '',
  'Merci de nous dire ce que vous en ferez.',
  'Cela coûte peu, et changerait beaucoup.',
  'Je suis prêt à aider à le tester.',
  'D’autres villes le font déjà.',
  'Merci.',
  'Un essai dans un seul service suffirait pour commencer.',
  'Je voudrais savoir avant l’été si c’est possible.',
  'Si ce n’est pas retenu, dites-nous pourquoi.',
] as const

/** How letters begin and end, and nothing else does. */
export const salutations = ['Madame, Monsieur,', 'Bonjour Madame, bonjour Monsieur,', 'Mesdames, Messieurs,'] as const
export const valedictions = [
  'Veuillez agréer mes salutations distinguées.',
  'Avec mes remerciements.',
  'Bien à vous.',
] as const

/** What whoever changes a contribution adds to it. */
export const additions = [
  'J’ajoute : un essai de trois mois permettrait d’en juger.',
  'Après lecture des autres propositions : la mienne va avec celles sur le calendrier.',
  'Je précise : il s’agit des services de l’État, pas seulement de la mairie.',
  'Correction : c’était en mars, non en mai.',
  'On m’a demandé un chiffre : une centaine de personnes sont concernées chez nous.',
] as const

/** Why people take something back; some don’t say. */
export const regrets = [
  'Exemple : une autre contribution le dit mieux.',
  'Exemple : je veux d’abord en parler avec mon association.',
  '',
] as const

/** Under which names they write; many under none. */
export const authors = [
  '',
  '',
  'Nadia B.',
  'Un lecteur de Clairval',
  'Jean-Marc',
  'Collectif des usagers de la ligne 4',
  '',
  'Ana Souza',
  'M. T.',
  'Une bibliothécaire',
  '',
  'Yann',
  'Parent d’élève',
  'Lucie D.',
  'Retraité du quartier des Tanneries',
  '',
  'Ibrahim K.',
  'Une étudiante en droit',
  'Marguerite',
  'Secrétaire de mairie',
  'Thi-Mai N.',
  '',
  'Le café des parents',
  'Gaël Le Bihan',
] as const

/** What many sent word for word, as those do whom a campaign has asked to. */
export const campaign = {
  title: 'publier les réponses aux questions des usagers',
  text: 'Les questions que posent les usagers sont toujours les mêmes, et chacun attend sa réponse dans son coin.\n\nPubliez les questions posées et les réponses données, sans le nom de personne, dans une page que tout le monde peut lire.',
} as const
