const said = {
  title: 'Publish each answer',
  text: 'With its reason.',
  answers: {},
  priorityId: null,
  language: 'en',
  author: '',
}
const contribution = {
  consultationId: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  said,
  begun: '2026-01-01T00:00:00.000Z',
  suspicion: null,
}

/** One of these is an input of each action: a new action that none fits needs one more here. What they name isn't there. */
export const actionInputs: readonly unknown[] = [
  { things: [] },
  { key: 'no-such-thing', reason: 'to see' },
  { things: [], removals: [], files: [] },
  {},
  { pseudonym: 'Camille', language: 'fr' },
  {
    personId: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
    role: 'moderator',
    on: { type: 'site', id: null },
    from: '2026-01-01',
    until: null,
  },
  {
    email: 'somebody@example.org',
    role: 'moderator',
    on: { type: 'site', id: null },
    from: '2026-01-01',
    until: null,
    language: 'fr',
    days: 14,
  },
  { person: '01ARZ3NDEKTSV4RRFFQ69G5FAV' },
  { entry: '01ARZ3NDEKTSV4RRFFQ69G5FAV' },
  { letter: '01ARZ3NDEKTSV4RRFFQ69G5FAV' },
  { id: '01ARZ3NDEKTSV4RRFFQ69G5FAV' },
  { session: '01ARZ3NDEKTSV4RRFFQ69G5FAV', address: 'camille@example.org' },
  { person: '01ARZ3NDEKTSV4RRFFQ69G5FAV', writings: 'none' },
  { id: '01ARZ3NDEKTSV4RRFFQ69G5FAV', rule: 'insults', words: 'Il insulte quelqu’un' },
  { id: '01ARZ3NDEKTSV4RRFFQ69G5FAV', rule: 'insults', explanation: 'Ces mots rabaissent quelqu’un.' },
  { id: '01ARZ3NDEKTSV4RRFFQ69G5FAV', upTo: '01ARZ3NDEKTSV4RRFFQ69G5FAV' },
  { id: '01ARZ3NDEKTSV4RRFFQ69G5FAV', words: 'Je ne suis pas d’accord' },
  { id: '01ARZ3NDEKTSV4RRFFQ69G5FAV', restores: true, explanation: 'Rien n’y enfreint la charte.' },
  { ids: ['01ARZ3NDEKTSV4RRFFQ69G5FAV'] },
  { ids: ['01ARZ3NDEKTSV4RRFFQ69G5FAV'], rule: 'advertising', explanation: '' },
  { ...contribution, email: 'somebody@example.org' },
  {
    consultationId: contribution.consultationId,
    contributions: [{ said, channel: 'paper', day: '2026-01-01', eventId: null, organisationId: null, identity: null }],
  },
  { ...contribution, organisationId: '01ARZ3NDEKTSV4RRFFQ69G5FAV' },
  { id: '01ARZ3NDEKTSV4RRFFQ69G5FAV', seen: 1, said },
]
