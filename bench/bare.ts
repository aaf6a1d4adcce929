import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Redis } from 'ioredis'
import { exitWithParent } from '#launcher/parent.ts'

/** What everything is compared with: a bare Node server that does one Redis GET, and answers with what it got. */
const redis = new Redis(process.env.REDIS_URL ?? '')
const server = createServer(async (_, response) => {
  const body = (await redis.get('bare')) ?? ''
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(body)
})

exitWithParent(async () => {
  server.closeAllConnections()
  redis.disconnect()
})
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
