import { createServer } from 'node:net'

/**
 * The first port from `wanted` on that can be listened on; any free one for 0.
 * @param host the address to listen on
 */
export async function freePort(wanted: number, host = '127.0.0.1'): Promise<number> {
  for (let port = wanted; port < wanted + 100; port++) {
    const found = await tryPort(port, host)
    if (found !== undefined) return found
  }
  throw new Error(`No port from ${wanted} to ${wanted + 99} is free`)
}

/** Listens for an instant. @returns the port, or undefined if it is taken or not ours to take */
export function tryPort(port: number, host: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen({ port, host, exclusive: true }, () => {
      const address = server.address()
      const found = typeof address === 'object' && address ? address.port : undefined
      server.close(() => resolve(found))
    })
  })
}
