import type { FC } from 'hono/jsx'
import type { PersonalPage } from '../platform/http/personal.ts'
import type { Language } from '../platform/locales/languages.ts'
import { PageHead, Wrap } from './layout.tsx'
import { Link } from './link.tsx'
import { Notice } from './notice.tsx'
import { Typeset } from './typography.tsx'

type SaidProps = { language: Language; done?: string | undefined; refused?: string | undefined }

/** What has just happened, or why it didn’t; nothing where nothing was asked for. */
export const Said: FC<SaidProps> = ({ language, done, refused }) =>
  done || refused ? (
    <div class="wrap lead" role={refused ? undefined : 'status'}>
      <Notice language={language} kind={refused ? 'late' : 'answer'} alert={refused !== undefined}>
        <p>
          <Typeset words={refused ?? done ?? ''} language={language} />
        </p>
      </Notice>
    </div>
  ) : null

/** Ways on, each on a line of its own. */
export const Ways: FC<{ language: Language; ways: readonly { label: string; href: string }[] }> = ({
  language,
  ways,
}) => (
  <>
    {ways.map(({ label, href }) => (
      <p>
        <Link href={href}>
          <Typeset words={label} language={language} />
        </Link>
      </p>
    ))}
  </>
)

type Saying = { title: string; lede: string; ways: readonly { label: string; href: string }[] }

/** A personal page that only says something, and leads away. */
export const saying = (
  language: Language,
  { title, lede, ways }: Saying,
  more: Partial<PersonalPage> = {},
): PersonalPage => ({
  kind: 'personal',
  title,
  body: (
    <>
      <PageHead language={language} title={title} lede={lede} />
      <Wrap>
        <Ways language={language} ways={ways} />
      </Wrap>
    </>
  ),
  ...more,
})
