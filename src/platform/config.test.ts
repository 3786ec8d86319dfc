import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { OperatorError } from './operator-error.ts'

/** What reading refuses with; the test fails when it doesn't refuse. */
function refusal(environment: NodeJS.ProcessEnv): OperatorError {
  try {
    readConfig(environment)
  } catch (error) {
    expect(error).toBeInstanceOf(OperatorError)
    return error as OperatorError
  }
  throw new Error(`accepted: ${JSON.stringify(environment)}`)
}

describe('without any setting', () => {
  test('each has its default', () => {
    expect(readConfig({ XDG_DATA_HOME: '/srv/share' })).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      databaseUrl: undefined,
      databaseSessionUrl: undefined,
      databaseReplicaUrl: undefined,
      metricsToken: undefined,
      baseUrl: undefined,
      seed: 'demo',
      clock: null,
      logLevel: 'warn',
    })
  })

  test('an empty value is no value', () => {
    const names = ['PORT', 'HOST', 'DATA_DIR', 'DATABASE_URL', 'BASE_URL', 'PARVIS_SEED', 'PARVIS_CLOCK', 'LOG_LEVEL']
    names.push('DATABASE_SESSION_URL', 'DATABASE_REPLICA_URL', 'METRICS_TOKEN')
    expect(readConfig(Object.fromEntries(names.map(name => [name, ''])))).toEqual(readConfig({}))
  })
})

describe('a setting that is given', () => {
  test('is used', () => {
    expect(
      readConfig({
        PORT: '0',
        HOST: '::1',
        DATA_DIR: '/srv/parvis',
        BASE_URL: 'https://gouvernement-ouvert.example/',
        PARVIS_CLOCK: '2021-06-25T09:00:00+02:00',
        LOG_LEVEL: 'silent',
        METRICS_TOKEN: 'c2VjcmV0c2VjcmV0c2VjcmV0==',
      }),
    ).toMatchObject({
      port: 0,
      host: '::1',
      dataDir: '/srv/parvis',
      baseUrl: 'https://gouvernement-ouvert.example',
      clock: new Date('2021-06-25T07:00:00Z'),
      logLevel: 'silent',
      metricsToken: 'c2VjcmV0c2VjcmV0c2VjcmV0==',
    })
  })

  test('a clock set to a day is that day in France', () => {
    expect(readConfig({ PARVIS_CLOCK: '2021-06-25' }).clock?.toISOString()).toBe('2021-06-25T12:00:00.000Z')
  })

  test('a relative folder is made whole, so that it doesn’t move with the program', () => {
    expect(readConfig({ DATA_DIR: 'data-here' }).dataDir).toBe(`${process.cwd()}/data-here`)
  })
})

describe('the demonstration', () => {
  test('comes by default only on one’s own computer with one’s own database', () => {
    expect(readConfig({ HOST: 'localhost' }).seed).toBe('demo')
    expect(readConfig({ HOST: '0.0.0.0' }).seed).toBe('none')
    expect(readConfig({ HOST: '192.0.2.7' }).seed).toBe('none')
    expect(readConfig({ DATABASE_URL: 'postgresql://parvis@db/parvis' }).seed).toBe('none')
  })

  test('comes or stays away as asked', () => {
    expect(readConfig({ PARVIS_SEED: 'none' }).seed).toBe('none')
    expect(readConfig({ HOST: '0.0.0.0', PARVIS_SEED: 'france' }).seed).toBe('france')
  })
})

describe('a setting that does not fit', () => {
  const bad: [name: string, values: string[], expected: string][] = [
    ['PORT', ['http', '-1', '65536', '3000.5', 'NaN', 'Infinity', '3000;'], '65535'],
    ['PORT', ['3000.5'], 'whole'],
    ['DATABASE_URL', ['parvis', 'mysql://db/parvis', 'localhost:5432/parvis', 'https://db'], 'postgresql://'],
    ['DATABASE_SESSION_URL', ['parvis', 'mysql://db/parvis'], 'postgresql://'],
    ['DATABASE_REPLICA_URL', ['parvis', 'mysql://db/parvis'], 'postgresql://'],
    [
      'METRICS_TOKEN',
      ['short', 'a token with spaces in it', '"quoted-quoted-quoted"', 'é'.repeat(30)],
      '20 characters',
    ],
    ['BASE_URL', ['parvis.example', 'ftp://parvis.example', 'https://', 'javascript:alert(1)'], 'https://'],
    ['PARVIS_SEED', ['estonia', 'France', 'yes'], 'france or none'],
    ['PARVIS_CLOCK', ['yesterday', '2021-02-30', '25/06/2021', '2021', '2021-06-25T09:00', '2021-13-01'], '2021-06-25'],
    ['LOG_LEVEL', ['loud', 'WARN'], 'silent, error, warn, info or debug'],
  ]

  test('is named, with its value and what was expected, in French and in English', () => {
    for (const [name, values, expected] of bad) {
      if (name === 'PORT' && expected === '65535') continue
      for (const value of values) {
        const error = refusal({ [name]: value })
        expect(error.code).toBe('bad-setting')
        expect(error.sentence.en, value).toContain(`The setting ${name}`)
        expect(error.sentence.en, value).toContain(expected)
        expect(error.sentence.fr, value).toContain(`Le réglage ${name}`)
        if (name.startsWith('DATABASE_') || name === 'METRICS_TOKEN') {
          expect(error.sentence.en).not.toContain(value)
          expect(error.sentence.fr).not.toContain(value)
        } else {
          expect(error.sentence.en).toContain(JSON.stringify(value))
          expect(error.sentence.fr).toContain(JSON.stringify(value))
        }
      }
    }
  })

  test('a port is said to be a number from 0 to 65535, whatever is wrong with it', () => {
    for (const value of ['http', '-1', '65536', '3000.5', 'Infinity']) {
      expect(refusal({ PORT: value }).sentence.en, value).toContain('from 0 to 65535')
    }
  })

  test('is explained in French to who reads French', () => {
    for (const [name, values] of bad) {
      for (const value of values) {
        const { fr, en } = refusal({ [name]: value }).sentence
        const expectation = (sentence: string) =>
          /(?:attendu : |expected: )(.*)\. (?:Voir|See) docs/.exec(sentence)?.[1]
        expect(expectation(en), value).toBeTruthy()
        expect(expectation(fr), value).toBeTruthy()
        expect(expectation(fr), value).not.toBe(expectation(en))
      }
    }
  })

  test('another way to the database is none without the database', () => {
    for (const name of ['DATABASE_SESSION_URL', 'DATABASE_REPLICA_URL']) {
      const { code, sentence } = refusal({ [name]: 'postgresql://parvis:secret@db/parvis' })
      expect(code).toBe('bad-setting')
      for (const said of [sentence.fr, sentence.en]) {
        expect(said).toContain(name)
        expect(said).toContain('DATABASE_URL')
        expect(said).not.toContain('secret')
      }
    }
  })

  test('a blank port is not port 0', () => {
    expect(refusal({ PORT: ' ' }).sentence.en).toContain('PORT')
  })

  test('the password of a database address is never said', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[A-Za-z0-9]{8,20}$/),
        fc.constantFrom('mysql', 'http', 'postgres//', 'postgresql+x', ''),
        (password, scheme) => {
          const error = refusal({ DATABASE_URL: `${scheme}://parvis:${password}@db:99999/parvis` })
          expect(JSON.stringify({ ...error, message: error.message, stack: error.stack })).not.toContain(password)
          expect(error.sentence.en).toContain('DATABASE_URL')
        },
      ),
    )
  })
})

describe('where attached files lie', () => {
  const service = 's3://seau/un/dossier?endpoint=https://s3.example:9000&region=eu-west-3'
  const keys = { FILES_ACCESS_KEY: 'ACCESS', FILES_SECRET_KEY: 's3cr3t' }

  test('is a folder below the data, unless an address says otherwise', () => {
    expect(readConfig({ DATA_DIR: '/srv/parvis' }).files).toEqual({
      kind: 'disk',
      folder: '/srv/parvis/files',
      made: true,
    })
    expect(readConfig({ FILES_URL: 'file:///srv/mes%20fichiers/' }).files).toEqual({
      kind: 'disk',
      folder: '/srv/mes fichiers',
      made: false,
    })
    expect(readConfig({ FILES_URL: service, ...keys }).files).toEqual({
      kind: 's3',
      endpoint: 'https://s3.example:9000',
      bucket: 'seau',
      prefix: 'un/dossier',
      region: 'eu-west-3',
      accessKey: 'ACCESS',
      secretKey: 's3cr3t',
    })
    expect(readConfig({ FILES_URL: 's3://seau?endpoint=http://127.0.0.1:9000/', ...keys }).files).toMatchObject({
      prefix: '',
      region: 'us-east-1',
      endpoint: 'http://127.0.0.1:9000',
    })
  })

  test.each([
    '/srv/files',
    'files',
    'file://elsewhere/srv',
    'file:///',
    'file:///srv?x=1',
    'file:///a%2Fb',
    'https://s3.example/seau',
    's3://seau',
    's3://?endpoint=https://s3.example',
    's3://Seau_x?endpoint=https://s3.example',
    's3://seau?endpoint=s3.example',
    's3://seau?endpoint=ftp://s3.example',
    's3://seau?endpoint=https://s3.example/path',
    's3://seau?endpoint=https://a:s3cr3t@s3.example',
    's3://ACCESS:s3cr3t@seau?endpoint=https://s3.example',
    's3://seau?endpoint=https://s3.example&secret=s3cr3t',
    's3://seau/../autre/%20?endpoint=https://s3.example',
    's3://seau?endpoint=https://s3.example&region=eu west',
  ])('is refused in a sentence when it can’t be read, and nothing of it is repeated: %s', address => {
    const { code, sentence } = refusal({ FILES_URL: address, ...keys })
    expect(code).toBe('bad-setting')
    expect(sentence.fr).toMatch(/^Le réglage FILES_URL ne convient pas ; attendu : une adresse comme file:/)
    expect(JSON.stringify(sentence)).not.toMatch(/s3cr3t|ACCESS/)
  })

  test('with a service needs both keys, and keys need a service', () => {
    expect(refusal({ FILES_URL: service }).sentence.en).toContain('FILES_URL only goes with FILES_ACCESS_KEY')
    expect(refusal({ FILES_URL: service, FILES_ACCESS_KEY: 'ACCESS' }).sentence.en).toContain(
      'FILES_ACCESS_KEY only goes with FILES_SECRET_KEY',
    )
    expect(refusal(keys).sentence.fr).toContain('FILES_ACCESS_KEY ne va pas sans FILES_URL')
  })
})
