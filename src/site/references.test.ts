import { expect, test } from 'vitest'
import { thingTypes } from './plan-file.ts'
import { planSchema } from './plan-schema.ts'
import { notReferences, referredType } from './references.ts'

type Schema = { [key: string]: unknown }

/** The name of every property of a JSON Schema, and the schema of each. */
function propertiesOf(schema: unknown): [name: string, schema: Schema][] {
  if (Array.isArray(schema)) return schema.flatMap(propertiesOf)
  if (typeof schema !== 'object' || schema === null) return []
  return Object.entries(schema as Schema).flatMap(([keyword, inner]) => {
    if (keyword !== 'properties' && keyword !== '$defs') return propertiesOf(inner)
    const named = Object.entries(inner as Record<string, Schema>)
    return [...(keyword === 'properties' ? named : []), ...named.flatMap(([, one]) => propertiesOf(one))]
  })
}

const properties = propertiesOf(planSchema())
const endingInId = [...new Set(properties.map(([name]) => name).filter(name => /Ids?$/.test(name)))].sort()

test('every field that ends in Id or Ids says what it refers to, or that it refers to nothing of ours', () => {
  expect(endingInId.length).toBeGreaterThan(20)
  expect(endingInId).toEqual([...Object.keys(referredType), ...notReferences].sort())
})

test('a field refers to something, or to nothing: not both', () => {
  expect(notReferences.filter(name => name in referredType)).toEqual([])
})

test('what is referred to is a kind of thing that a file can hold', () => {
  for (const [field, type] of Object.entries(referredType)) expect(thingTypes, field).toContain(type)
})

test('a field that ends in Ids is a list of keys; one that ends in Id is a key', () => {
  for (const [name, schema] of properties.filter(([one]) => one in referredType)) {
    const key = (name.endsWith('Ids') ? schema.items : schema) as Schema
    expect(name.endsWith('Ids') ? schema.type : 'array', name).toBe('array')
    expect(key.type, name).toBe('string')
    expect(String(key.pattern), name).toMatch(/^\^\[a-z0-9\]/)
  }
})
