import { plural } from '../../platform/locales/plural.ts'

const count = (n: number, one: string, other: string) => `${n.toLocaleString('fr-FR')} ${plural('fr', n, one, other)}`
const contributions = (n: number) => count(n, 'contribution', 'contributions')

export const fr = {
  ways: {
    one: 'Saisir une contribution',
    notes: 'Saisir les notes d’un atelier',
    file: 'Importer un fichier',
    choose: 'De quelle consultation ?',
    none: 'Aucune consultation de vos plans n’a encore commencé : rien ne peut lui avoir été envoyé.',
  },
  common: {
    consultation: (title: string) => `Consultation : ${title}`,
    day: 'Date',
    dayHint: (first: string, last: string) =>
      `Le jour où cela a été écrit, envoyé ou dit : du ${first} au ${last}, tant que la consultation était ouverte.`,
    event: 'Événement',
    eventHint: 'Celui du plan où cela a été dit.',
    noEvents: 'Ce plan n’a pas encore d’événement sur ce site : il doit d’abord y être.',
    noEvent: 'Aucun',
    language: 'Langue du texte',
    languages: { fr: 'Français', en: 'Anglais' },
    priority: 'Priorité',
    noPriority: 'Aucune, ou on ne sait pas',
    see: 'Lire les contributions',
  },
  one: {
    title: 'Saisir une contribution',
    lede: 'Ce qui est venu sur papier, par courriel ou dans une salle a les mêmes droits que ce qui est écrit ici : un numéro, une réponse due, une date. Elle est publiée aussitôt.',
    fields: {
      title: 'Titre',
      text: 'Texte',
      channel: 'Comment elle est venue',
      consent: 'Le nom',
      author: 'Nom de l’auteur',
      organisation: 'Organisation qui a signé',
    },
    hints: {
      title: 'Le sien, ou ce qu’elle demande en une ligne.',
      text: 'Tel qu’il a été écrit, 20 000 signes au plus.',
      author: 'Il n’est gardé que si son auteur a dit qu’on pouvait le montrer.',
      organisation: 'Si elle est d’une organisation connue ici.',
    },
    channels: { paper: 'Sur papier', mail: 'Par courriel', room: 'Dite dans une salle', import: 'Par un autre outil' },
    consents: { oui: 'Peut être montré : l’auteur l’a dit', non: 'N’est pas montré, et n’est pas gardé' },
    noOrganisation: 'Aucune',
    consentMissing: 'Dites si le nom peut être montré.',
    save: 'Publier',
    saveNext: 'Publier, et saisir la suivante',
    saved: (number: string) => `La contribution ${number} est publiée. Vous pouvez saisir la suivante.`,
  },
  notes: {
    title: 'Saisir les notes d’un atelier',
    lede: 'Toutes les notes d’un événement, en une fois. Chacune devient une contribution, sans nom.',
    notes: 'Les notes',
    notesHint:
      'Une ligne vide sépare une note de la suivante. D’une note de plusieurs lignes, la première est le titre ; d’une note d’une ligne, le titre est son début.',
    consent: 'Les personnes présentes',
    consentTick: 'savaient que leurs notes seraient publiées, sans leur nom',
    look: 'Relire avant de publier',
    preview: (n: number) => `${count(n, 'note', 'notes')} à publier`,
    previewLede: 'Voici ce que tout le monde pourra lire.',
    publish: (n: number) => `Publier ${n === 1 ? 'cette note' : `ces ${n} notes`}`,
    back: 'Corriger',
    done: (n: number) => `${contributions(n)} ${plural('fr', n, 'publiée', 'publiées')}.`,
    wrong: {
      notes: 'Écrivez au moins une note.',
      tooMany: (n: number, most: number) => `${n} notes : saisissez-en ${most} au plus à la fois.`,
      event: 'Dites à quel événement ces notes ont été prises.',
      consent: 'Les notes ne peuvent être publiées que si les personnes présentes le savaient.',
      note: (place: number, why: string) => `Note ${place}, ${why}.`,
    },
  },
  file: {
    title: 'Importer des contributions',
    lede: 'Un tableau de contributions, en une fois : tout, ou rien. Le même tableau une seconde fois ne refait rien.',
    content: 'Le tableau',
    contentHint:
      'Sans fichier : collez les lignes d’un CSV, ou copiez les cellules de votre tableur avec leur en-tête.',
    upload: 'Un fichier CSV ou XLSX (facultatif)',
    uploadHint: (megabytes: number) =>
      `${megabytes} Mo au plus ; l’export des propositions de Decidim aussi. Il est effacé dès qu’il est importé, et au bout d’un jour sinon.`,
    chosen: 'Fichier choisi',
    chosenHint: 'Décochez-le pour ne pas le lire.',
    manyWrong:
      'Les lignes à corriger sont trop longues pour cette page : corrigez-les dans votre fichier, et choisissez-le à nouveau.',
    columns: 'Les colonnes',
    columnsIntro:
      'La première ligne nomme les colonnes, dans n’importe quel ordre. L’export des propositions de Decidim et la liste des contributions d’un site Parvis sont reconnus.',
    obligatory: 'obligatoire',
    about: {
      reference: 'Comment le fichier appelle la ligne : par là, elle est reconnue la fois suivante',
      title: '300 signes au plus',
      text: '20 000 signes au plus',
      priority: 'Son numéro ou son nom',
      author: 'Gardé seulement avec le consentement',
      date: 'Le jour où cela a été écrit, envoyé ou dit : 05/03/2026 ou 2026-03-05',
      channel: 'papier, courriel, réunion ou import ; import sans cela',
      consent: 'oui si le nom peut être montré ; non sans cela',
      organisation: 'Son nom ou son sigle sur ce site, si elle a signé',
      event: 'Le titre de l’événement ou la fin de son adresse, pour ce qui a été dit en réunion',
      language: 'fr ou en ; celle de la consultation sans cela',
    },
    look: 'Essayer, sans rien faire',
    import: 'Importer',
    outlook: 'Ce qui serait fait',
    wrong: 'À corriger',
    wrongIntro: (n: number) =>
      `${count(n, 'ligne est refusée', 'lignes sont refusées')} : rien n’est fait tant qu’il en reste une.`,
    mended: 'Les lignes à corriger',
    mendedHint:
      'Corrigez-les ici, ou dans votre tableur : elles remplaceront celles du même numéro. La colonne « pourquoi » n’est pas lue.',
    missing: 'Choisissez un fichier, ou collez un tableau.',
    done: (n: number, there: number) =>
      `${contributions(n)} ${plural('fr', n, 'importée', 'importées')}.${there > 0 ? ` ${count(there, 'ligne était déjà là', 'lignes étaient déjà là')}.` : ''}`,
  },
  outlook: {
    read: {
      csv: (encoding: string, separator: string) => `Lu comme CSV (${encoding}, séparé par ${separator}).`,
      xlsx: (sheet: string) => `Lu comme classeur : la feuille « ${sheet} ».`,
      otherSheets: 'Ce classeur a d’autres feuilles : elles ne sont pas lues.',
      decidim: 'C’est un export de propositions de Decidim.',
    },
    separators: { ';': 'des points-virgules', ',': 'des virgules', '\t': 'des tabulations' },
    unread: (names: readonly string[]) =>
      `${plural('fr', names.length, 'Colonne inconnue, qui n’est pas lue', 'Colonnes inconnues, qui ne sont pas lues')} : ${names.map(name => `« ${name} »`).join(', ')}.`,
    rows: (n: number) => `${count(n, 'ligne', 'lignes')} en tout.`,
    wouldMake: (n: number) => `${count(n, 'contribution serait faite', 'contributions seraient faites')}.`,
    made: (n: number) => `${count(n, 'contribution faite', 'contributions faites')}.`,
    there: (n: number) => `${count(n, 'ligne est déjà là', 'lignes sont déjà là')} : rien n’en est refait.`,
    left: (n: number, why: readonly string[]) =>
      `${count(n, 'ligne n’est pas reprise', 'lignes ne sont pas reprises')} (${why.join(' ; ')}).`,
    unnamed: (n: number) =>
      `${count(n, 'nom n’est pas gardé', 'noms ne sont pas gardés')} : personne n’a dit qu’on pouvait ${plural('fr', n, 'le', 'les')} montrer.`,
    refused: (n: number) =>
      `${count(n, 'ligne est refusée', 'lignes sont refusées')} : rien n’est fait tant qu’il en reste une.`,
    line: (line: number, why: string) => `Ligne ${line}, ${why}.`,
    more: (n: number) => `… et ${count(n, 'autre ligne', 'autres lignes')}.`,
  },
}
export type Messages = typeof fr
