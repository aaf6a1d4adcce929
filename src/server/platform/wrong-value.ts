import { z } from 'zod'

/** What would be right in place of a value that `schema` refused. Never the value: it may be a secret. */
export function whatIsRight(schema: z.ZodType, error: z.ZodError): string {
  const { type, minimum, maximum } = boundsOf(schema)
  const isNumber = type === 'integer' || type === 'number'
  if (!isNumber) return [...new Set(error.issues.map(inWords))].join('; ')
  const kind = type === 'integer' ? 'a whole number' : 'a number'
  if (minimum === undefined) return `must be ${kind}`
  return `must be ${kind} ${maximum === undefined ? `of at least ${minimum}` : `from ${minimum} to ${maximum}`}`
}

function boundsOf(schema: z.ZodType): { type?: unknown; minimum?: unknown; maximum?: unknown } {
  const found = z.toJSONSchema(schema, { io: 'output', unrepresentable: 'any' })
  const { type, minimum } = found
  const isBounded = found.maximum !== undefined && found.maximum < Number.MAX_SAFE_INTEGER
  return { type, minimum, ...(isBounded && { maximum: found.maximum }) }
}

function inWords(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_value') return `must be one of ${issue.values.join(', ')}`
  const isUrl = issue.code === 'invalid_format' && issue.format === 'url' && issue.message === 'Invalid URL'
  return isUrl ? 'must be an address such as https://ultrai.example.org' : issue.message
}
