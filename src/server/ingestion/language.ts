/** Enough letters to tell a language, few enough to take no time. */
const SAMPLE = 6_000

/**
 * The language of a text as ISO 639-1, null when unsure. Looks at three places, for a document's first
 * pages are often in another language, or are lists of names.
 * The detector's tables take 0.3 s and 85 MB to load, so they are loaded here, in the parsing process, alone.
 */
export async function detectLanguage(text: string): Promise<string | null> {
  const { eld } = await import('eld/extrasmall')
  const result = eld.detect(sample(text))
  return result.language !== '' && result.isReliable() ? result.language : null
}

function sample(text: string): string {
  if (text.length <= SAMPLE) return text
  const part = SAMPLE / 3
  return [0.1, 0.45, 0.8]
    .map((place) => text.slice(place * (text.length - part), place * (text.length - part) + part))
    .join(' ')
    .toWellFormed()
}
