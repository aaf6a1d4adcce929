import { isIPv4, isIPv6 } from 'node:net'

/** Carries a sender's address from the web server to the doors, Next's among them. What was sent under it is dropped. */
export const ADDRESS_HEADER = 'x-ultrai-address'

/**
 * The address that limits count by. Of X-Forwarded-For only what our own proxies have added is believed: the last
 * `trustProxy` entries; what stands before them anybody may have written. IPv6 goes by its first 64 bits, as one
 * household or machine has all the rest.
 */
export function addressOf(input: {
  remote: string | undefined
  forwardedFor: string | undefined
  trustProxy: number
}): string {
  const hops = input.forwardedFor?.split(',').map((hop) => hop.trim()) ?? []
  const told = input.trustProxy > 0 ? hops.at(-Math.min(input.trustProxy, hops.length)) : undefined
  const given = told && (isIPv4(told) || isIPv6(told)) ? told : (input.remote ?? '')
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(given)?.[1]
  if (mapped) return mapped
  return isIPv6(given) ? network(given) : given
}

/** The first four groups of an IPv6 address. */
function network(address: string): string {
  const [head = '', tail] = address.split('%')[0]?.split('::') ?? []
  const before = head.split(':').filter(Boolean)
  const after = tail?.split(':').filter(Boolean) ?? []
  const missing = tail === undefined ? 0 : Math.max(0, 8 - before.length - after.length)
  const groups = [...before, ...Array<string>(missing).fill('0'), ...after]
  return `${groups
    .slice(0, 4)
    .map((group) => group.toLowerCase().replace(/^0+(?=.)/, ''))
    .join(':')}::`
}
