import type { AccessTokenRow } from '#contracts/account.ts'

const day = new Intl.DateTimeFormat('en', { dateStyle: 'long' })

/** What a token may do, in words. */
export function scopeWords(scopes: AccessTokenRow['scopes']): string {
  return scopes.includes('write') ? 'Reads and changes' : 'Reads only'
}

/** When a token ends: "Works until 3 March 2027", "Ended on …", "Has no end". `now` in milliseconds. */
export function endWords(expiresAt: string | null, now: number): string {
  if (expiresAt === null) return 'Has no end'
  const at = Date.parse(expiresAt)
  return at > now ? `Works until ${day.format(at)}` : `Ended on ${day.format(at)}`
}

/** Where a session was seen: an IPv6 address is kept by its network. */
export function placeWords(address: string): string {
  if (address === '') return 'Unknown address'
  return address === '127.0.0.1' || address === '0:0:0:0::' ? 'This computer' : address
}
