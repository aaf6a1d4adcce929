import { z } from 'zod'

/** What an answer can be saved as. */
export const exportFormat = z.enum(['csv', 'json', 'md'])
export type ExportFormat = z.infer<typeof exportFormat>

/** Where an answer is saved from. */
export function exportPath(analysisId: number, format: ExportFormat): string {
  return `/api/analyses/${analysisId}/export?format=${format}`
}
