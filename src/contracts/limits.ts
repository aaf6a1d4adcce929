import { z } from 'zod'

/** What a person may upload: shown before it is hit. `uploadedToday` is of this UTC day, which ends at `resetsAt`. */
export const uploadLimits = z.object({
  maxFileBytes: z.int(),
  /** What a document may have and still be read: pages, and characters in all. */
  maxPages: z.int(),
  maxCharacters: z.int(),
  uploadsPerDay: z.int(),
  uploadedToday: z.int(),
  resetsAt: z.iso.datetime(),
  /** Languages that pages without text can be recognised in, and are unless asked otherwise, as Tesseract names them. */
  recognition: z.object({ installed: z.array(z.string()), configured: z.array(z.string()) }),
})
export type UploadLimits = z.infer<typeof uploadLimits>
