import type { FC } from 'hono/jsx'
import { Band, EmptyState, Link, PageHead, Typeset, Wrap } from '../design/index.ts'
import type { PersonalRoute } from '../platform/http/personal.ts'
import type { Language } from '../platform/locales/languages.ts'
import type { Letter, Piece } from '../platform/mail/letter.tsx'
import { letterOf, type NoticeKind, readWaiting } from '../platform/mail/notices.ts'
import { momentInWords } from './moments.ts'
import type { Accounts, Reader } from './sign-in/accounts.ts'
import { words } from './words.ts'

const mostShown = 20

/** The letters that would have left, where no mail server is set: for whoever tries the program on their own machine. */
export const outboxRoute = (
  { secret }: Accounts,
  kinds: readonly NoticeKind[],
  siteName: (language: Language) => Promise<string>,
): PersonalRoute<Reader> => ({
  page: 'outbox',
  onlyHere: true,
  async answer({ db, language, now, origin, timeZone }) {
    const say = words(language).outbox
    const notices = await readWaiting(db, now, mostShown)
    const letters = await Promise.all(
      notices.map(async notice => ({
        notice,
        letter: letterOf(kinds, secret, notice, { siteName: await siteName(notice.language), origin, timeZone }),
      })),
    )
    return {
      kind: 'personal',
      title: say.title,
      body: (
        <>
          <PageHead language={language} title={say.title} lede={say.lede} />
          {letters.length === 0 && (
            <Wrap>
              <EmptyState language={language} sentence={say.empty}>
                <p>
                  <Typeset words={say.emptyCause} language={language} />
                </p>
              </EmptyState>
            </Wrap>
          )}
          {letters.map(({ notice, letter }, place) => (
            <Band
              language={language}
              id={`lettre-${notice.id}`}
              heading={`${place + 1}. ${letter?.subject ?? notice.kind}`}
              intro={say.to(
                letter?.recipient ?? notice.recipient,
                momentInWords(notice.written_at, timeZone, language),
              )}
              tight
            >
              {letter ? (
                <LetterView letter={letter} origin={origin} />
              ) : (
                <p>
                  <Typeset words={say.unreadable} language={language} />
                </p>
              )}
            </Band>
          ))}
        </>
      ),
    }
  },
})

const LetterView: FC<{ letter: Letter; origin: string }> = ({ letter, origin }) => (
  <div lang={letter.language} class="stack">
    {letter.pieces.map(piece => (
      <PieceView piece={piece} origin={origin} />
    ))}
    <p class="small">{letter.signature}</p>
  </div>
)

const PieceView: FC<{ piece: Piece; origin: string }> = ({ piece, origin }) => {
  if ('button' in piece)
    return (
      <p>
        {/* Under whatever name of this machine the page is read. */}
        <Link href={piece.href.startsWith(`${origin}/`) ? piece.href.slice(origin.length) : piece.href}>
          {piece.button}
        </Link>
      </p>
    )
  if ('link' in piece)
    return (
      <p>
        <Link href={piece.href.startsWith(`${origin}/`) ? piece.href.slice(origin.length) : piece.href}>
          {piece.link}
        </Link>
      </p>
    )
  if ('code' in piece)
    return (
      <>
        <p>{piece.label}</p>
        <p class="code">{piece.code}</p>
      </>
    )
  return 'small' in piece ? <p class="small">{piece.small}</p> : <p>{piece.words}</p>
}
