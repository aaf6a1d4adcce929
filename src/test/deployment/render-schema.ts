import { z } from 'zod'

/**
 * As much of Render's blueprint specification (render.com/docs/blueprint-spec) as our two blueprints use, and nothing
 * else: a key that is misspelt, or that nobody has looked up there, is refused.
 */
const name = z.string().regex(/^[a-z][a-z0-9-]*$/)
const key = z.string().regex(/^[A-Z_]+$/)
const region = z.enum(['oregon', 'ohio', 'virginia', 'frankfurt', 'singapore'])

const fixed = z.union([
  z.strictObject({ key, value: z.string() }),
  z.strictObject({ key, generateValue: z.literal(true) }),
])
const variable = z.union([
  ...fixed.options,
  z.strictObject({ key, sync: z.literal(false) }),
  z.strictObject({ fromGroup: name }),
  z.strictObject({
    key,
    fromDatabase: z.strictObject({ name, property: z.enum(['connectionString', 'host', 'port']) }),
  }),
  z.strictObject({
    key,
    fromService: z.union([
      z.strictObject({ type: z.literal('keyvalue'), name, property: z.literal('connectionString') }),
      z.strictObject({ type: z.enum(['web', 'worker']), name, envVarKey: z.string() }),
    ]),
  }),
])

const server = {
  name,
  runtime: z.literal('node'),
  plan: z.enum(['free', 'starter', 'standard', 'pro']),
  region,
  buildCommand: z.string(),
  preDeployCommand: z.string().optional(),
  startCommand: z.string(),
  maxShutdownDelaySeconds: z.int().min(1).max(300),
  envVars: z.array(variable),
}
const service = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('web'), ...server, healthCheckPath: z.string().startsWith('/') }),
  z.strictObject({ type: z.literal('worker'), ...server, plan: z.enum(['starter', 'standard', 'pro']) }),
  z.strictObject({
    type: z.literal('keyvalue'),
    name,
    plan: z.enum(['free', 'starter', 'standard', 'pro']),
    region,
    maxmemoryPolicy: z.enum(['allkeys-lru', 'noeviction']),
    ipAllowList: z.array(z.never()), // the private network only
  }),
])

export const blueprint = z.strictObject({
  services: z.array(service),
  databases: z.array(
    z.strictObject({
      name,
      plan: z.enum(['free', 'basic-256mb', 'basic-1gb', 'basic-4gb']),
      region,
      postgresMajorVersion: z.enum(['14', '15', '16', '17', '18']),
      databaseName: name,
      user: name,
      ipAllowList: z.array(z.never()),
    }),
  ),
  // A group can hold neither references nor what is asked for.
  envVarGroups: z.array(z.strictObject({ name, envVars: z.array(fixed) })).optional(),
})
export type Blueprint = z.infer<typeof blueprint>
