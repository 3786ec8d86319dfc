import { describe, expect, it } from 'vitest'
import type { Text } from '../platform/facts/text.ts'
import {
  CommitmentList,
  countSentence,
  type MilestoneItem,
  MilestonesTable,
  reachedSentence,
  Status,
  Stones,
} from './index.ts'

const text = (fr: string): Text => ({ original: 'fr', fr, en: fr })

describe('Status', () => {
  it.each([
    ['no-information', 'dashed', 'Sans information', 'No information'],
    ['not-started', 'empty', 'Non commencé', 'Not started'],
    ['limited', 'quarter', 'Limité', 'Limited'],
    ['substantial', 'half', 'Substantiel', 'Substantial'],
    ['complete', 'tick', 'Achevé', 'Complete'],
    ['withdrawn', 'cross', 'Abandonné', 'Withdrawn'],
  ] as const)('%s is a stone and a word', (completion, icon, fr, en) => {
    const french = (<Status language="fr" completion={completion} />).toString()
    expect(french).toContain(`#icon-${icon}`)
    expect(french).toContain(fr)
    expect(french).not.toContain('En retard')
    expect((<Status language="en" completion={completion} />).toString()).toContain(en)
  })
  it('adds lateness as a second mark', () => {
    const html = (<Status language="fr" completion="limited" late />).toString()
    expect(html).toContain('Limité')
    expect(html).toContain('#icon-late')
    expect(html).toContain('En retard')
  })
})

describe('Stones', () => {
  const states = ['reached', 'reached', 'in-progress', 'abandoned'] as const
  it('are an image with a sentence, or silent beside one', () => {
    expect((<Stones language="fr" states={states} />).toString()).toContain(
      'role="img" aria-label="4 jalons : 2 atteints, 1 en cours, 1 abandonné"',
    )
    expect((<Stones language="fr" states={states} silent />).toString()).toContain('aria-hidden="true"')
  })
  it('leave abandoned milestones out of the count', () => {
    expect(reachedSentence(states, 'fr')).toBe('2 jalons atteints sur 3')
    expect(reachedSentence(['not-started'], 'fr')).toBe('0 jalon atteint sur 1')
    expect(reachedSentence(states, 'en')).toBe('2 of 3 milestones reached')
    expect(reachedSentence(['no-information', 'no-information'], 'en')).toBe('2 milestones, not reported on')
    expect(countSentence(['reached'], 'en')).toBe('1 milestone: 1 reached')
  })
})

describe('CommitmentList', () => {
  it('gives number, title, status and lead of each', () => {
    const html = (
      <CommitmentList
        language="fr"
        commitments={[
          {
            number: '8',
            title: text('Créer un laboratoire'),
            href: '/plans/1/engagements/8',
            completion: 'complete',
            lead: 'Etalab',
          },
        ]}
      />
    ).toString()
    expect(html).toContain('<h3><a href="/plans/1/engagements/8">Créer un laboratoire</a></h3>')
    expect(html).toContain('Achevé')
    expect(html).toContain('Etalab')
  })
})

describe('MilestonesTable', () => {
  const postponed: MilestoneItem = {
    output: text('Enrichir scanR'),
    state: 'postponed',
    due: { text: text('2020'), earliest: '2020-01-01', latest: '2020-12-31', precision: 'year' },
    newDue: { text: text('fin 2022'), earliest: '2022-10-01', latest: '2022-12-31', precision: 'late-year' },
    reason: text('Marché relancé.'),
  }
  it('shows both dates and the reason of what was postponed', () => {
    const html = (<MilestonesTable language="fr" caption="Jalons" milestones={[postponed]} />).toString()
    expect(html).toMatch(/fin 2022.*prévu d’abord <time datetime="2020">2020<\/time>/)
    expect(html).toContain('Marché relancé.')
  })
  it('stays a table for screen readers when it folds', () => {
    const html = (<MilestonesTable language="fr" caption="Jalons" milestones={[postponed]} />).toString()
    for (const role of ['table', 'rowgroup', 'row', 'columnheader', 'cell']) expect(html).toContain(`role="${role}"`)
    expect(html.match(/<th /g)).toHaveLength(4)
    expect(html.match(/<td /g)).toHaveLength(4)
  })
  it('has no column of evidence where nothing was ever reported', () => {
    const html = (
      <MilestonesTable
        language="en"
        caption="Milestones"
        milestones={[{ output: text('HAL'), state: 'no-information' }]}
      />
    ).toString()
    expect(html.match(/<th /g)).toHaveLength(3)
    expect(html).toContain('No information')
  })
})
