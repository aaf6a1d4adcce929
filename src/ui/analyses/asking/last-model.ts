const KEY = 'ultrai.model'

/** The model that was chosen last in this browser; the built-in one at first. */
export function lastModel(): string {
  try {
    return window.localStorage.getItem(KEY) ?? 'extractive'
  } catch {
    return 'extractive'
  }
}

export function keepLastModel(id: string): void {
  try {
    window.localStorage.setItem(KEY, id)
  } catch {
    // A browser that keeps nothing: the choice lives as long as the page.
  }
}
