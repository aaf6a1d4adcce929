import { z } from 'zod'

export const health = z.object({
  status: z.enum(['ok', 'degraded', 'down']),
  environment: z.string(),
  version: z.string(),
  database: z.enum(['connected', 'disconnected']),
  cache: z.enum(['redis', 'memory', 'down']),
  storage: z.string(),
  worker: z.enum(['alive', 'dead']),
})
export type Health = z.infer<typeof health>
