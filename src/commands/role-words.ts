import type { Language } from '../platform/locales/languages.ts'
import type { Help } from './command.ts'

type RoleWords = {
  help: Help
  given(id: string): string
  withdrawn: string
  line(id: string, mail: string, role: string, on: string, from: string, until: string | null): string
  none: string
}

const fr: RoleWords = {
  help: {
    takes: 'list | give <adresse> <rôle> [<genre>:<identifiant>] | withdraw <ULID>',
    line: 'donne et retire les rôles, et dit qui les tient',
    about: [
      'Donne un rôle à quelqu’un qui s’est connecté au moins une fois, le lui retire, ou dit qui tient quel rôle. Chaque changement a sa ligne au registre, sans adresse ni nom.',
      'Les rôles : member et correspondent (une organisation), correspondent (un engagement), editor et moderator (le site ou un plan), evaluator (un plan), administrator (le site). Sans genre ni identifiant, le rôle porte sur le site.',
      'Le genre est plan, organisation ou commitment ; l’identifiant est celui des fichiers.',
    ],
    options: {
      '--from AAAA-MM-JJ': 'depuis quel jour ; aujourd’hui sans cela',
      '--until AAAA-MM-JJ': 'jusqu’à quel jour, compris ; sans fin sans cela',
      '--duty "…"': 'ce que la personne fait dans l’organisation',
    },
    examples: [
      { call: 'parvis role give camille@gouv.example administrator', does: 'quelqu’un qui tient le site' },
      {
        call: 'parvis role give sacha@ditp.example correspondent organisation:ditp --until 2027-12-31 --duty "Chargé de mission"',
        does: 'un correspondant, avec une fin',
      },
      { call: 'parvis role list', does: 'qui tient quoi' },
    ],
  },
  given: id => `Rôle donné : ${id}`,
  withdrawn: 'Rôle retiré.',
  line: (id, mail, role, on, from, until) => `${id}  ${mail}  ${role}  ${on}  du ${from}${until ? ` au ${until}` : ''}`,
  none: 'Personne ne tient de rôle.',
}

const en: RoleWords = {
  help: {
    takes: 'list | give <address> <role> [<kind>:<id>] | withdraw <ULID>',
    line: 'gives and withdraws roles, and says who holds them',
    about: [
      'Gives a role to somebody who has signed in at least once, withdraws it, or says who holds which role. Each change has its line in the record, without address or name.',
      'The roles: member and correspondent (an organisation), correspondent (a commitment), editor and moderator (the site or a plan), evaluator (a plan), administrator (the site). Without kind and id, the role is on the site.',
      'The kind is plan, organisation or commitment; the id is that of the files.',
    ],
    options: {
      '--from YYYY-MM-DD': 'since which day; today without it',
      '--until YYYY-MM-DD': 'until which day, included; without end without it',
      '--duty "…"': 'what the person does in the organisation',
    },
    examples: [
      { call: 'parvis role give camille@gov.example administrator', does: 'somebody who runs the site' },
      {
        call: 'parvis role give sacha@ditp.example correspondent organisation:ditp --until 2027-12-31 --duty "Project officer"',
        does: 'a correspondent, with an end',
      },
      { call: 'parvis role list', does: 'who holds what' },
    ],
  },
  given: id => `Role given: ${id}`,
  withdrawn: 'Role withdrawn.',
  line: (id, mail, role, on, from, until) =>
    `${id}  ${mail}  ${role}  ${on}  from ${from}${until ? ` to ${until}` : ''}`,
  none: 'Nobody holds a role.',
}

export const roleWords: Record<Language, RoleWords> = { fr, en }
