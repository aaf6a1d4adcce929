import { MAX_INTEGER } from '#contracts/id.ts'
import { refOf, type Schema } from './openapi.ts'

/** A schema's type as a line of words; names of shapes are links. */
export type TypeWord = { text: string } | { shape: string }

export function typeWords(schema: Schema): TypeWord[] {
  const shape = refOf(schema)
  if (shape) return [{ shape }]
  const choices = schema.anyOf ?? schema.oneOf
  if (choices) return joined(choices.map(typeWords), ' or ')
  if (schema.const !== undefined) return [{ text: JSON.stringify(schema.const) }]
  if (schema.enum) return [{ text: schema.enum.map((value) => JSON.stringify(value)).join(' ') }]
  if (schema.type === 'array' && schema.items) return [{ text: 'list of ' }, ...typeWords(schema.items)]
  const types = [schema.type ?? 'anything'].flat().join(' or ')
  return [{ text: schema.format ? `${types} (${schema.format})` : types }]
}

function joined(parts: TypeWord[][], between: string): TypeWord[] {
  return parts.flatMap((part, at) => (at === 0 ? part : [{ text: between }, ...part]))
}

/** What else holds for a value: its bounds, and what it is when left out. */
export function boundsInWords(schema: Schema): string {
  const { minimum, exclusiveMinimum, maximum, minLength, maxLength } = schema
  const least = minimum ?? (exclusiveMinimum === undefined ? undefined : exclusiveMinimum + 1)
  const words = [
    range(least, maximum === MAX_INTEGER ? undefined : maximum, ''),
    range(minLength || undefined, maxLength, ' characters'),
    schema.default === undefined ? '' : `${JSON.stringify(schema.default)} when left out`,
  ]
  return words.filter(Boolean).join('; ')
}

function range(least: number | undefined, most: number | undefined, unit: string): string {
  if (least !== undefined && most !== undefined) return `${least} to ${most.toLocaleString('en')}${unit}`
  if (most !== undefined) return `at most ${most.toLocaleString('en')}${unit}`
  return least === undefined ? '' : `at least ${least}${unit}`
}
