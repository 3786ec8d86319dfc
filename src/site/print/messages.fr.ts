const n = (value: number) => value.toLocaleString('fr-FR').replaceAll('\u202f', '\u00a0')

export const fr = {
  contents: 'Sommaire',
  page: '{n} sur {all}',
  current: (day: string) => `Texte courant du ${day}`,
  final: (day: string) => `Texte définitif du ${day}`,
  standpoint: (seq: number, chain: string) => `Registre, ligne n° ${n(seq)} · empreinte SHA-256 ${chain}`,
  noStandpoint: 'Registre : rien n’y est encore inscrit sur ce que dit ce document',
  waiting: 'une inscription attend son numéro',
  operator: (name: string) => `Publié par ${name}`,
  licence: (title: string) => `Licence : ${title}`,
  period: (words: string) => `Période : ${words}`,
  brief: 'Le plan en bref',
  priority: (number: number) => `Priorité ${number}`,
  phases: (years: string) => `Les étapes du plan ${years}`,
  columns: { phase: 'Étape', planned: 'Prévu', actual: 'Réel' },
  about: 'À propos de ce document',
  aboutCurrent: (day: string) =>
    `Ce document est le texte courant du ${day} : ce que dit le site ce jour-là. Il change quand le site change ; ce n’est pas une édition figée.`,
  aboutPlace: 'Le texte d’aujourd’hui se lit à cette adresse, qui ne change jamais :',
  aboutRecord:
    'Tout ce qui est publié, corrigé ou retiré est inscrit dans un registre que rien n’efface. La dernière ligne qui concerne ce document, et l’empreinte de la chaîne jusqu’à elle :',
  aboutVerify:
    '« parvis verify » relit le registre et retrouve cette empreinte : le contenu n’a alors pas été réécrit.',
  aboutStates: 'Comment l’état d’un engagement est calculé',
  aboutLicence: 'Son contenu se réutilise sous cette licence :',
  replaced:
    'Un caractère qu’aucune police de ce document ne contient y figure sous son numéro Unicode, entre crochets : [U+1F600], par exemple.',
}
export type Messages = typeof fr
