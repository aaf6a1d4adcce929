import { POLICIES } from '#server/jobs/kinds.ts'
import { usableProviders } from '#server/models/registry.ts'
import { type BuiltDeps, buildDeps } from '#server/platform/deps.ts'
import { readEnv } from '#server/platform/env.ts'
import type { ApiDeps } from './context.ts'

/**
 * The web process' services. Kept on globalThis: Node's own copy of this module and the one in Next's bundle must
 * share one pool, one cache, one queue.
 */
const shared = globalThis as { ultraiDeps?: BuiltDeps & ApiDeps }

export function webDeps(): BuiltDeps & ApiDeps {
  shared.ultraiDeps ??= { ...buildDeps(readEnv(process.env), 'web', POLICIES), providers: usableProviders() }
  return shared.ultraiDeps
}
