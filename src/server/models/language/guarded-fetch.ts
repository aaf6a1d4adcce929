import { type LookupAddress, lookup as resolve } from 'node:dns'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { Readable, Transform } from 'node:stream'
import { AppError } from '#server/platform/errors.ts'
import { mayConnect } from './addresses.ts'

/** What one answer has at most, in bytes; streams repeat the envelope with each word, so this is far above any text. */
const MOST_BYTES = 48 * 1024 * 1024

/** Finds a host's addresses, as `dns.lookup` with `all` does; tests hand in their own. */
export type Resolve = (host: string, done: (error: Error | null, addresses: LookupAddress[]) => void) => void

const byDns: Resolve = (host, done) => resolve(host, { all: true }, done)

/**
 * `fetch` for models' endpoints. Each address that a name resolves to is checked, and the connection is made to just
 * those: a second look-up can't give another one. Redirects are not followed. What is refused throws AppError
 * `model.address_refused`; an answer without end `model.endless`; a page for people, as what stands in front of a server
 * answers, `model.broken_output`.
 */
export function guardedFetch({
  local,
  resolve = byDns,
}: {
  local: boolean
  resolve?: Resolve
}): typeof fetch {
  const lookup: LookupFunction = (host, options, done) =>
    resolve(host, (error, addresses) => {
      const [first] = addresses ?? []
      if (error || !first) return done(error ?? new Error(`${host} has no address`), '', 0)
      if (!addresses.every(({ address }) => mayConnect(address, local)))
        return done(new AppError('model.address_refused'), '', 0)
      if (options.all) return done(null, addresses)
      done(null, first.address, first.family)
    })

  return (input, init = {}) => {
    const url = new URL(input instanceof Request ? input.url : input)
    const host = url.hostname.replace(/^\[|\]$/g, '')
    // Names go by `lookup`; an address is connected to as it is. URL has made plain ones of octal and decimal hosts.
    if (isIP(host) && !mayConnect(host, local)) return Promise.reject(new AppError('model.address_refused'))
    return send(url, init, lookup)
  }
}

function send(url: URL, init: RequestInit, lookup: LookupFunction): Promise<Response> {
  const { signal } = init
  return new Promise((done, fail) => {
    if (signal?.aborted) return fail(signal.reason)
    const request = url.protocol === 'https:' ? requestHttps : requestHttp
    const outgoing = request(url, {
      method: init.method ?? 'GET',
      headers: Object.fromEntries(new Headers(init.headers)),
      lookup,
      agent: false,
    })
    const stop = () => outgoing.destroy(signal?.reason)
    signal?.addEventListener('abort', stop, { once: true })
    outgoing.once('close', () => signal?.removeEventListener('abort', stop))
    outgoing.on('error', fail)
    outgoing.on('response', (incoming) => {
      if (/^text\/html/.test(incoming.headers['content-type'] ?? '') && incoming.statusCode === 200) {
        outgoing.destroy()
        return fail(new AppError('model.broken_output'))
      }
      const body = incoming.pipe(bounded())
      // `pipe` passes no faults on: a cut connection has to end the body as well.
      incoming.on('error', (error) => body.destroy(signal?.aborted ? signal.reason : error))
      body.on('error', () => outgoing.destroy())
      body.on('close', () => outgoing.destroy())
      const headers = new Headers()
      for (const [name, value] of Object.entries(incoming.headers))
        if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
      const status = incoming.statusCode ?? 502
      const empty = status === 204 || status === 304
      done(new Response(empty ? null : (Readable.toWeb(body) as ReadableStream), { status, headers }))
    })
    outgoing.end(init.body)
  })
}

function bounded(): Transform {
  let bytes = 0
  return new Transform({
    transform(chunk: Buffer, _, next) {
      bytes += chunk.byteLength
      if (bytes > MOST_BYTES) next(new AppError('model.endless'))
      else next(null, chunk)
    },
  })
}
