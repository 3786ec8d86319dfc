import { PageHead } from '../../design/index.ts'
import { capacityOf, type Reader, signInThen } from '../../people/index.ts'
import { addresses, type PageName } from '../../platform/http/addresses.ts'
import type { PersonalAnswer, Visit } from '../../platform/http/personal.ts'
import type { Right } from '../../record/index.ts'
import { words } from './words.ts'

/** The pages of the administration. */
export type PageOfAdministration = Extract<PageName, `admin${string}` | 'administration'>

/** Who sees the administration: who gives roles on the whole site. */
export const administering: Right<null> = { by: ['administrator'] }

/** A page for administrators; everybody else is led to where one signs in, or told that it isn't for them. */
export async function forAdministrators(
  visit: Visit<Reader>,
  page: PageOfAdministration,
  answer: () => Promise<PersonalAnswer>,
): Promise<PersonalAnswer> {
  const { language, reader } = visit
  if (!reader.signedIn) return signInThen(language, addresses[page][language])
  if (await capacityOf(visit, administering, null)) return answer()
  const say = words(language)
  return {
    kind: 'personal',
    status: 403,
    title: say.notForYou,
    body: <PageHead language={language} title={say.notForYou} lede={say.notForYouCause} />,
  }
}
