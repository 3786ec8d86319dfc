import { slugify } from '../platform/facts/slug.ts'
import { wordsOf } from '../platform/facts/text.ts'
import { thing } from '../record/index.ts'
import { Organisation } from './organisation.ts'

/** A name without a Latin letter or digit makes no address: its key does. */
const slugOf = (organisation: Organisation, key: string) =>
  organisation.slug ?? (slugify(wordsOf(organisation.name, 'fr')) || slugify(key))

/** `organisation.described`, `organisation.removed`: an organisation's names, kind and roles. */
export const organisations = thing<Organisation>({
  type: 'organisation',
  table: 'organisations',
  label: { fr: 'organisation', en: 'organisation' },
  facts: Organisation,
  by: ['administrator', 'operator'],
  name: organisation => organisation.name,
  references: ({ partOfId }) => (partOfId ? [{ type: 'organisation', key: partOfId, field: 'partOfId' }] : []),
  columns: (organisation, _ids, key) => ({ slug: slugOf(organisation, key), kind: organisation.kind }),
  slug: (organisation, _parentId, key) => ({ scope: '', slug: slugOf(organisation, key) }),
})
