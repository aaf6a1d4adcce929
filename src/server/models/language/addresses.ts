import { BlockList, isIP } from 'node:net'

/** Never a model's address, whatever is configured: clouds hand out their machines' keys here. */
const LINK_LOCAL = listOf(['169.254.0.0/16'], ['fe80::/10', 'fd00:ec2::254/128'])

/** All that is not the public internet: IANA's registries of special-purpose addresses, and tunnels into them. */
const SPECIAL = listOf(
  [
    '0.0.0.0/8',
    '10.0.0.0/8',
    '100.64.0.0/10',
    '127.0.0.0/8',
    '169.254.0.0/16',
    '172.16.0.0/12',
    '192.0.0.0/24',
    '192.0.2.0/24',
    '192.168.0.0/16',
    '198.18.0.0/15',
    '198.51.100.0/24',
    '203.0.113.0/24',
    '224.0.0.0/4',
    '240.0.0.0/4',
  ],
  [
    '::/96',
    '64:ff9b::/96',
    '64:ff9b:1::/48',
    '100::/64',
    '2001::/23',
    '2001:db8::/32',
    '2002::/16',
    'fc00::/7',
    'fe80::/10',
    'fec0::/10',
    'ff00::/8',
  ],
)

/** Whether a connection to this address (of an IP, without brackets) may be made. `local`: into a private network too. */
export function mayConnect(address: string, local: boolean): boolean {
  const version = isIP(address)
  if (version === 0) return false
  return !(local ? LINK_LOCAL : SPECIAL).check(address, version === 6 ? 'ipv6' : 'ipv4')
}

function listOf(v4: string[], v6: string[]): BlockList {
  const list = new BlockList()
  for (const [subnets, family] of [
    [v4, 'ipv4'],
    [v6, 'ipv6'],
  ] as const)
    for (const subnet of subnets) {
      const [address = '', bits] = subnet.split('/')
      list.addSubnet(address, Number(bits), family)
    }
  return list
}
