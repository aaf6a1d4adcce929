import { templateId } from '#contracts/template.ts'

/** What narrows the history; what is left out doesn't. */
export interface Filters {
  documentId?: number
  template?: ReturnType<typeof templateId.parse>
  model?: string
}

/** The filters in an address's query. What can't be read there is left out, so that an odd link still opens. */
export function readFilters(query: URLSearchParams): Filters {
  const document = query.get('document') ?? ''
  const template = templateId.safeParse(query.get('template')).data
  const model = query.get('model')
  return {
    ...(/^[1-9]\d{0,8}$/.test(document) && { documentId: Number(document) }),
    ...(template && { template }),
    ...(model && model.length <= 200 && { model }),
  }
}

/** The address of the history under these filters. */
export function historyPath({ documentId, template, model }: Filters): string {
  const query = new URLSearchParams()
  if (documentId) query.set('document', String(documentId))
  if (template) query.set('template', template)
  if (model) query.set('model', model)
  return query.size > 0 ? `/history?${query}` : '/history'
}
