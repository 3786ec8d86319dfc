import { slugify } from '../platform/facts/slug.ts'
import { wordsOf } from '../platform/facts/text.ts'
import { thing } from '../record/index.ts'
import { Organisation } from './organisation.ts'

const slugOf = (organisation: Organisation) =>
  organisation.slug ?? (slugify(wordsOf(organisation.name, 'fr')) || 'organisation')

/** `organisation.described`, `organisation.removed`: an organisation's names, kind and roles. */
export const organisations = thing<Organisation>({
  type: 'organisation',
  table: 'organisations',
  label: { fr: 'organisation', en: 'organisation' },
  facts: Organisation,
  name: organisation => organisation.name,
  references: ({ partOfId }) => (partOfId ? [{ type: 'organisation', key: partOfId, field: 'partOfId' }] : []),
  columns: organisation => ({ slug: slugOf(organisation), kind: organisation.kind }),
  slug: organisation => ({ scope: '', slug: slugOf(organisation) }),
})
