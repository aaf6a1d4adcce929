import { Agent, request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** A balancer on 127.0.0.1, as small as can be: each request goes to the next web process. */
export interface RoundRobin {
  url: string
  /** How many requests each web process was given. */
  given: number[]
  close(): void
}

/** How often each web process is asked whether it is ready, in ms. */
const LOOK_EVERY = 250

/**
 * Hands requests to `targets` in turn. One that says at /health/ready that it isn't, or that can't be connected to, is
 * passed over while another is ready, as balancers do.
 */
export async function roundRobin(port: number, targets: number[]): Promise<RoundRobin> {
  const agent = new Agent({ keepAlive: false })
  const given = targets.map(() => 0)
  const ready = targets.map(() => true)
  let turn = 0

  const look = setInterval(() => {
    for (const [index, port] of targets.entries())
      fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(5_000) }).then(
        async (answer) => {
          await answer.body?.cancel()
          ready[index] = answer.ok
        },
        () => {
          ready[index] = false
        },
      )
  }, LOOK_EVERY)

  function next(): number {
    for (let step = 0; step < targets.length; step++) {
      const index = turn++ % targets.length
      if (ready[index]) return index
    }
    return turn++ % targets.length
  }

  function pass(request: IncomingMessage, response: ServerResponse, tries: number): void {
    const index = next()
    const { method, url, headers } = request
    const onward = ask(
      { host: '127.0.0.1', port: targets[index] ?? 0, method, path: url, headers, agent },
      (answer) => {
        given[index] = (given[index] ?? 0) + 1
        response.writeHead(answer.statusCode ?? 502, answer.rawHeaders)
        answer.pipe(response)
        answer.on('error', () => response.destroy())
      },
    )
    onward.on('error', (error: NodeJS.ErrnoException) => {
      if (response.headersSent) return void response.destroy()
      const isSafe = error.code === 'ECONNREFUSED' || method === 'GET'
      if (isSafe && tries > 1) return pass(request, response, tries - 1)
      response.writeHead(502).end()
    })
    response.on('close', () => onward.destroy())
    onward.once('socket', (socket) => {
      // Nothing of the body is taken before there is somebody to take it.
      if (socket.connecting) socket.once('connect', () => request.pipe(onward))
      else request.pipe(onward)
    })
  }

  const server = createServer((request, response) => pass(request, response, targets.length))
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${port}`,
    given,
    close() {
      clearInterval(look)
      server.closeAllConnections()
      server.close()
    },
  }
}
