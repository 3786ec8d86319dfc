import { type Charter, citedIn, standingRules, versionOf } from './charter.ts'

/** The rules of participation. A change of what one says is a new wording, in a new version: what decisions have cited stays readable. */
export const charter: Charter = {
  versions: [{ version: 1, since: '2026-11-28' }],
  rules: [
    {
      code: 'insults',
      number: 1,
      wordings: [
        {
          since: 1,
          title: { fr: 'Ni insulte, ni menace, ni haine', en: 'No insults, threats or hate' },
          means: {
            fr: 'On n’insulte, ne menace ni ne rabaisse personne : ni quelqu’un, ni un groupe de gens pour ce qu’ils sont.',
            en: 'Nobody is insulted, threatened or put down: not a person, nor a group of people for what they are.',
          },
          allows: {
            fr: 'Critiquer une décision, une administration ou une politique, même durement, reste permis.',
            en: 'Criticising a decision, a public body or a policy, even harshly, stays allowed.',
          },
        },
      ],
    },
    {
      code: 'personal-data',
      number: 2,
      wordings: [
        {
          since: 1,
          title: { fr: 'Rien de la vie privée d’autrui', en: 'Nothing of other people’s private lives' },
          means: {
            fr: 'On ne publie ni l’adresse, ni le téléphone, ni la santé, ni rien de privé de quelqu’un d’autre.',
            en: 'Nobody else’s address, telephone number, health or private life is published.',
          },
          allows: {
            fr: 'Nommer une personne pour ce qu’elle fait dans sa fonction publique reste permis.',
            en: 'Naming people for what they do in a public office stays allowed.',
          },
        },
      ],
    },
    {
      code: 'advertising',
      number: 3,
      wordings: [
        {
          since: 1,
          title: { fr: 'Pas de publicité', en: 'No advertising' },
          means: {
            fr: 'Une contribution ne sert ni à vendre, ni à attirer vers un produit, un service ou un site.',
            en: 'A contribution is not there to sell, nor to draw people to a product, a service or a site.',
          },
          allows: {
            fr: 'Donner l’adresse d’un exemple, d’une étude ou d’un outil qui éclaire la proposition reste permis.',
            en: 'Giving the address of an example, a study or a tool that supports the proposal stays allowed.',
          },
        },
      ],
    },
    {
      code: 'impersonation',
      number: 4,
      wordings: [
        {
          since: 1,
          title: { fr: 'Personne ne se fait passer pour un autre', en: 'Nobody passes for somebody else' },
          means: {
            fr: 'On ne signe pas du nom d’une autre personne, ni de celui d’une organisation pour laquelle on n’agit pas.',
            en: 'Nobody signs with another person’s name, nor with that of an organisation that they don’t act for.',
          },
          allows: {
            fr: 'Prendre un pseudonyme, ou ne pas signer, reste permis.',
            en: 'Taking a pseudonym, or not signing, stays allowed.',
          },
        },
      ],
    },
    {
      code: 'off-topic',
      number: 5,
      wordings: [
        {
          since: 1,
          title: { fr: 'Sur le sujet de la consultation', en: 'On the subject of the consultation' },
          means: {
            fr: 'Une contribution répond à la question posée. Ce qui n’a aucun rapport avec elle est masqué.',
            en: 'A contribution answers the question that is asked. What has nothing to do with it is hidden.',
          },
          allows: {
            fr: 'Contester la question, ou proposer une tout autre réponse que celles attendues, reste permis.',
            en: 'Disputing the question, or proposing quite another answer than those expected, stays allowed.',
          },
        },
      ],
    },
    {
      code: 'illegal',
      number: 6,
      wordings: [
        {
          since: 1,
          title: { fr: 'Rien que la loi interdit de publier', en: 'Nothing that the law forbids to publish' },
          means: {
            fr: 'Ce qu’il est interdit de publier ailleurs l’est ici aussi.',
            en: 'What may not be published elsewhere may not be published here either.',
          },
          allows: {
            fr: 'Demander que la loi change reste permis.',
            en: 'Asking for the law to change stays allowed.',
          },
        },
      ],
    },
    {
      code: 'repetition',
      number: 7,
      wordings: [
        {
          since: 1,
          title: { fr: 'Une fois suffit', en: 'Once is enough' },
          means: {
            fr: 'On n’envoie pas sans fin le même texte, sous un nom ou sous plusieurs, ni des textes sans aucun sens.',
            en: 'Nobody sends the same text endlessly, under one name or several, nor texts without any meaning.',
          },
          allows: {
            fr: 'Reprendre le texte d’une campagne reste permis : les textes identiques sont comptés ensemble.',
            en: 'Sending the text of a campaign stays allowed: identical texts are counted together.',
          },
        },
      ],
    },
    {
      code: 'harmful-links',
      number: 8,
      wordings: [
        {
          since: 1,
          title: { fr: 'Aucun lien qui piège', en: 'No links that trap' },
          means: {
            fr: 'Un lien ne mène ni à un programme qui nuit, ni à un site qui trompe pour obtenir un mot de passe ou de l’argent.',
            en: 'A link leads neither to a harmful program, nor to a site that tricks people out of a password or money.',
          },
          allows: {
            fr: 'Citer une page que l’on critique reste permis.',
            en: 'Quoting a page that one criticises stays allowed.',
          },
        },
      ],
    },
  ],
}

/** The codes that a decision may cite today. */
export const ruleCodes = standingRules(charter).map(({ rule }) => rule.code) as [string, ...string[]]

/** A rule as it stands today. */
export const currentVersion = versionOf(charter)

/** A rule as it stood when it was cited. @throws where there never was such a rule: decisions only cite those that stand */
export function cited(code: string, version: number) {
  const found = citedIn(charter, code, version)
  if (!found) throw new Error(`the charter had no rule ${code} in its version ${version}`)
  return found
}
