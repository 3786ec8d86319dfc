import { expect, test } from 'vitest'
import { securityHeaders } from './headers.ts'

test('browsers are asked to come back by HTTPS only, for a year and for names below it too, where the site is reached by HTTPS, and only there', () => {
  expect(securityHeaders(true)['Strict-Transport-Security']).toBe('max-age=31536000; includeSubDomains')
  expect(Object.keys(securityHeaders(false))).not.toContain('Strict-Transport-Security')
})
