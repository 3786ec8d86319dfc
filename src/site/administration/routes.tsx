import { sql } from 'kysely'
import { Link, PageHead, Typeset, Wrap } from '../../design/index.ts'
import type { Reader } from '../../people/index.ts'
import { addresses } from '../../platform/http/addresses.ts'
import type { PersonalRoute } from '../../platform/http/personal.ts'
import type { Secret } from '../../platform/secret.ts'
import { forAdministrators } from './door.tsx'
import { invitationsList } from './invitations-list.tsx'
import { jobsList } from './jobs-list.tsx'
import { lettersList } from './letters-list.tsx'
import { type AdminList, adminRoute } from './list.tsx'
import { organisationRoutes } from './organisation-route.tsx'
import { organisationsList } from './organisations-list.tsx'
import { peopleList } from './people-list.tsx'
import { privateList } from './private-list.tsx'
import { rolesList } from './roles-list.tsx'
import { words } from './words.ts'

/** The administration: its first page, its lists, and what leads from them. */
export function administrationRoutes(secret: Secret): PersonalRoute<Reader>[] {
  const lists = [
    peopleList,
    rolesList,
    invitationsList(secret),
    organisationsList,
    lettersList,
    jobsList(),
    privateList,
  ] as unknown as AdminList<{ id: string }>[]
  return [first(lists), ...lists.map(adminRoute), ...organisationRoutes]
}

/** Where everything is, and how much of it there is. */
const first = (lists: readonly AdminList<{ id: string }>[]): PersonalRoute<Reader> => ({
  page: 'administration',
  answer: visit =>
    forAdministrators(visit, 'administration', async () => {
      const { db, language } = visit
      const say = words(language)
      const counts = await Promise.all(
        lists.map(async list => {
          const { rows } = await sql<{
            count: number
          }>`select count(*)::integer as count from (${list.rows({}, visit)}) as row`.execute(db)
          return rows[0]?.count ?? 0
        }),
      )
      return {
        kind: 'personal',
        title: say.title,
        body: (
          <>
            <PageHead language={language} title={say.title} lede={say.lede} />
            <Wrap>
              <ul class="list">
                {lists.map(({ page, title, lede, count }, place) => (
                  <li>
                    <p class="label">
                      <Link href={addresses[page][language]}>
                        <Typeset words={title[language]} language={language} />
                      </Link>
                    </p>
                    <p class="small">
                      <Typeset
                        words={`${count(counts[place] ?? 0, language)}. ${lede[language]}`}
                        language={language}
                      />
                    </p>
                  </li>
                ))}
              </ul>
            </Wrap>
          </>
        ),
      }
    }),
})
