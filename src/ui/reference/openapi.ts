/** As much of an OpenAPI 3.1 document as the page shows. */
export interface ApiDocument {
  info: { title: string; version: string; description?: string }
  paths: Record<string, Record<string, Operation>>
  components: { schemas: Record<string, Schema> }
}

export interface Operation {
  operationId: string
  tags: string[]
  summary: string
  description?: string
  security: unknown[]
  parameters?: Parameter[]
  requestBody?: { content: Record<string, { schema?: Schema; example?: unknown }> }
  responses: Record<string, Response>
}

export interface Parameter {
  name: string
  in: string
  required?: boolean
  description?: string
  schema: Schema
}

export interface Response {
  description: string
  headers?: Record<string, { description: string }>
  content?: Record<string, { schema: Schema }>
}

export interface Schema {
  $ref?: string
  type?: string | string[]
  format?: string
  enum?: unknown[]
  const?: unknown
  default?: unknown
  description?: string
  minimum?: number
  exclusiveMinimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  items?: Schema
  anyOf?: Schema[]
  oneOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: Schema | boolean
}

/** An operation with where it is: `POST /documents`. */
export interface Place {
  method: string
  path: string
  operation: Operation
}

/** The operations under their tags, in the order of the document. */
export function byTag({ paths }: ApiDocument): { tag: string; places: Place[] }[] {
  const groups = new Map<string, Place[]>()
  for (const [path, methods] of Object.entries(paths))
    for (const [method, operation] of Object.entries(methods)) {
      const tag = operation.tags[0] ?? ''
      groups.set(tag, [...(groups.get(tag) ?? []), { method: method.toUpperCase(), path, operation }])
    }
  return Array.from(groups, ([tag, places]) => ({ tag, places }))
}

/** The name of the shape that a schema refers to, or null. */
export function refOf({ $ref }: Schema): string | null {
  return $ref?.split('/').at(-1) ?? null
}
