import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponsesObject } from 'zod-openapi'
import { type ErrorCode, errorEntry } from '#contracts/error.ts'
import { VERSION } from '#server/platform/version.ts'
import { BASE } from './match.ts'
import type { Route } from './route.ts'
import { problem } from './shapes.ts'
import { ROUTES } from './table.ts'

const INTRODUCTION = `Documents, questions and answers that can be checked, for programs.

Send \`Authorization: Bearer TOKEN\` with the token of a log-in, or with a personal access token of the account's settings. Errors are problem details (RFC 9457) with a \`code\` that stays what it is. Times are UTC. What creates something takes an \`Idempotency-Key\`: the same request with the same key within a day is given the first answer again.`

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Any name for this very request, such as a UUID',
  schema: { type: 'string', maxLength: 255 },
} as const

/** What zod adds that tells nobody anything: patterns beside formats, the bounds of integers; and promises too much. */
function simpler({ jsonSchema }: { jsonSchema: ZodOpenApiJsonSchema }): void {
  if (jsonSchema.format) delete jsonSchema.pattern
  if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
  if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
  // A shape may grow.
  if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties
}
type ZodOpenApiJsonSchema = Record<string, unknown>

let made: ReturnType<typeof createDocument> | null = null

/** The OpenAPI 3.1 document of `/api/v2`, made from the table of routes. */
export function openApiDocument(): ReturnType<typeof createDocument> {
  made ??= createDocument(
    {
      openapi: '3.1.0',
      info: {
        title: 'UltrAI',
        version: VERSION,
        description: INTRODUCTION,
        license: { name: 'MIT', identifier: 'MIT' },
      },
      servers: [{ url: BASE }],
      tags: [...new Set(ROUTES.map((route) => route.tag))].map((name) => ({ name })),
      components: {
        securitySchemes: {
          token: {
            type: 'http',
            scheme: 'bearer',
            description: 'A log-in’s token, or a personal one (`uai_…`)',
          },
        },
        schemas: { Problem: problem },
      },
      paths: pathsOf(ROUTES),
    },
    { override: simpler },
  )
  return made
}

function pathsOf(routes: Route[]): Record<string, Record<string, ZodOpenApiOperationObject>> {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {}
  for (const route of routes) {
    const operations = paths[route.path] ?? {}
    paths[route.path] = { ...operations, [route.method.toLowerCase()]: operationOf(route) }
  }
  return paths
}

function operationOf(route: Route): ZodOpenApiOperationObject {
  return {
    operationId: nameOf(route),
    tags: [route.tag],
    summary: route.summary,
    ...(route.description && { description: route.description }),
    security: route.needs ? [{ token: [] }] : [],
    requestParams: {
      ...(route.params && { path: route.params }),
      ...(route.query && { query: route.query }),
    },
    ...(route.idempotent && { parameters: [IDEMPOTENCY_KEY] }),
    ...bodyOf(route),
    responses: { ...answersOf(route), ...problemsOf(route) },
  }
}

/** Such as `post_jobs_job_id_retry`: what generated clients call it. */
function nameOf({ method, path }: Route): string {
  return [method.toLowerCase(), ...path.split(/\W+/)].filter(Boolean).join('_')
}

function bodyOf(route: Route): Pick<ZodOpenApiOperationObject, 'requestBody'> {
  if (route.file) {
    const bytes = { type: 'string', contentMediaType: 'application/octet-stream' } as const
    const form = { type: 'object' as const, required: ['file'], properties: { file: bytes } }
    return {
      requestBody: {
        required: true,
        content: { 'multipart/form-data': { schema: form }, 'application/octet-stream': { schema: bytes } },
      },
    }
  }
  if (!route.body) return {}
  const { schema, form, example } = route.body
  const content = { schema, example }
  return {
    requestBody: {
      required: true,
      content: {
        'application/json': content,
        ...(form && { 'application/x-www-form-urlencoded': { schema } }),
      },
    },
  }
}

function answersOf({ answers }: Route): ZodOpenApiResponsesObject {
  const entries = Object.entries(answers).map(([status, { description, schema, headers }]) => [
    status,
    {
      description,
      ...(schema && { content: { 'application/json': { schema } } }),
      ...(headers && {
        headers: Object.fromEntries(
          Object.entries(headers).map(([name, words]) => [
            name,
            { description: words, schema: { type: 'string' } },
          ]),
        ),
      }),
    },
  ])
  return Object.fromEntries(entries)
}

/** The errors of a route by status, those that follow from what it takes among them. */
function problemsOf(route: Route): ZodOpenApiResponsesObject {
  const codes = new Set<ErrorCode>(route.errors)
  if (route.params || route.query || route.body || route.file) codes.add('request.invalid')
  if (route.needs) codes.add('auth.required').add('auth.scope')
  if (route.body) codes.add('request.too_large').add('request.unsupported')
  if (route.idempotent) codes.add('request.idempotency_mismatch').add('request.idempotency_in_flight')
  if (route.tag !== 'Service') codes.add('limit.rate').add('service.unavailable')
  const byStatus = Object.groupBy(codes, (code) => errorEntry(code).status)
  const entries = Object.entries(byStatus).map(([status, of = []]) => [
    status,
    {
      description: of.map((code) => `\`${code}\``).join(', '),
      content: { 'application/problem+json': { schema: problem } },
    },
  ])
  return Object.fromEntries(entries)
}
