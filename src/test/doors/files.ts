import { globSync } from 'node:fs'
import type { Ids } from './procedures.ts'

/** A door that is no procedure: what a request to it looks like, with somebody's ids. */
interface FileDoor {
  method: 'GET' | 'POST'
  /** Every form of its address. */
  paths: (ids: Ids) => string[]
  hasIds: boolean
}

/** By its folder below src/app/api. Those that have suites of their own are null. */
const DOORS: Record<string, FileDoor | null> = {
  'account/export': { method: 'GET', hasIds: false, paths: () => ['/api/account/export'] },
  'analyses/[id]/export': {
    method: 'GET',
    hasIds: true,
    paths: ({ analysisId }) =>
      ['csv', 'json', 'md'].map((format) => `/api/analyses/${analysisId}/export?format=${format}`),
  },
  'documents/[id]/file': {
    method: 'GET',
    hasIds: true,
    paths: ({ documentId }) =>
      ['', '?inline=1', '?inline=1&rendition=1', '?link=1'].map(
        (query) => `/api/documents/${documentId}/file${query}`,
      ),
  },
  upload: { method: 'POST', hasIds: false, paths: () => ['/api/upload'] },
  'trpc/[trpc]': null,
  'v2/[[...path]]': null,
  // next-auth's: the journeys in a browser.
  'auth/[...nextauth]': null,
}

/** Every door of the app's folder with its case. Throws where there is none. */
export function everyFileDoor(): (FileDoor & { name: string })[] {
  const found = globSync('**/route.ts', { cwd: 'src/app' }).map((path) =>
    path.replace(/^api\/|\/route\.ts$/g, ''),
  )
  const without = found.filter((name) => DOORS[name] === undefined)
  if (without.length > 0) throw new Error(`src/test/doors/files.ts: no case for ${without}`)
  return found.flatMap((name) => {
    const door = DOORS[name]
    return door ? [{ name, ...door }] : []
  })
}
