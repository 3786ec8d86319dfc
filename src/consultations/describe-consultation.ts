import { thing } from '../record/index.ts'
import { Consultation, forbidden } from './consultation.ts'

/** `consultation.described`, `consultation.removed`: what is asked, from when until when, and who answers. An extension is a description too. */
export const consultations = thing<Consultation>({
  type: 'consultation',
  table: 'consultations',
  label: { fr: 'consultation', en: 'consultation' },
  facts: Consultation,
  by: ['editor', 'operator'],
  ofParent: 'plan',
  forbids: forbidden,
  name: ({ title }) => title,
  parent: { type: 'plan', column: 'plan_id' },
  references: ({ answeredBy, priorities, documentId }) => [
    { type: 'organisation', key: answeredBy.organisationId, field: 'answeredBy' },
    ...priorities.flatMap(({ priorityId, organisationId }) => [
      { type: 'priority', key: priorityId, field: 'priorities' },
      { type: 'organisation', key: organisationId, field: 'priorities' },
    ]),
    ...(documentId ? [{ type: 'document', key: documentId, field: 'documentId' }] : []),
  ],
  columns: ({ opens, closes }, _ids, _key, slug) => ({ opens, closes, slug }),
  slug: ({ slug }) => ({ scope: '', slug }),
})
