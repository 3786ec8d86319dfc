import { saying } from '../../design/index.ts'
import { type Reader, signInThen } from '../../people/index.ts'
import { pathOf } from '../../platform/http/addresses.ts'
import type { PersonalAnswer, Visit } from '../../platform/http/personal.ts'
import { words } from '../words.ts'
import { type Moderated, moderatedBy } from './moderated.ts'

/** A page for moderators, who are told what they moderate; everybody else is led to where one signs in, or told that it isn't for them. */
export async function forModerators(
  visit: Visit<Reader>,
  path: string,
  answer: (moderated: Moderated) => Promise<PersonalAnswer>,
): Promise<PersonalAnswer> {
  const { language, reader } = visit
  if (!reader.signedIn) return signInThen(language, path)
  const moderated = await moderatedBy(visit)
  if (moderated) return answer(moderated)
  const say = words(language).desk
  return saying(
    language,
    {
      title: say.notForYou,
      lede: say.notForYouCause,
      ways: [{ label: words(language).appeal.space, href: pathOf('mySpace', language) }],
    },
    { status: 403 },
  )
}
