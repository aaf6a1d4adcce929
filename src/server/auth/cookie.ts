import type { Env } from '#server/platform/env.ts'

/** The session's cookie; Secure, with the prefix that browsers guard, as soon as people come by https. */
export function sessionCookie(env: Pick<Env, 'publicUrl'>): { name: string; secure: boolean } {
  const secure = env.publicUrl?.startsWith('https://') ?? false
  return { name: secure ? '__Secure-ultrai.session' : 'ultrai.session', secure }
}

/** The value of a cookie in a Cookie header, or null. A header that can't be decoded is no cookie. */
export function readCookie(header: string | null | undefined, name: string): string | null {
  for (const part of header?.split(';') ?? []) {
    const at = part.indexOf('=')
    if (at < 0 || part.slice(0, at).trim() !== name) continue
    try {
      return decodeURIComponent(part.slice(at + 1).trim())
    } catch {
      return null
    }
  }
  return null
}
