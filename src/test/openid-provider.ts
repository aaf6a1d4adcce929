import { createHash, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

/** Whom the provider lets in, and what it tells of them. */
export interface TestPerson {
  sub: string
  name?: string
  email?: string
  email_verified?: boolean
}

/** What a provider, or somebody between it and us, may get wrong; each must be refused. */
export type Lie = 'signature' | 'nonce' | 'audience' | 'issuer' | 'expired' | 'someone else'

/** An OpenID provider on 127.0.0.1: discovery, codes with PKCE, signed tokens, userinfo. It asks nobody for consent. */
export interface TestProvider {
  issuer: string
  clientId: string
  clientSecret: string
  /** Who comes through its door next, and with which lie. */
  next: { person: TestPerson; lie: Lie | null }
  close(): Promise<void>
}

interface Grant {
  person: TestPerson
  lie: Lie | null
  challenge: string
  redirect: string
  nonce: string
}

export async function openIdProvider(port = 0): Promise<TestProvider> {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true })
  const stranger = await generateKeyPair('RS256')
  const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }
  const codes = new Map<string, Grant>()
  const tokens = new Map<string, TestPerson>()
  const provider: TestProvider = {
    issuer: '',
    clientId: 'ultrai',
    clientSecret: 'known to both',
    next: { person: { sub: 'nobody' }, lie: null },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
  const server = createServer((request, response) => {
    answer(request, response).catch((error) => send(response, 500, { error: String(error) }))
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  provider.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return provider

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', provider.issuer)
    if (url.pathname === '/.well-known/openid-configuration') return send(response, 200, discovery())
    if (url.pathname === '/jwks') return send(response, 200, { keys: [jwk] })
    if (url.pathname === '/authorize') return authorize(url.searchParams, response)
    if (url.pathname === '/token') return token(request, response)
    const person = tokens.get(request.headers.authorization?.replace(/^Bearer /, '') ?? '')
    return person ? send(response, 200, person) : send(response, 401, { error: 'invalid_token' })
  }

  function discovery() {
    const { issuer } = provider
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/userinfo`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      id_token_signing_alg_values_supported: ['RS256'],
    }
  }

  function authorize(query: URLSearchParams, response: ServerResponse): void {
    const need = (name: string) => query.get(name) ?? ''
    const back = new URL(need('redirect_uri'))
    if (need('code_challenge_method') !== 'S256' || need('client_id') !== provider.clientId)
      back.searchParams.set('error', 'invalid_request')
    else {
      const code = randomUUID()
      const [challenge, nonce] = [need('code_challenge'), need('nonce')]
      codes.set(code, { ...provider.next, challenge, nonce, redirect: need('redirect_uri') })
      back.searchParams.set('code', code)
    }
    back.searchParams.set('state', need('state'))
    response.writeHead(302, { location: back.href }).end()
  }

  /** A code is spent once, by whoever knows our secret, the verifier and where it was sent. */
  async function token(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece as Buffer)
    const form = new URLSearchParams(Buffer.concat(pieces).toString())
    const grant = codes.get(form.get('code') ?? '')
    codes.delete(form.get('code') ?? '')
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    const isOurs = request.headers.authorization === `Basic ${basic()}`
    if (!grant || !isOurs || grant.challenge !== challenge || grant.redirect !== form.get('redirect_uri'))
      return send(response, 400, { error: 'invalid_grant' })
    const accessToken = randomUUID()
    const { person, lie } = grant
    tokens.set(accessToken, lie === 'someone else' ? { ...person, sub: 'another' } : person)
    send(response, 200, { access_token: accessToken, token_type: 'Bearer', id_token: await signed(grant) })
  }

  function basic(): string {
    const [id, secret] = [provider.clientId, provider.clientSecret].map((part) => encodeURIComponent(part))
    return Buffer.from(`${id}:${secret}`.replace(/%20/g, '+')).toString('base64')
  }

  function signed({ person, lie, nonce }: Grant): Promise<string> {
    return new SignJWT({ nonce: lie === 'nonce' ? 'of another log-in' : nonce })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setSubject(person.sub)
      .setIssuer(lie === 'issuer' ? 'https://evil.example' : provider.issuer)
      .setAudience(lie === 'audience' ? 'another client' : provider.clientId)
      .setIssuedAt()
      .setExpirationTime(Math.floor(Date.now() / 1000) + (lie === 'expired' ? -3600 : 3600))
      .sign(lie === 'signature' ? stranger.privateKey : privateKey)
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
