import { POLICIES } from '#server/jobs/kinds.ts'
import { configuredEmbedder } from '#server/models/embeddings/configured.ts'
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
  shared.ultraiDeps ??= build()
  return shared.ultraiDeps
}

function build(): BuiltDeps & ApiDeps {
  const built = buildDeps(readEnv(process.env), 'web', POLICIES)
  return { ...built, providers: usableProviders(built), embedder: configuredEmbedder(built) }
}
