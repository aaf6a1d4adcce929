import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'

const require = createRequire(import.meta.url)
/** The package whose neighbours are looked at; the others are named like it, by ISO 639-2 code. */
const ENGLISH = '@tesseract.js-data/eng'

/** The languages that can be recognised here: those whose data package is installed. */
export function installedLanguages(): string[] {
  const folder = dirname(dirname(require.resolve(`${ENGLISH}/package.json`)))
  return readdirSync(folder).filter((name) => /^[a-z]{3}(_[a-z]+)?$/.test(name))
}

/** Throws an Error that says what to install, when a language is not there: for the start of a process. */
export function requireLanguages(languages: readonly string[]): void {
  const installed = new Set(installedLanguages())
  const missing = languages.filter((language) => !installed.has(language))
  if (missing.length === 0) return
  const packages = missing.map((language) => `@tesseract.js-data/${language}`).join(' ')
  throw new Error(
    `OCR_LANGUAGES: not installed: ${missing.join(', ')}; \`npm install ${packages}\` brings them`,
  )
}

/** Those of `wanted` that are installed, in order; English when none is. */
export function usableLanguages(wanted: readonly string[]): string[] {
  const installed = new Set(installedLanguages())
  const usable = [...new Set(wanted)].filter((language) => installed.has(language))
  return usable.length > 0 ? usable : ['eng']
}

/** The installed language that ISO 639-1 calls `code`, as Tesseract names it, or null. */
export function languageNamed(code: string | null): string | null {
  const named = (name: string) => Intl.getCanonicalLocales(name.slice(0, 3))[0] === code
  return installedLanguages().find((name) => code !== null && named(name)) ?? null
}

/** The trained data of an installed language, in the variant for LSTM alone with whole numbers: small and quick. */
export async function languageData(language: string): Promise<Uint8Array> {
  const folder = dirname(require.resolve(`@tesseract.js-data/${language}/package.json`))
  return promisify(gunzip)(await readFile(join(folder, '4.0.0_best_int', `${language}.traineddata.gz`)))
}
