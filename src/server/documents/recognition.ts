import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { UploadLimits } from '#contracts/limits.ts'
import type { Deps } from '#server/platform/deps.ts'

/**
 * The languages that pages without text can be recognised in, and those in which they are when nobody says otherwise.
 * The worker finds data through Node's resolution, which a bundle lacks: this looks where npm puts it.
 */
export async function recognition(deps: Pick<Deps, 'env'>): Promise<UploadLimits['recognition']> {
  const configured = deps.env.ocrLanguages
  const folder = join(/* turbopackIgnore: true */ process.cwd(), 'node_modules', '@tesseract.js-data')
  const names = await readdir(folder).catch(() => [])
  const installed = names.filter((name) => /^[a-z]{3}(_[a-z]+)?$/.test(name))
  return { installed: [...new Set([...configured, ...installed])].sort(), configured }
}
