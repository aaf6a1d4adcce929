import { z } from 'zod'

/** A UTC day, such as 2026-11-21. */
export const day = z.iso.date()

/** What one model was used for on one UTC day. Money in millionths of a dollar. */
export const usageRow = z.object({
  day,
  model: z.string(),
  runs: z.int(),
  cachedRuns: z.int(),
  inputTokens: z.int(),
  outputTokens: z.int(),
  costMicros: z.int(),
  savedMicros: z.int(),
})
export type UsageRow = z.infer<typeof usageRow>

/** `capMicros`: what the calendar month (UTC) may cost at most; null: no cap. */
export const usageReport = z.object({
  rows: z.array(usageRow),
  month: z.object({ costMicros: z.int(), capMicros: z.int().nullable() }),
  installation: z.object({ costMicros: z.int(), capMicros: z.int().nullable() }).nullable(),
})
export type UsageReport = z.infer<typeof usageReport>
