import { Agent, request } from 'node:http'

/** What one request came to. */
export interface Answered {
  status: number
  ms: number
  body: string
}

/** Sends requests over so many connections that are kept open. */
export function connections(port: number, count: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: count })
  return {
    ask(path: string, options: Asking = {}): Promise<Answered> {
      return ask({ ...options, path, port, agent })
    },
    close: () => agent.destroy(),
  }
}

interface Asking {
  method?: string
  headers?: Record<string, string>
  body?: string | Uint8Array
}

function ask(options: Asking & { path: string; port: number; agent: Agent }): Promise<Answered> {
  const { path, port, agent, method = 'GET', headers = {}, body } = options
  const began = performance.now()
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers, agent }, (response) => {
      const pieces: Buffer[] = []
      response.on('data', (piece: Buffer) => pieces.push(piece))
      response.on('error', reject)
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          ms: performance.now() - began,
          body: Buffer.concat(pieces).toString(),
        }),
      )
    })
    sent.on('error', reject)
    sent.end(body)
  })
}

/** Does `work` so many times, so many at once. */
export async function times(count: number, atOnce: number, work: () => Promise<unknown>): Promise<void> {
  let left = count
  const lane = async () => {
    while (left-- > 0) await work()
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
}
