import { formatDay, messagesOf, plainLine, textLine } from '../../design/index.ts'
import type { Document, Line, Sheet } from '../../platform/document/document.ts'
import { leafOfSheet } from '../../platform/document/leaf-of-sheet.ts'
import { type Text, wordsOf } from '../../platform/facts/text.ts'
import { permanentPath } from '../../platform/http/addresses.ts'
import type { DocumentAnswer, PageAnswer } from '../../platform/http/answer.ts'
import { isUlid } from '../../platform/ids.ts'
import type { Reading } from '../../platform/reading.ts'
import type { Job } from '../../platform/typst/compiler.ts'
import { idsBelongingTo, type Standpoint, standpointOf } from '../../record/index.ts'
import type { Shell } from '../shell.tsx'
import { words } from './words.ts'

/**
 * A page as a whole document: what it says, and around it of when that is, where it can be read, and up to where the record goes on
 * it. All of it comes from the record and the day, so that the same content makes the same document.
 * @param tags of what the page shows; they are complete only once its own part is made
 */
export async function documentOf(
  answer: PageAnswer,
  reading: Reading,
  tags: ReadonlySet<string>,
  shell: Pick<Shell, 'site' | 'demoDay'>,
): Promise<Document | Sheet | null> {
  const own = await answer.document?.()
  if (!own) return null
  const { db, language, today, origin } = reading
  const { of } = own
  const sites = await db.selectFrom('sites').select('id').execute()
  const belonging = await idsBelongingTo(db, of.type, [of.id])
  const shown = [...tags].map(tag => tag.slice(tag.indexOf(':') + 1)).filter(isUlid)
  const standpoint = await standpointOf(db, [...new Set([...belonging, ...shown, ...sites.map(({ id }) => id)])])
  const frame: Frame = { own, reading, standpoint, ...shell, address: `${origin}${permanentPath(of.type, of.id)}` }
  const say = words(language)
  const whole = {
    language,
    author: wordsOf(shell.site.operator, language),
    description: answer.description,
    changed: own.frozen?.at ?? standpoint.last?.recorded ?? new Date(`${today}T00:00:00Z`),
  }
  if (own.layout === 'sheet') {
    const { of: _, frozen: __, notes, ...sheet } = own
    const standing = [...notes, ...demonstration(frame), recordLine(frame)]
    const paper: Sheet = { ...sheet, ...whole, standing, words: { replaced: say.replaced } }
    return reading.format === 'pdf' ? paper : leafOfSheet(paper, { contents: say.contents, page: say.page })
  }
  const { of: _, frozen: __, ...content } = own
  return {
    ...content,
    ...whole,
    imprint: imprint(frame),
    standing: standing(frame),
    blocks: [...content.blocks, ...(content.layout === 'book' ? about(frame) : [])],
    words: { contents: say.contents, page: say.page, replaced: say.replaced },
  }
}

/** A document as it is to be set. */
export const jobOf = ({ changed, ...data }: Document | Sheet): Job => ({
  template: data.layout === 'sheet' ? 'sheet.typ' : 'document.typ',
  data,
  changed,
})

type Frame = Pick<Shell, 'site' | 'demoDay'> & {
  own: DocumentAnswer
  reading: Reading
  standpoint: Standpoint
  /** Its permanent address. */
  address: string
}

const addressLine = ({ address }: Frame): Line => [{ text: address, href: address }]

const demonstration = ({ demoDay, reading: { language } }: Frame): Line[] =>
  demoDay ? [plainLine(messagesOf(language).page.demo(demoDay), language)] : []

function recordLine({ own: { frozen }, standpoint, reading: { language } }: Frame): Line {
  const say = words(language)
  // What is frozen is dated by the line that says so, whatever was written since.
  const { last, waiting } = frozen ? { last: frozen.seal, waiting: frozen.seal === null } : standpoint
  const reached = last ? say.standpoint(last.seq, last.chain) : say.noStandpoint
  return plainLine(waiting ? `${reached} · ${say.waiting}` : reached, language)
}

/** At the foot of each page. */
const standing = (frame: Frame): Line[] => {
  const { language, today } = frame.reading
  const { current, final } = words(language)
  const { frozen } = frame.own
  const dated = frozen ? final(formatDay(frozen.day, language)) : current(formatDay(today, language))
  return [[...plainLine(`${dated} · `, language), ...addressLine(frame)], recordLine(frame)]
}

/** At the foot of the cover. */
function imprint(frame: Frame): Line[] {
  const { language, today } = frame.reading
  const say = words(language)
  const { site } = frame
  return [
    sentence(site.operator, say.operator, language),
    plainLine(say.current(formatDay(today, language)), language),
    ...(site.licence ? [plainLine(say.licence(site.licence.title), language)] : []),
    ...demonstration(frame),
  ]
}

/** Words of the site around a text that may be in another language. */
function sentence(text: Text, around: (words: string) => string, language: Reading['language']): Line {
  const [before = '', after = ''] = around('\u0000').split('\u0000')
  return [...plainLine(before, language), ...textLine(text, language, { mark: false }), ...plainLine(after, language)]
}

/** The last part of a book: what kind of text it is, and how it can be checked. */
function about(frame: Frame): Document['blocks'] {
  const { language, today } = frame.reading
  const say = words(language)
  const line = (text: string) => ({ kind: 'paragraph' as const, line: plainLine(text, language) })
  const { licence } = frame.site
  return [
    { kind: 'heading', level: 1, line: plainLine(say.about, language), running: say.about, onPage: true },
    line(say.aboutCurrent(formatDay(today, language))),
    ...demonstration(frame).map(one => ({ kind: 'paragraph' as const, line: one })),
    line(say.aboutPlace),
    { kind: 'paragraph', line: addressLine(frame) },
    line(say.aboutRecord),
    { kind: 'paragraph', line: recordLine(frame) },
    line(say.aboutVerify),
    ...(licence
      ? [
          {
            kind: 'paragraph' as const,
            line: [
              ...plainLine(`${say.aboutLicence} `, language),
              ...plainLine(licence.title, language, { href: new URL(licence.address).href }),
            ],
          },
        ]
      : []),
  ]
}
