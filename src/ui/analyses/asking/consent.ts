const KEY = 'ultrai.sent'

/** Whether somebody has agreed, in this window, that a document's text goes to a host. */
export function hasAgreed(host: string, documentId: number): boolean {
  return agreed().includes(entry(host, documentId))
}

export function agree(host: string, documentIds: readonly number[]): void {
  const all = new Set([...agreed(), ...documentIds.map((id) => entry(host, id))])
  try {
    window.sessionStorage.setItem(KEY, JSON.stringify([...all]))
  } catch {
    // A browser that keeps nothing asks each time.
  }
}

function agreed(): string[] {
  try {
    const kept: unknown = JSON.parse(window.sessionStorage.getItem(KEY) ?? '[]')
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : []
  } catch {
    return []
  }
}

function entry(host: string, documentId: number): string {
  return `${documentId} ${host}`
}
