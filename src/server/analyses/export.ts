import type { ExportFormat } from '#contracts/export.ts'
import { ownedDocument } from '#server/documents/access.ts'
import { findText, listPages } from '#server/documents/repo.ts'
import type { Deps } from '#server/platform/deps.ts'
import { AppError } from '#server/platform/errors.ts'
import { toCsv } from './export/csv.ts'
import { toJson } from './export/json.ts'
import { toMarkdown } from './export/markdown.ts'
import { detail } from './read.ts'
import { TEMPLATES } from './templates/registry.ts'

const WRITERS = { csv: toCsv, json: toJson, md: toMarkdown }

/** An answer as a file, named after its document and analysis. Throws `analysis.not_found`. */
export async function exportAnswer(
  deps: Pick<Deps, 'db' | 'cache' | 'env' | 'reads'>,
  input: { userId: number; id: number; format: ExportFormat },
): Promise<{ filename: string; content: string }> {
  const analysis = await detail(deps, input)
  const document = await ownedDocument(deps, { userId: input.userId, id: analysis.documentId })
  const run = analysis.runs[0]
  const text = run && (await findText(deps.db, { documentId: document.id, textId: run.textId }))
  if (!run || !text) throw new AppError('analysis.not_found')
  const { filename, sha256, fileType } = document
  const content = WRITERS[input.format]({
    ...{ analysis, run, template: TEMPLATES[analysis.template], coverage: text.coverage },
    document: { filename, sha256, fileType },
    pages: await listPages(deps.db, run.textId),
    exportedAt: new Date(),
  })
  const name = filename.replace(/\.[^.]{1,10}$/, '')
  return { filename: `${name} ${TEMPLATES[analysis.template].label}.${input.format}`, content }
}
