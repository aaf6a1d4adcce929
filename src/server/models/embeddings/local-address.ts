import { BlockList, isIP } from 'node:net'

/** Loopback and private networks: RFC 1918, RFC 4193. Not 169.254.0.0/16, where clouds keep their own services. */
const PRIVATE = new BlockList()
PRIVATE.addSubnet('127.0.0.0', 8)
PRIVATE.addSubnet('10.0.0.0', 8)
PRIVATE.addSubnet('172.16.0.0', 12)
PRIVATE.addSubnet('192.168.0.0', 16)
PRIVATE.addAddress('::1', 'ipv6')
PRIVATE.addSubnet('fc00::', 7, 'ipv6')

/** Whether an address shows that what is sent there stays on this machine or its private network. */
export function isLocalAddress(url: string): boolean {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '').toLowerCase()
  if (host === 'localhost' || host.endsWith('.localhost')) return true
  const family = isIP(host)
  return family !== 0 && PRIVATE.check(host, family === 6 ? 'ipv6' : 'ipv4')
}
