import { setTimeout as sleep } from 'node:timers/promises'
import next from 'next'
import { exitWithParent, PATIENCE } from '#launcher/parent.ts'
import { webDeps } from '#server/api/deps.ts'
import { createWebServer } from './server.ts'

/** Kept at the end of somebody's patience to cut what still runs and to close the services, in milliseconds. */
const LAST_MOMENTS = 1_500
/**
 * How long a platform's balancer has to hear at /health/ready that we are leaving, in milliseconds: what it sends to a
 * door that is just being shut would be lost.
 */
const LAST_CALL = 2_000

const deps = webDeps()
const { env, log } = deps
const host = env.host ?? (env.profile === 'production' ? '0.0.0.0' : '127.0.0.1')

// next-auth asks for its address by this name; in the local profile it goes by the Host header.
if (env.publicUrl) process.env.NEXTAUTH_URL = env.publicUrl
else process.env.AUTH_TRUST_HOST = 'true'

const app = next({ dev: process.env.NODE_ENV === 'development', hostname: host, port: env.port })
const state = { draining: false, endStreams: () => {} }
const server = createWebServer(deps, (request, response) => app.getRequestHandler()(request, response), state)

/** Readiness off, no new connections, what runs finished. Streams have no end of their own: the browser comes back. */
exitWithParent(async (patience) => {
  state.draining = true
  log.info('web is stopping')
  if (patience >= PATIENCE.terminated) await sleep(LAST_CALL)
  server.keepAliveTimeout = 1 // who still gets an answer lets go of the connection
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  server.closeIdleConnections()
  state.endStreams()
  setTimeout(() => server.closeAllConnections(), patience - LAST_MOMENTS).unref()
  await closed
  await deps.close(LAST_MOMENTS)
})

await app.prepare()
// `next dev` reloads pages over a web socket.
server.on('upgrade', app.getUpgradeHandler())
server.on('error', (error) => {
  log.fatal({ err: error }, `can’t listen on ${host}:${env.port}`)
  process.exit(1)
})
server.listen(env.port, host, () => log.info({ host, port: env.port }, 'web is listening'))
