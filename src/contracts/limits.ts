import { z } from 'zod'

/** What a person may upload: shown before it is hit. `uploadedToday` is of this UTC day, which ends at `resetsAt`. */
export const uploadLimits = z.object({
  maxFileBytes: z.int(),
  uploadsPerDay: z.int(),
  uploadedToday: z.int(),
  resetsAt: z.iso.datetime(),
})
export type UploadLimits = z.infer<typeof uploadLimits>
