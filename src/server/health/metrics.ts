import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Deps } from '#server/platform/deps.ts'
import { mayKnow } from './known.ts'

/**
 * Answers `/metrics` in Prometheus' text format, to whoever has METRICS_TOKEN. In production, without a token, there is
 * no such page.
 */
export async function serveMetrics(
  { env, metrics }: Pick<Deps, 'env' | 'metrics'>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  response.setHeader('cache-control', 'no-store')
  if (!mayKnow(env, request.headers.authorization)) {
    if (!env.metricsToken) response.writeHead(404).end()
    else response.writeHead(401, { 'www-authenticate': 'Bearer realm="metrics"' }).end()
    return
  }
  const { type, text } = await metrics.read()
  response.writeHead(200, { 'content-type': type }).end(text)
}
