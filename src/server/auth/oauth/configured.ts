import type { OAuthConfig } from 'next-auth/providers/oauth'
import type { Env } from '#server/platform/env.ts'
import { githubPerson } from './github.ts'
import { type Claims, type Person, personOf } from './person.ts'

const GOOGLE = 'https://accounts.google.com'
const GITHUB = 'https://github.com/login/oauth'
const GITHUB_API = 'https://api.github.com'

/** How long another service may take to answer, in milliseconds. */
const httpOptions = { timeout: 10_000 }

type ProviderEnv = Pick<
  Env,
  | 'oauthIssuer'
  | 'oauthName'
  | 'oauthClientId'
  | 'oauthClientSecret'
  | 'googleClientId'
  | 'googleClientSecret'
  | 'githubClientId'
  | 'githubClientSecret'
>

/** next-auth's settings for the other services that the environment names (providers.ts lists the same). */
export function oauthProviders(env: ProviderEnv): OAuthConfig<Claims>[] {
  const { oauthIssuer, oauthClientId, oauthClientSecret, googleClientId, googleClientSecret } = env
  const { githubClientId, githubClientSecret } = env
  return [
    ...(oauthIssuer && oauthClientId && oauthClientSecret
      ? [openId('oidc', env.oauthName, oauthIssuer, oauthClientId, oauthClientSecret)]
      : []),
    ...(googleClientId && googleClientSecret
      ? [openId('google', 'Google', GOOGLE, googleClientId, googleClientSecret)]
      : []),
    ...(githubClientId && githubClientSecret ? [github(githubClientId, githubClientSecret)] : []),
  ]
}

/**
 * OpenID Connect by discovery: the token is signed for us, for this very log-in (nonce), and its code can be spent by
 * this browser only (PKCE, state).
 */
function openId(
  id: string,
  name: string,
  issuer: string,
  clientId: string,
  clientSecret: string,
): OAuthConfig<Claims> {
  return {
    id,
    name,
    type: 'oauth',
    wellKnown: `${issuer.replace(/\/+$/, '')}/.well-known/openid-configuration`,
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    authorization: { params: { scope: 'openid email profile' } },
    clientId,
    clientSecret,
    httpOptions,
    userinfo: {
      // Where an access token is given too, a provider may tell the address there alone (OpenID Connect Core, 5.4).
      async request({ client, tokens }) {
        const set = tokens as Exclude<Parameters<typeof client.userinfo>[0], string>
        const told = client.issuer.metadata.userinfo_endpoint ? await client.userinfo(set) : {}
        return { ...set.claims(), ...told }
      },
    },
    profile: withVerified(personOf),
  }
}

function github(clientId: string, clientSecret: string): OAuthConfig<Claims> {
  return {
    id: 'github',
    name: 'GitHub',
    type: 'oauth',
    issuer: GITHUB,
    checks: ['pkce', 'state'],
    authorization: { url: `${GITHUB}/authorize`, params: { scope: 'read:user user:email' } },
    token: `${GITHUB}/access_token`,
    clientId,
    clientSecret,
    httpOptions,
    userinfo: {
      async request({ tokens }) {
        const { id, email, verified, name } = await githubPerson(GITHUB_API, tokens.access_token ?? '')
        return { sub: id, email, email_verified: verified, name }
      },
    },
    profile: withVerified(personOf),
  }
}

/** next-auth's type of a user knows nothing of `verified`; it hands it on all the same. */
function withVerified(read: (claims: Claims) => Person): OAuthConfig<Claims>['profile'] {
  return read
}
