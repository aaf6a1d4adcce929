import { type FileType, fileType } from '#contracts/document.ts'

/** What is searched, as the address says it. */
export interface Asked {
  query: string
  /** One document only. */
  document: number | null
  type: FileType | null
  /** Uploaded within so many days. */
  days: number | null
}

/** Reads `?q=…&document=7&type=pdf&days=30`; what makes no sense is left out. */
export function readAsked(address: Pick<URLSearchParams, 'get'>): Asked {
  return {
    query: address.get('q') ?? '',
    document: whole(address.get('document')),
    type: fileType.safeParse(address.get('type')).data ?? null,
    days: whole(address.get('days')),
  }
}

export function searchPath({ query, document, type, days }: Asked): string {
  const address = new URLSearchParams()
  if (query) address.set('q', query)
  if (document !== null) address.set('document', String(document))
  if (type !== null) address.set('type', type)
  if (days !== null) address.set('days', String(days))
  return address.size > 0 ? `/search?${address}` : '/search'
}

function whole(word: string | null): number | null {
  return word && /^[1-9]\d{0,8}$/.test(word) ? Number(word) : null
}

/** The beginning of the day so many days ago: the same all day long, so that an answer can be kept. */
export function since(days: number, now = new Date()): string {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate() - days + 1)
  return day.toISOString()
}
