import { expect, test } from 'vitest'
import { skeleton } from './skeleton.ts'

test('names that the eye takes for one another have the same skeleton', () => {
  const same = (a: string, b: string) => expect([a, b, skeleton(a)]).toEqual([a, b, skeleton(b)])
  same('DITP', 'DІТР')
  same('DITP', 'd i t p')
  same('Cour des comptes', 'C0ur des c0mptes')
  same('Étalab', 'ΕΤΑLΑΒ')
  same('ministère', 'mlnlstere')
  expect(skeleton('Nadia B.')).not.toBe(skeleton('DITP'))
  expect(skeleton('🎉')).toBe('')
})
