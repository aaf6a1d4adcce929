import { AppError } from '#server/platform/errors.ts'
import type { Route } from './route.ts'
import { ROUTES } from './table.ts'

export const BASE = '/api/v2'

const COMPILED = ROUTES.map((route) => ({
  route,
  pattern: new RegExp(`^${BASE}${route.path.replace(/\/$/, '').replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}/?$`),
}))

/** The methods that a path takes; empty for a path that isn't there. HEAD goes wherever GET does. */
export function methodsOf(path: string): string[] {
  const methods = COMPILED.filter(({ pattern }) => pattern.test(path)).map(({ route }) => route.method)
  return methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]))
}

/** The route of a request, with the parameters in its path. Throws `request.not_found`, `request.method`. */
export function matchRoute(given: string, path: string): { route: Route; params: Record<string, string> } {
  const method = given === 'HEAD' ? 'GET' : given
  for (const { route, pattern } of COMPILED) {
    const match = route.method === method && pattern.exec(path)
    if (match) return { route, params: decoded(match.groups ?? {}) }
  }
  const allowed = methodsOf(path)
  if (allowed.length === 0) throw new AppError('request.not_found')
  throw new AppError('request.method', { allowed })
}

function decoded(params: Record<string, string>): Record<string, string> {
  try {
    return Object.fromEntries(Object.entries(params).map(([name, v]) => [name, decodeURIComponent(v)]))
  } catch (cause) {
    throw new AppError('request.not_found', {}, { cause })
  }
}
