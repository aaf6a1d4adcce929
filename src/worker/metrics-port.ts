import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { serveMetrics } from '#server/health/metrics.ts'
import type { Deps } from '#server/platform/deps.ts'

interface MetricsPort {
  /** The port, once it listens; 0 where none is wanted. */
  listening: Promise<number>
  close(): void
}

/**
 * The worker's own port, where METRICS_PORT is set: `/metrics`, and `/health/live` for whoever watches the process.
 * A port that is taken is said in the log; the work goes on without it.
 */
export function openMetricsPort(deps: Pick<Deps, 'env' | 'metrics' | 'log'>): MetricsPort {
  const { env, log } = deps
  if (env.metricsPort === undefined) return { listening: Promise.resolve(0), close() {} }
  const host = env.host ?? (env.profile === 'production' ? '0.0.0.0' : '127.0.0.1')
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0]
    if (path === '/health/live')
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"status":"ok"}')
    else if (path === '/metrics')
      serveMetrics(deps, request, response).catch((err) => {
        log.warn({ err }, 'the metrics could not be read')
        response.destroy()
      })
    else response.writeHead(404).end()
  })
  server.on('error', (err) => log.error({ err, port: env.metricsPort }, 'no metrics of the worker'))
  const listening = new Promise<number>((resolve) => {
    server.listen(env.metricsPort, host, () => resolve((server.address() as AddressInfo).port))
  })
  // It keeps nobody from exiting.
  server.unref()
  return { listening, close: () => void server.close(() => {}) }
}
