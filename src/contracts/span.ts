import { z } from 'zod'

/** A half-open range `[start, end)` of the canonical text, in UTF-16 code units. */
export const span = z.object({ start: z.int().nonnegative(), end: z.int().nonnegative() })
export type Span = z.infer<typeof span>
