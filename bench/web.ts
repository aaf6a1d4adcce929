import type { AddressInfo } from 'node:net'
import { exitWithParent } from '#launcher/parent.ts'
import { webDeps } from '#server/api/deps.ts'
import { createWebServer } from '../src/web/server.ts'

/** The web process without its pages, which need a build: the API is answered as always, all else by 404. */
const deps = webDeps()
const state = { draining: false, endStreams: () => {} }
const server = createWebServer(deps, (_, response) => void response.writeHead(404).end(), state)

exitWithParent(async () => {
  server.closeAllConnections()
  await deps.close(0)
})
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
