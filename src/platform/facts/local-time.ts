const formats = new Map<string, Intl.DateTimeFormat>()

function formatIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  formats.set(timeZone, made)
  return made
}

/** A moment as clocks of a time zone show it: `2026-06-30T23:59`. */
export function localTime(timeZone: string, moment: Date): string {
  const part = Object.fromEntries(
    formatIn(timeZone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, value]),
  )
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}`
}

/**
 * The moment at which clocks of a time zone show a time. Of a time that they show twice (the end of summer time), the first one.
 * @param local as a browser's field sends it: `2026-06-30T23:59`
 * @returns null for what is no time, or one that clocks skip that day
 */
export function momentAt(timeZone: string, local: string): Date | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(local)) return null
  const asUtc = new Date(`${local}:00.000Z`)
  if (Number.isNaN(asUtc.getTime()) || asUtc.toISOString().slice(0, 16) !== local) return null
  // Zones are at most fourteen hours ahead or twelve behind, by steps of a quarter of an hour.
  const offsets = [asUtc.getTime() - 86_400_000, asUtc.getTime() + 86_400_000].map(near => {
    const shown = new Date(`${localTime(timeZone, new Date(near))}:00.000Z`)
    return shown.getTime() - Math.floor(near / 60_000) * 60_000
  })
  const moments = [...new Set(offsets)].map(offset => new Date(asUtc.getTime() - offset))
  return moments.filter(one => localTime(timeZone, one) === local).sort((a, b) => a.getTime() - b.getTime())[0] ?? null
}
