import type { FC } from 'hono/jsx'
import type { Block, Line, Run, Sheet, SheetPart } from '../platform/document/document.ts'
import type { Language } from '../platform/locales/languages.ts'
import { Icon, type IconName } from './icons.tsx'
import { Link } from './link.tsx'

const Manner: FC<{ run: Run }> = ({ run: { text, as } }) => {
  switch (as) {
    case 'strong':
      return <b>{text}</b>
    case 'muted':
      return <span class="muted">{text}</span>
    case 'mark':
      return <small class="mark">{text}</small>
    case 'raised':
      return <sup>{text}</sup>
    default:
      return <>{text}</>
  }
}

/** Words of a document, on a page. What leads within the site is an address of the site. */
const Words: FC<{ line: Line; origin: string }> = ({ line, origin }) => (
  <>
    {line.map(run => {
      const words = run.lang ? (
        <span lang={run.lang} dir="auto">
          <Manner run={run} />
        </span>
      ) : (
        <Manner run={run} />
      )
      return run.href ? (
        <Link href={run.href.startsWith(`${origin}/`) ? run.href.slice(origin.length) : run.href}>{words}</Link>
      ) : (
        words
      )
    })}
  </>
)

type Part<Of> = FC<{ of: Of; language: Language; origin: string }>

const Matter: Part<Block> = ({ of: block, origin }) => {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p>
          <Words line={block.line} origin={origin} />
        </p>
      )
    case 'list': {
      const items = block.items.map(item => (
        <li>
          <Words line={item} origin={origin} />
        </li>
      ))
      return block.numbers ? <ol>{items}</ol> : <ul>{items}</ul>
    }
    case 'states':
      return (
        <p>
          {block.states.map(({ icon, tone, word }) => (
            <b class={`st ${tone}`}>
              <Icon name={icon as IconName} /> <Words line={word} origin={origin} />
            </b>
          ))}
        </p>
      )
    default:
      return null
  }
}

const Matters: Part<readonly Block[]> = ({ of, ...more }) => (
  <>
    {of.map(block => (
      <Matter of={block} {...more} />
    ))}
  </>
)

const Column: Part<readonly SheetPart[]> = ({ of: parts, language, origin }) => (
  <div>
    {parts.map(part =>
      part.kind === 'quotation' ? (
        <blockquote>
          <p>
            <Words line={part.words} origin={origin} />
          </p>
          <footer>
            <Words line={part.by} origin={origin} />
          </footer>
        </blockquote>
      ) : (
        <section class={part.as ?? ''}>
          <h2>
            <Words line={part.heading} origin={origin} />
          </h2>
          <Matters of={part.blocks} language={language} origin={origin} />
        </section>
      ),
    )}
  </div>
)

type SheetProps = {
  language: Language
  sheet: Omit<Sheet, 'author' | 'description' | 'standing' | 'changed' | 'words'> & { notes: readonly Line[] }
  /** The origin of the site: what its document links to with it, the page links to without. */
  origin: string
}

/** One page to be handed over, as it is on paper. */
export const SheetArticle: FC<SheetProps> = ({ language, sheet, origin }) => {
  const { kicker, lead, title, objective, figures, columns, steps, foot, notes } = sheet
  return (
    <article class="a4" aria-labelledby="titre">
      <header>
        <p class="mast">
          <span>
            <Words line={kicker} origin={origin} />
          </span>
          <span>
            <Words line={lead} origin={origin} />
          </span>
        </p>
        <h1 id="titre">
          <Words line={title} origin={origin} />
        </h1>
      </header>
      {objective && (
        <section>
          <h2>
            <Words line={objective.heading} origin={origin} />
          </h2>
          {objective.lines.map(line => (
            <p class="obj">
              <Words line={line} origin={origin} />
            </p>
          ))}
        </section>
      )}
      {figures.length > 0 && (
        <div class="fg">
          {figures.map(({ before, number, after }) => (
            <p>
              <span>
                <Words line={before} origin={origin} />
              </span>{' '}
              <span class="num">
                <Words line={number} origin={origin} />
              </span>{' '}
              <span>
                <Words line={after} origin={origin} />
              </span>
            </p>
          ))}
        </div>
      )}
      <div class="cols">
        {columns.map(column => (
          <Column of={column} language={language} origin={origin} />
        ))}
      </div>
      {steps && (
        <section class="next">
          <h2>
            <Words line={steps.heading} origin={origin} />
          </h2>
          <dl>
            {steps.steps.map(({ when, what, after }) => (
              <>
                <dt>
                  <Words line={when} origin={origin} />
                </dt>
                <dd>
                  <Words line={what} origin={origin} />
                  {after.length > 0 && (
                    <>
                      {' '}
                      <b>
                        <Words line={after} origin={origin} />
                      </b>
                    </>
                  )}
                </dd>
              </>
            ))}
          </dl>
        </section>
      )}
      <footer class="end">
        <p>
          <Words line={foot[0]} origin={origin} />
        </p>
        <p>
          <Words line={foot[1]} origin={origin} />
        </p>
        {notes.map(note => (
          <p class="wide">
            <Words line={note} origin={origin} />
          </p>
        ))}
      </footer>
    </article>
  )
}
