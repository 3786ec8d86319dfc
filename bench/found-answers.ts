import type pg from 'pg'
import { fillWithFoundAnswers } from './support/fill-found-answers.ts'
import { measureGrowth, onSizes, type SiteOfSize, sizesAsked } from './support/page-growth.ts'
import type { Benchmark } from './support/result.ts'
import { serveSite } from './support/site.ts'

const sizes = sizesAsked([1_000, 100_000, 1_000_000])

/** The pages that list answers. Words are common, in between and rare among what is made up. */
const pages = {
  home: { paths: ['/', '/en'] },
  'search, common words': { paths: ['/recherche?q=publier'] },
  'search, words in between': { paths: ['/recherche?q=quarantaine'] },
  'search, rare words': { paths: ['/recherche?q=rarissime'] },
  'answers, common words': { paths: ['/recherche?q=publier&type=answer', '/recherche?q=habitants&type=answer'] },
  'answers, words in between': { paths: ['/recherche?q=quarantaine&type=answer'] },
  'answers, rare words': { paths: ['/recherche?q=rarissime&type=answer', '/recherche?q=zygomatique&type=answer'] },
  'answers of an organisation': { paths: ['/recherche?q=hatvp&type=answer'] },
}

async function servedAt(connection: pg.ClientConfig, size: number, say: (line: string) => void): Promise<SiteOfSize> {
  await fillWithFoundAnswers(connection, size, say)
  return { size, site: await serveSite(connection, false), pages }
}

export const foundAnswers: Benchmark = {
  name: 'found-answers',
  says: 'search and the home page, made from the database at 1,000, 100,000 and 1,000,000 published answers, beside themselves at 1,000',
  run: say =>
    onSizes(
      'found',
      sizes,
      (connection, size) => servedAt(connection, size, say),
      (client, sites) => measureGrowth(client, sites, say, { countsQueries: true }),
    ),
}
