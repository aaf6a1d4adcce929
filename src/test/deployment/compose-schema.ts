import { z } from 'zod'

/**
 * As much of the compose specification (compose-spec.io) as our two files use, and nothing else: a key that is
 * misspelt, or that nobody has looked up there, is refused.
 */
const text = z.string().min(1)
const duration = z.string().regex(/^\d+(ms|s|m|h)$/)
const size = z.string().regex(/^\d+[kmg]$/)

const healthcheck = z.union([
  z.strictObject({ disable: z.literal(true) }),
  z.strictObject({
    test: z.tuple([z.literal('CMD'), text], text),
    interval: duration,
    timeout: duration,
    start_period: duration.optional(),
    retries: z.int().positive(),
  }),
])

const service = z.strictObject({
  image: text,
  build: z.strictObject({ context: text, dockerfile: text }).optional(),
  command: z.array(z.string()).min(1).optional(),
  environment: z.record(z.string().regex(/^[A-Z_]+$/), z.string()).optional(),
  env_file: text.optional(),
  volumes: z.array(z.string().regex(/^[a-z]+:\/\S+$/)).optional(),
  ports: z.array(z.string().regex(/^127\.0\.0\.1:\d+:\d+$/, 'published to this machine only')).optional(),
  depends_on: z
    .record(
      text,
      z.strictObject({ condition: z.enum(['service_healthy', 'service_completed_successfully']) }),
    )
    .optional(),
  healthcheck: healthcheck.optional(),
  restart: z.enum(['no', 'always', 'unless-stopped']),
  init: z.boolean().optional(),
  read_only: z.boolean().optional(),
  tmpfs: z.array(text).optional(),
  cap_drop: z.array(text).optional(),
  security_opt: z.array(text).optional(),
  user: text.optional(),
  mem_limit: size.optional(),
  shm_size: size.optional(),
  stop_grace_period: duration.optional(),
  logging: z.strictObject({ driver: text, options: z.record(text, z.string()) }).optional(),
})
export type ComposeService = z.infer<typeof service>

export const composeFile = z
  .object({ name: text, services: z.record(text, service), volumes: z.record(text, z.null()) })
  // Keys that begin with x- are the writer's own.
  .catchall(z.unknown())
  .refine((file) => Object.keys(file).every((key) => /^(name|services|volumes|x-.+)$/.test(key)))
