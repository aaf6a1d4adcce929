import type { LogInProvider } from '#contracts/account.ts'
import type { Env } from '#server/platform/env.ts'

type OauthEnv = Pick<Env, 'oauthIssuer' | 'oauthName' | 'googleClientId' | 'githubClientId'>

/** The other services that people may log in by here, as the environment has them. */
export function logInProviders(env: OauthEnv): LogInProvider[] {
  return [
    ...(env.oauthIssuer ? [{ id: 'oidc', name: env.oauthName }] : []),
    ...(env.googleClientId ? [{ id: 'google', name: 'Google' }] : []),
    ...(env.githubClientId ? [{ id: 'github', name: 'GitHub' }] : []),
  ]
}
