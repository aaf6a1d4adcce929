/** Queries that people wait for most, each a class of its own; all others are `query`. */
const QUERIES: Record<string, Route> = {
  'analyses.get': 'analysis',
  'documents.get': 'document',
  'documents.page': 'document',
  'documents.list': 'list',
  'analyses.history': 'list',
  'jobs.list': 'list',
  'search.query': 'search',
}

/** The classes that requests are counted by: a closed set, so that no address adds to the metrics. */
export type Route =
  | 'analysis'
  | 'document'
  | 'list'
  | 'search'
  | 'query'
  | 'batch'
  | 'mutation'
  | 'stream'
  | 'upload'
  | 'download'
  | 'rest'
  | 'wait'
  | 'auth'
  | 'health'
  | 'asset'
  | 'page'

const TRPC = '/api/trpc/'

/** The class of a request. `batch`: several queries in one request. */
export function routeOf(method: string | undefined, url: string): Route {
  const cut = url.indexOf('?')
  const path = cut < 0 ? url : url.slice(0, cut)
  if (path.startsWith(TRPC)) return procedureOf(method, path.slice(TRPC.length))
  if (path.startsWith('/health') || path === '/api/health' || path === '/metrics') return 'health'
  if (path.startsWith('/api/v2')) return restOf(method, path)
  if (path.startsWith('/api/auth')) return 'auth'
  if (path === '/api/upload') return 'upload'
  if (path.startsWith('/api/')) return 'download'
  return path.startsWith('/_next/') || /\.\w{2,5}$/.test(path) ? 'asset' : 'page'
}

function procedureOf(method: string | undefined, name: string): Route {
  if (method !== 'GET') return name.startsWith('auth.') ? 'auth' : 'mutation'
  if (name === 'analyses.events' || name === 'jobs.changes') return 'stream'
  if (name.includes(',')) return 'batch'
  return Object.hasOwn(QUERIES, name) ? (QUERIES[name] ?? 'query') : 'query'
}

function restOf(method: string | undefined, path: string): Route {
  if (path === '/api/v2/health') return 'health'
  if (path.startsWith('/api/v2/auth/')) return 'auth'
  const isUpload = path === '/api/v2/upload' || path === '/api/v2/documents'
  if (method !== 'POST') return 'rest'
  // A program may have its question's answer waited for.
  return isUpload ? 'upload' : path === '/api/v2/analyses' ? 'wait' : 'rest'
}
