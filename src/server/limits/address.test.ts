import { expect, test } from 'vitest'
import { addressOf } from './address.ts'

const remote = '10.0.0.1'

test('without a proxy of ours nothing that was sent is believed', () => {
  expect(addressOf({ remote, forwardedFor: '1.2.3.4', trustProxy: 0 })).toBe(remote)
})

test('each proxy of ours has added one address at the end; what stands before is anybody’s', () => {
  const forwardedFor = '6.6.6.6, 1.2.3.4, 10.9.9.9'
  expect(addressOf({ remote, forwardedFor, trustProxy: 1 })).toBe('10.9.9.9')
  expect(addressOf({ remote, forwardedFor, trustProxy: 2 })).toBe('1.2.3.4')
})

test('a header that says nothing leaves the connection’s own address', () => {
  for (const forwardedFor of [undefined, '', 'unknown', '%00', '1.2.3'])
    expect(addressOf({ remote, forwardedFor, trustProxy: 1 })).toBe(remote)
})

test('IPv4 in IPv6 is IPv4; IPv6 goes by its network', () => {
  expect(addressOf({ remote: '::ffff:127.0.0.1', forwardedFor: undefined, trustProxy: 0 })).toBe('127.0.0.1')
  const of = (ip: string) => addressOf({ remote: ip, forwardedFor: undefined, trustProxy: 0 })
  expect(of('2001:db8::1')).toBe('2001:db8:0:0::')
  expect(of('2001:0DB8:0:0:abcd::')).toBe(of('2001:db8::1'))
  expect(of('2001:db8:0:1::1')).not.toBe(of('2001:db8::1'))
})
