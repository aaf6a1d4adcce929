export function ensureInstalled(): void
export function isInstalled(root?: string): boolean
