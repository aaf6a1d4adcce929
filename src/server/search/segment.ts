/** Han, Kana and Thai, which are written without spaces. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\u30fc]+/gu

/** Puts spaces between the words of scripts that have none, so that Postgres sees words. Used on both sides. */
export function segmented(text: string): string {
  return text.replace(UNSPACED, (run) => {
    const language = /\p{Script=Thai}/u.test(run)
      ? 'th'
      : /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(run)
        ? 'ja'
        : 'zh'
    const words = new Intl.Segmenter(language, { granularity: 'word' }).segment(run)
    return ` ${Array.from(words, ({ segment }) => segment).join(' ')} `
  })
}
