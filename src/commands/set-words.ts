import type { Language } from '../platform/locales/languages.ts'
import type { Help } from './command.ts'

type SetWords = {
  help: Help
  nothing: string
  dryRun: string
  none: string
  reason: string
  source: string
  line(name: string, said: string): string
  cited(source: string, field: string): string
  recorded(path: string): string
}

const fr: SetWords = {
  help: {
    takes: '<genre> <identifiant ou ULID> <champ> <valeur>',
    line: 'corrige un fait, avec sa raison et sa source',
    about: [
      'Corrige un seul fait d’un seul objet. Le registre en garde la valeur d’avant, celle d’après, la raison et la source. Un fichier qui dira autrement sera ensuite refusé, en conflit ; le même fichier qu’avant ne changera rien.',
      'Le genre et les champs ont les noms qu’ils ont dans les fichiers (docs/import.md) : plan, commitment, milestone, organisation, figure, event… Un champ qui contient plusieurs choses se lit avec des points : title.fr, period.latest, ratings.0.value. « site » n’a pas d’identifiant.',
      'La valeur est lue comme du JSON si le champ l’accepte ainsi, sinon comme un texte. null vide le champ. Une traduction reste marquée comme telle quand ses mots changent.',
      'Avec --source, c’est elle que la page cite pour ce champ, à la place de celles d’avant.',
    ],
    options: {
      '--reason "…"': 'pourquoi, en une phrase que tout le monde peut lire ; obligatoire',
      '--source "titre|adresse"': 'd’où vient la nouvelle valeur ; l’adresse peut manquer',
      '--dry-run': 'montre la différence, sans rien changer',
    },
    examples: [
      {
        call: 'parvis set commitment fr-2021-2023-04 title.fr "Aide publique" --reason "Faute de frappe" --dry-run',
        does: 'des mots, dans une langue',
      },
      {
        call: 'parvis set organisation ditp abbreviation DITP --reason "Sigle officiel" --source "Décret du 20 novembre 2017|https://www.legifrance.gouv.fr/"',
        does: 'un texte simple, avec sa source',
      },
      { call: 'parvis set plan fr-2021-2023 followedFrom 2026-04-01 --reason "Suivi ouvert"', does: 'un jour' },
      { call: `parvis set commitment fr-2021-2023-04 leadIds '["ditp"]' --reason "Pilote corrigé"`, does: 'une liste' },
      { call: 'parvis set commitment fr-2021-2023-04 budget null --reason "Non sourcé"', does: 'vider un champ' },
      { call: 'parvis set site timeZone Europe/Paris --reason "Fuseau corrigé"', does: 'le site lui-même' },
    ],
    exits: { 0: 'corrigé, ou le site le dit déjà' },
  },
  nothing: 'Rien à changer : le site dit déjà cela.',
  dryRun: 'À blanc : voici ce qui changerait. Rien n’a été changé.',
  none: '(rien)',
  reason: 'raison',
  source: 'source',
  line: (name, said) => `    ${name} : ${said}`,
  cited: (source, field) => `${source}, pour ${field}`,
  recorded: path => `Au registre : ${path}`,
}

const en: SetWords = {
  help: {
    takes: '<kind> <id or ULID> <field> <value>',
    line: 'corrects one fact, with its reason and its source',
    about: [
      'Corrects one fact of one thing. The record keeps the value before, the value after, the reason and the source. A file that says otherwise is then refused, as a conflict; the same file as before changes nothing.',
      'Kinds and fields have the names that they have in files (docs/import.md): plan, commitment, milestone, organisation, figure, event… A field that holds several things is read with dots: title.fr, period.latest, ratings.0.value. “site” has no id.',
      'The value is read as JSON if the field takes it so, else as a text. null empties the field. A translation stays marked as one when its words change.',
      'With --source, that is what the page cites for this field, in place of those before.',
    ],
    options: {
      '--reason "…"': 'why, in a sentence that everyone can read; required',
      '--source "title|address"': 'where the new value comes from; the address may be left out',
      '--dry-run': 'shows the difference, and changes nothing',
    },
    examples: [
      {
        call: 'parvis set commitment fr-2021-2023-04 title.fr "Aide publique" --reason "A typing error" --dry-run',
        does: 'words, in one language',
      },
      {
        call: 'parvis set organisation ditp abbreviation DITP --reason "Official name" --source "Decree of 20 November 2017|https://www.legifrance.gouv.fr/"',
        does: 'a plain text, with its source',
      },
      { call: 'parvis set plan fr-2021-2023 followedFrom 2026-04-01 --reason "Follow-up begins"', does: 'a day' },
      { call: `parvis set commitment fr-2021-2023-04 leadIds '["ditp"]' --reason "Another lead"`, does: 'a list' },
      { call: 'parvis set commitment fr-2021-2023-04 budget null --reason "Not sourced"', does: 'emptying a field' },
      { call: 'parvis set site timeZone Europe/Paris --reason "Another time zone"', does: 'the site itself' },
    ],
    exits: { 0: 'corrected, or the site says it already' },
  },
  nothing: 'Nothing to change: the site says this already.',
  dryRun: 'Dry run: this is what would change. Nothing was changed.',
  none: '(nothing)',
  reason: 'reason',
  source: 'source',
  line: (name, said) => `    ${name}: ${said}`,
  cited: (source, field) => `${source}, for ${field}`,
  recorded: path => `In the record: ${path}`,
}

/** What `parvis set` says. */
export const setWords: Record<Language, SetWords> = { fr, en }
