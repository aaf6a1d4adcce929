import { createHash, createHmac, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'

export interface TestS3 {
  /** The environment that makes an installation keep its files here. */
  env: Record<string, string>
  baseUrl: string
  objects: Map<string, { bytes: Buffer; at: Date; headers: Record<string, string> }>
  uploads: Map<string, { key: string; parts: Map<number, Buffer>; at: Date }>
  requests: { method: string; path: string }[]
  /** Answers in place of the server, when it returns true. */
  fault: ((request: IncomingMessage, response: ServerResponse) => boolean) | null
}

const KEY_ID = 'test-key'
const SECRET = 'test-secret/with+signs'
const REGION = 'test-1'

/**
 * As much of S3 as the blobs use, in memory: signatures are checked (AWS Signature Version 4, of headers and of
 * addresses, with their expiry), so are the bodies' hashes and the least size of parts. Call it outside of the tests.
 */
export async function s3ForTests(): Promise<TestS3> {
  const state: TestS3 = {
    env: {},
    baseUrl: '',
    objects: new Map(),
    uploads: new Map(),
    requests: [],
    fault: null,
  }
  const server = createServer((request, response) => {
    void answer(state, request, response).catch((error: unknown) => {
      if (error instanceof Refusal) refuse(response, error.status, error.message)
      else response.destroy()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  state.baseUrl = `${endpoint}/bucket/`
  state.env = {
    S3_BUCKET: 'bucket',
    S3_ENDPOINT: endpoint,
    S3_REGION: REGION,
    S3_ACCESS_KEY_ID: KEY_ID,
    S3_SECRET_ACCESS_KEY: SECRET,
  }
  return state
}

class Refusal extends Error {
  readonly status: number
  constructor(status: number, code: string) {
    super(code)
    this.status = status
  }
}

async function answer(state: TestS3, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://localhost')
  const method = request.method ?? 'GET'
  state.requests.push({ method, path: url.pathname + url.search })
  if (state.fault?.(request, response)) return
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const body = Buffer.concat(chunks)
  checkSignature(request, url, body)
  const [, bucket, ...rest] = decodeURIComponent(url.pathname).split('/')
  if (bucket !== 'bucket') throw new Refusal(404, 'NoSuchBucket')
  const key = rest.join('/')
  const query = url.searchParams
  const xml = (content: string) => response.end(`<?xml version="1.0" encoding="UTF-8"?>\n${content}`)

  if (key === '' && query.has('uploads')) {
    const items = [...state.uploads].map(
      ([id, upload]) =>
        `<Upload><Key>${upload.key}</Key><UploadId>${id}</UploadId><Initiated>${upload.at.toISOString()}</Initiated></Upload>`,
    )
    xml(
      `<ListMultipartUploadsResult><IsTruncated>false</IsTruncated>${items.join('')}</ListMultipartUploadsResult>`,
    )
  } else if (key === '') {
    list(state, query, xml)
  } else if (method === 'POST' && query.has('uploads')) {
    const id = `up+load/${randomUUID()}`
    state.uploads.set(id, { key, parts: new Map(), at: new Date() })
    xml(`<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`)
  } else if (query.has('uploadId')) {
    part(state, { method, key, query, body, response, xml })
  } else if (method === 'PUT') {
    state.objects.set(key, { bytes: body, at: new Date(), headers: storedHeaders(request) })
    response.setHeader('etag', etagOf(body)).end()
  } else if (method === 'DELETE') {
    state.objects.delete(key)
    response.writeHead(204).end()
  } else await give(state, key, request, query, response)
}

function part(
  state: TestS3,
  {
    method,
    key,
    query,
    body,
    response,
    xml,
  }: {
    method: string
    key: string
    query: URLSearchParams
    body: Buffer
    response: ServerResponse
    xml: (content: string) => void
  },
): void {
  const id = query.get('uploadId') ?? ''
  const upload = state.uploads.get(id)
  if (upload?.key !== key) throw new Refusal(404, 'NoSuchUpload')
  if (method === 'PUT') {
    upload.parts.set(Number(query.get('partNumber')), body)
    response.setHeader('etag', etagOf(body)).end()
    return
  }
  state.uploads.delete(id)
  if (method === 'DELETE') {
    response.writeHead(204).end()
    return
  }
  const named = [...body.toString().matchAll(/<PartNumber>(\d+)<\/PartNumber><ETag>([^<]*)<\/ETag>/g)]
  const parts = named.map(([, number, etag]) => {
    const bytes = upload.parts.get(Number(number))
    if (!bytes || etagOf(bytes) !== etag) throw new Refusal(400, 'InvalidPart')
    return bytes
  })
  if (parts.slice(0, -1).some((bytes) => bytes.length < 5 * 1024 * 1024))
    throw new Refusal(400, 'EntityTooSmall')
  state.objects.set(key, { bytes: Buffer.concat(parts), at: new Date(), headers: {} })
  xml(`<CompleteMultipartUploadResult><Key>${key}</Key></CompleteMultipartUploadResult>`)
}

/** Two names a page, so that whoever lists must turn pages. */
function list(state: TestS3, query: URLSearchParams, xml: (content: string) => void): void {
  const keys = [...state.objects.keys()].filter((key) => key.startsWith(query.get('prefix') ?? '')).sort()
  const from = Number(query.get('continuation-token') ?? 0)
  const page = keys.slice(from, from + 2).map((key) => {
    const at = state.objects.get(key)?.at.toISOString()
    return `<Contents><Key>${key.replaceAll('&', '&amp;')}</Key><LastModified>${at}</LastModified></Contents>`
  })
  const more = from + 2 < keys.length
  const next = more ? `<NextContinuationToken>${from + 2}</NextContinuationToken>` : ''
  xml(`<ListBucketResult><IsTruncated>${more}</IsTruncated>${page.join('')}${next}</ListBucketResult>`)
}

async function give(
  state: TestS3,
  key: string,
  request: IncomingMessage,
  query: URLSearchParams,
  response: ServerResponse,
): Promise<void> {
  const object = state.objects.get(key)
  if (!object) throw new Refusal(404, 'NoSuchKey')
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? '')?.[1] ?? 0)
  for (const [name, value] of Object.entries(object.headers)) response.setHeader(name, value)
  for (const name of ['content-disposition', 'content-type']) {
    const asked = query.get(`response-${name}`)
    if (asked !== null) response.setHeader(name, asked)
  }
  response.setHeader('content-length', object.bytes.length - from)
  response.writeHead(from > 0 ? 206 : 200)
  for (let at = from; at < object.bytes.length && !response.destroyed; at += 65_536) {
    const piece = object.bytes.subarray(at, at + 65_536)
    if (!response.write(piece)) await drained(response)
  }
  response.end()
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    function done() {
      response.off('drain', done).off('close', done)
      resolve()
    }
    response.on('drain', done).on('close', done)
  })
}

function storedHeaders({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    ['content-type', 'content-disposition'].flatMap((name) => {
      const value = headers[name]
      return typeof value === 'string' ? [[name, value]] : []
    }),
  )
}

function etagOf(bytes: Buffer): string {
  return `"${createHash('md5').update(bytes).digest('hex')}"`
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { 'content-type': 'application/xml' })
  response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>no</Message></Error>`)
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/create-signed-request.html, written apart from the client's. */
function checkSignature(request: IncomingMessage, url: URL, body: Buffer): void {
  const fromQuery = url.searchParams.get('X-Amz-Signature')
  const header = /Credential=([^,]+), SignedHeaders=([^,]+), Signature=(\w+)/.exec(
    request.headers.authorization ?? '',
  )
  const credential = fromQuery ? url.searchParams.get('X-Amz-Credential') : header?.[1]
  const names = (fromQuery ? url.searchParams.get('X-Amz-SignedHeaders') : header?.[2]) ?? ''
  const given = fromQuery ?? header?.[3]
  const date = String(fromQuery ? url.searchParams.get('X-Amz-Date') : request.headers['x-amz-date'])
  const scope = `${date.slice(0, 8)}/${REGION}/s3/aws4_request`
  if (credential !== `${KEY_ID}/${scope}`) throw new Refusal(403, 'InvalidAccessKeyId')
  const signedAt = Date.parse(date.replace(/^(....)(..)(..)T(..)(..)(..)Z$/, '$1-$2-$3T$4:$5:$6Z'))
  const seconds = fromQuery ? Number(url.searchParams.get('X-Amz-Expires')) : 900
  if (!(Date.now() < signedAt + seconds * 1000)) throw new Refusal(403, 'RequestTimeTooSkewed')

  const bodyHash = fromQuery ? 'UNSIGNED-PAYLOAD' : String(request.headers['x-amz-content-sha256'])
  if (!fromQuery && bodyHash !== sha256(body)) throw new Refusal(400, 'XAmzContentSHA256Mismatch')
  const query = [...url.searchParams]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${strict(name)}=${strict(value)}`)
    .sort()
    .join('&')
  const canonical = [
    request.method,
    strict(decodeURIComponent(url.pathname)).replaceAll('%2F', '/'),
    query,
    ...names.split(';').map((name) => `${name}:${String(request.headers[name] ?? '').trim()}`),
    '',
    names,
    bodyHash,
  ].join('\n')
  const toSign = ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n')
  const key = scope.split('/').reduce<string | Buffer>((last, item) => hmac(last, item), `AWS4${SECRET}`)
  if (hmac(key, toSign).toString('hex') !== given) throw new Refusal(403, 'SignatureDoesNotMatch')
}

function sha256(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex')
}

function hmac(key: string | Buffer, data: string): Buffer {
  return createHmac('sha256', key).update(data).digest()
}

function strict(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
}
