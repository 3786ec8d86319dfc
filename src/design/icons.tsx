import type { FC } from 'hono/jsx'

/** The stones: one paving stone that fills up, and what can be drawn on it. Then the two arrows of a list's pages. */
const symbols = {
  dashed: <path fill="none" stroke="currentColor" stroke-width="2" stroke-dasharray="4 2.67" d="M2 2h16v16H2z" />,
  empty: <path fill="none" stroke="currentColor" stroke-width="2.5" d="M2 2h16v16H2z" />,
  quarter: (
    <>
      <path fill="none" stroke="currentColor" stroke-width="2.5" d="M2 2h16v16H2z" />
      <path fill="currentColor" d="M2 10h8v8H2z" />
    </>
  ),
  half: (
    <>
      <path fill="none" stroke="currentColor" stroke-width="2.5" d="M2 2h16v16H2z" />
      <path fill="currentColor" d="M2 2h8v16H2z" />
    </>
  ),
  tick: (
    <path
      fill="currentColor"
      fill-rule="evenodd"
      d="M.75.75h18.5v18.5H.75zM5 8.6 3.2 10.5l5 5L17 6.3 15.2 4.5l-7 7.2z"
    />
  ),
  cross: <path fill="none" stroke="currentColor" stroke-width="2.5" d="M2 2h16v16H2zM6 6l8 8M14 6l-8 8" />,
  late: (
    <>
      <path fill="none" stroke="currentColor" stroke-width="2.5" d="M2 2h16v16H2z" />
      <path fill="currentColor" d="M8.7 4.6h2.6v6.8H8.7zM8.7 12.9h2.6v2.6H8.7z" />
    </>
  ),
  postponed: (
    <path fill="none" stroke="currentColor" stroke-width="2.5" d="M2 2h16v16H2zM5.5 10h8M10 6.2l3.8 3.8-3.8 3.8" />
  ),
  previous: <path fill="none" stroke="currentColor" stroke-width="2.5" d="M18 10H3M9 4l-6 6 6 6" />,
  next: <path fill="none" stroke="currentColor" stroke-width="2.5" d="M2 10h15M11 4l6 6-6 6" />,
}

export type IconName = keyof typeof symbols

/** The symbols that `Icon` draws, once per page. */
export const Sprite: FC = () => (
  <svg class="sprite" width="0" height="0" aria-hidden="true">
    <defs>
      {Object.entries(symbols).map(([name, drawing]) => (
        <symbol id={`icon-${name}`} viewBox="0 0 20 20">
          {drawing}
        </symbol>
      ))}
    </defs>
  </svg>
)

/** A drawing beside the word that says the same; never alone. */
export const Icon: FC<{ name: IconName }> = ({ name }) => (
  <svg class="ico" aria-hidden="true">
    <use href={`#icon-${name}`} />
  </svg>
)

/** The arch and its way of yellow stone. */
export const Logo: FC = () => (
  <svg viewBox="0 0 40 40" aria-hidden="true">
    <path class="arch" fill-rule="evenodd" d="M2 2h36v26H2zM11 28V18a9 9 0 0 1 18 0v10z" />
    <path class="way" d="M11.5 30h17l3 8h-23z" />
    <path class="ground" d="M2 30h7.8l-3 8H2zM30.2 30H38v8h-4.8z" />
  </svg>
)
