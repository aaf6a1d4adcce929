import type { Glyphs } from './glyphs.ts'

/** So many characters of a page tell. */
const SAMPLE = 500

/** True where many characters are Hebrew, Arabic or of a script akin to them: blanks and numbers are of none. */
export function isRightToLeft({ codes, length }: Glyphs): boolean {
  const step = Math.max(1, Math.floor(length / SAMPLE))
  let [letters, all] = [0, 0]
  for (let i = 0; i < length; i += step) {
    all++
    if (runsLeft(codes[i] ?? 0)) letters++
  }
  return letters > all / 3
}

/** True of the letters of scripts that are written from right to left. */
export function runsLeft(code: number): boolean {
  return (
    (code >= 0x590 && code <= 0x8ff) ||
    (code >= 0xfb1d && code <= 0xfdff) ||
    (code >= 0xfe70 && code <= 0xfefc)
  )
}
