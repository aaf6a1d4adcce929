import { createHash } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { AwsV4Signer } from 'aws4fetch'
import { AppError } from '../errors.ts'
import { element } from './s3-answers.ts'

/** A bucket and the key to it. `baseUrl` ends where the names of objects begin: the bucket and a slash. */
export interface S3Settings {
  baseUrl: string
  prefix: string
  region: string
  accessKeyId: string
  secretAccessKey: string
  /** Where the two are good together with it only, as a session's are. */
  sessionToken?: string
  /** How long an answer may take to begin, and each of its pieces to come, in milliseconds. */
  patience?: number
}

export interface S3Request {
  method: 'GET' | 'PUT' | 'POST' | 'DELETE'
  /** An object's whole name; empty for the bucket itself. */
  key: string
  query?: Record<string, string>
  headers?: Record<string, string>
  body?: Uint8Array<ArrayBuffer> | string
}

const PATIENCE = 15_000
/** Pauses before another try, in milliseconds: a store that says "slow down" mostly means a moment. */
const PAUSES = [200, 800]

export type S3Client = ReturnType<typeof s3Client>

/** Signed requests with a limit of time. Whatever goes wrong is `service.storage`, with S3's own words as its cause. */
export function s3Client(settings: S3Settings) {
  const { patience = PATIENCE } = settings

  function signer(request: S3Request, extra: { signQuery?: boolean } = {}): AwsV4Signer {
    const url = new URL(request.key, settings.baseUrl)
    for (const [name, value] of Object.entries(request.query ?? {})) url.searchParams.set(name, value)
    const headers = { ...request.headers }
    if (!extra.signQuery) {
      headers['x-amz-content-sha256'] = createHash('sha256')
        .update(request.body ?? '')
        .digest('hex')
    }
    return new AwsV4Signer({
      method: request.method,
      url: url.href,
      headers,
      region: settings.region,
      service: 's3',
      accessKeyId: settings.accessKeyId,
      secretAccessKey: settings.secretAccessKey,
      ...(settings.sessionToken && { sessionToken: settings.sessionToken }),
      ...extra,
    })
  }

  async function once(request: S3Request): Promise<Response> {
    const { url, headers } = await signer(request).sign()
    const late = new AbortController()
    const timer = setTimeout(() => late.abort(new Error(`S3 did not answer within ${patience} ms`)), patience)
    try {
      return await fetch(url, {
        method: request.method,
        headers,
        body: request.body ?? null,
        signal: late.signal,
        redirect: 'manual',
      })
    } finally {
      clearTimeout(timer)
    }
  }

  return {
    /** Answers of 2xx, and 404 (what is not there is the caller's to judge). All bodies are small, so tries repeat. */
    async send(request: S3Request): Promise<Response> {
      for (let tries = 0; ; tries += 1) {
        const answer = await once(request).catch((thrown: unknown) => asError(thrown))
        if (!(answer instanceof Error)) {
          if (answer.ok) return answer
          if (answer.status === 404 && request.key !== '') return answer
        }
        const problem = answer instanceof Error ? answer : await refusal(request, answer)
        const pause = PAUSES[tries]
        const mayPass = answer instanceof Error || answer.status >= 500 || answer.status === 429
        if (problem instanceof AppError && problem.code === 'service.storage_full') throw problem
        if (!mayPass || pause === undefined) throw new AppError('service.storage', {}, { cause: problem })
        await sleep(pause)
      }
    },
    /** The body of an answer, piece by piece; a piece that doesn't come in time ends it. */
    pieces: (answer: Response) => pieces(answer, patience),
    /** An address that carries its own signature, and ends after so many seconds. */
    async presign(request: S3Request, seconds: number): Promise<string> {
      const query = { ...request.query, 'X-Amz-Expires': String(seconds) }
      return (await signer({ ...request, query }, { signQuery: true }).sign()).url.href
    },
  }
}

async function refusal(request: S3Request, answer: Response): Promise<Error> {
  const xml = await answer.text().catch(() => '')
  const code = element(xml, 'Code') ?? 'no reason given'
  const problem = new Error(`S3 answered ${answer.status} (${code}) to ${request.method}`)
  const isFull =
    answer.status === 507 || /^(XMinioStorageFull|QuotaExceeded|InsufficientCapacity)$/.test(code)
  return isFull ? new AppError('service.storage_full', {}, { cause: problem }) : problem
}

async function* pieces(answer: Response, patience: number): AsyncGenerator<Uint8Array> {
  const reader = answer.body?.getReader()
  if (!reader) return
  try {
    for (;;) {
      const { done, value } = await inTime(reader.read(), patience)
      if (done) return
      yield value
    }
  } finally {
    // Not waited for: a store that hangs would hold the reader as well.
    void reader.cancel().catch(() => undefined)
  }
}

async function inTime<T>(work: Promise<T>, patience: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`S3 sent nothing for ${patience} ms`)), patience)
  })
  try {
    return await Promise.race([work, late])
  } catch (cause) {
    throw new AppError('service.storage', {}, { cause })
  } finally {
    clearTimeout(timer)
  }
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown))
}
