/**
 * The web server without its pages, as a process of its own: whatever ends or stalls it is seen from outside, and all
 * that it writes. Prints its port as its first line.
 */
import { webDeps } from '#server/api/deps.ts'
import { createWebServer } from '#web/server.ts'

const deps = webDeps()
const state = { draining: false, endStreams() {} }
const server = createWebServer(deps, (_, response) => void response.end('the page'), state)
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`${typeof address === 'object' ? address?.port : ''}\n`)
})
process.on('disconnect', () => process.exit())
