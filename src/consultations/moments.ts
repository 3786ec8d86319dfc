import { formatDay } from '../design/index.ts'
import { localTime } from '../platform/facts/local-time.ts'
import type { Language } from '../platform/locales/languages.ts'
import { words } from './words.ts'

/** An instant as people read it, with the zone in which it is meant: « 30 juin 2026 à 23 h 59 (heure de Paris) ». */
export function instantInWords(instant: Date | string, timeZone: string, language: Language): string {
  const [day = '', time = ''] = localTime(timeZone, new Date(instant)).split('T')
  const [hour = '', minute = ''] = time.split(':')
  const said = language === 'fr' ? `${Number(hour)}\u00a0h${minute === '00' ? '' : `\u00a0${minute}`}` : time
  const { at, zone } = words(language).consultation
  return at(formatDay(day, language), said, zone(timeZone))
}
