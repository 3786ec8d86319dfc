import { describe, expect, test } from 'vitest'
import { readConfig } from '../../platform/config.ts'
import { findRoom } from './database.ts'
import { examine } from './examine.ts'
import { findNode } from './program.ts'
import { findSettings } from './settings.ts'

const found = (environment: NodeJS.ProcessEnv) => findSettings(environment, readConfig(environment))
const levelsOf = (environment: NodeJS.ProcessEnv) =>
  Object.fromEntries(found(environment).map(({ code, level }) => [code, level]))
const said = (environment: NodeJS.ProcessEnv, name: string) =>
  found(environment).find(({ code }) => code === name)?.says.en

describe('each setting', () => {
  test('is told with its value, and whether it was given', () => {
    expect(said({ PORT: '4000' }, 'PORT')).toBe('PORT: 4000')
    expect(said({ PORT: '' }, 'PORT')).toBe('PORT: 3000 (default)')
    expect(said({ XDG_DATA_HOME: '/srv', DATA_DIR: '/srv/a' }, 'DATA_DIR')).toBe('DATA_DIR: /srv/a')
    expect(said({}, 'DATABASE_URL')).toBe('DATABASE_URL: none')
    expect(said({ DATA_DIR: '/srv/a b' }, 'FILES_URL')).toBe('FILES_URL: file:///srv/a%20b/files (default)')
  })

  test('that is or holds a secret is said to be given, and nothing of it is shown', () => {
    const secret = 's3cr3t-s3cr3t-s3cr3t-s3cr3t'
    const address = `postgresql://someone:${secret}@127.0.0.1:1/a`
    const environment = {
      DATABASE_URL: address,
      DATABASE_SESSION_URL: address,
      DATABASE_REPLICA_URL: address,
      PARVIS_BACKUP_KEY: secret,
      METRICS_TOKEN: secret,
      PARVIS_SECRET: secret.repeat(2),
      SMTP_URL: `smtps://someone:${secret}@mail.example`,
      MAIL_FROM: 'parvis@ogp.example',
      FILES_URL: 's3://parvis?endpoint=https://s3cr3t.example',
      FILES_ACCESS_KEY: secret,
      FILES_SECRET_KEY: secret,
    }
    const lines = found(environment)
    expect(JSON.stringify(lines)).not.toMatch(/s3cr3t|someone/)
    for (const name of Object.keys(environment).filter(one => one !== 'MAIL_FROM'))
      expect(said(environment, name)).toBe(`${name}: set, never shown`)
  })

  test('that is mostly forgotten is to be looked at, and only where it matters', () => {
    expect(levelsOf({})).toMatchObject({ BASE_URL: 'fine', METRICS_TOKEN: 'fine', PARVIS_BACKUP_KEY: 'look' })
    expect(levelsOf({ HOST: '0.0.0.0' })).toMatchObject({ BASE_URL: 'look', METRICS_TOKEN: 'look' })
    expect(levelsOf({ BASE_URL: 'http://ogp.example' })).toMatchObject({
      BASE_URL: 'look',
      SMTP_URL: 'look',
      TRUSTED_PROXIES: 'look',
    })
    expect(levelsOf({ DATABASE_URL: 'postgresql://a@b/c' })).toMatchObject({ PARVIS_SECRET: 'look' })
    const all = {
      HOST: '0.0.0.0',
      BASE_URL: 'https://ogp.example',
      METRICS_TOKEN: 'a-token-for-the-tests',
      PARVIS_BACKUP_KEY: 'a long passphrase',
      SMTP_URL: 'smtps://mail.example',
      MAIL_FROM: 'parvis@ogp.example',
    }
    expect(Object.values(levelsOf(all)).filter(level => level !== 'fine')).toEqual([])
    expect(levelsOf({ ...all, PARVIS_CLOCK: '2021-06-25' })).toMatchObject({ PARVIS_CLOCK: 'look' })
  })

  test('that is misspelt is told, with the one that was probably meant', () => {
    expect(said({ PARVIS_SEDE: 'none', PARVIS_OLDEST_POSTGRES: '/x' }, 'unknown-setting')).toMatch(
      /^PARVIS_SEDE is no setting.*Did you mean PARVIS_SEED\?/,
    )
  })
})

test('settings that don’t fit are all told, each under its name, and the rest is looked at', async () => {
  const findings = await examine({
    environment: {
      PORT: '0',
      LOG_LEVEL: 'loud',
      DATABASE_URL: 'mysql://a:s3cr3t@b/c',
      DATABASE_REPLICA_URL: 'postgresql://a@127.0.0.1:1/b',
    },
    now: () => new Date(),
    tell: () => {},
  })
  expect(findings.filter(({ level }) => level === 'wrong').map(({ code }) => code)).toEqual([
    'DATABASE_URL',
    'LOG_LEVEL',
  ])
  expect(findings.map(({ about, code }) => `${about} ${code}`)).toEqual(
    expect.arrayContaining(['settings PORT', 'program node', 'database not-looked-at']),
  )
  expect(JSON.stringify(findings)).not.toContain('s3cr3t')
})

test('a Node.js that is too old is wrong', () => {
  const levels = ['20.18.9', '18.99.0', '20.19.0', '24.0.0'].map(version => findNode(version, '>=20.19').level)
  expect(levels).toEqual(['wrong', 'wrong', 'fine', 'fine'])
})

test('a disk is to be looked at before it is full', () => {
  const megabyte = 1_000_000
  const levels = [10, 150, 250, 78_000].map(megabytes => findRoom(megabytes * megabyte, '/srv').level)
  expect(levels).toEqual(['wrong', 'look', 'fine', 'fine'])
  expect(findRoom(150 * megabyte, '/srv').says.en).toBe('Only 150 MB are left on the disk of /srv: free at least 200.')
})
