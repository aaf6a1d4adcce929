import type { Random } from '#test/hostile/random.ts'

/** How deep nested input is: no parser of ours may recurse so far. */
const DEPTH = 100_000

/** Text that programs have stumbled over; some after minimaxir/big-list-of-naughty-strings (MIT). */
const STRINGS = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'a\udfffb',
  '\ufeff',
  '\u202e\u2066gpj.exe',
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳',
  '👩‍👩‍👧‍👦🏳️‍🌈',
  '田中さんにあげて下さい',
  'الكل في المجمو عة',
  'İıẞß',
  '../../../etc/passwd',
  '..\\..\\windows\\system.ini',
  'CON',
  'a\r\nSet-Cookie: a=b',
  "' OR 1=1 --",
  '1;DROP TABLE users',
  '$1 %s %n {0} {{7*7}} <%= 7*7 %>',
  '<script>alert(1)</script>',
  '\\u0000',
  '%00%E0%A4%A',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'undefined',
  'NaN',
  '1e400',
  '-0',
  '0x10',
  '9007199254740993',
  '00000000-0000-0000-0000-000000000000',
  '0001-01-01T00:00:00.000Z',
  '275760-09-13T00:00:00.001Z',
  'a'.repeat(100_000),
  '𝕏'.repeat(30_000),
  '%'.repeat(5_000),
  '('.repeat(5_000),
  "& | ! <-> :* '",
] as const

const VALUES: readonly [unknown, ...unknown[]] = [
  null,
  true,
  0,
  -0,
  -1,
  0.5,
  2_147_483_647,
  2_147_483_648,
  9_007_199_254_740_992,
  1e308,
  [],
  {},
  [[]],
  [null],
  { id: {} },
  { length: -1 },
  { toString: null },
  JSON.parse('{"__proto__": {"isAdmin": true}, "id": 1}'),
  JSON.parse('{"constructor": {"prototype": {"isAdmin": true}}}'),
  Array(2_000).fill(0),
  ...STRINGS,
]

/** Bodies that are no JSON of a value, or one that no program would write. */
const RAW = [
  '',
  '{',
  'nul',
  '{"a":1e999999}',
  '{"a":-}',
  '"\\ud800"',
  '"\\u0000"',
  '['.repeat(DEPTH),
  `${'['.repeat(DEPTH)}${']'.repeat(DEPTH)}`,
  `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
  '{"json":{"id":1},"meta":{"values":{"id":["Date"]}}}',
  '{"id":1,"id":{"$ne":null}}',
  '\u0000\u0001',
  '--b\r\nContent-Disposition: form-data; name="id"\r\n\r\n1\r\n--b--',
] as const

/** An input made from a right one: a field of it replaced, added or taken away, or all of it. */
export function naughtyInput(random: Random, right: unknown): { input: unknown } | { raw: string } {
  const kind = random.below(10)
  if (kind === 0) return { raw: random.pick(RAW) }
  if (kind === 1 || typeof right !== 'object' || right === null) return { input: random.pick(VALUES) }
  const copy: Record<string, unknown> = { ...right }
  const names = Object.keys(copy) as [string, ...string[]]
  const name = kind === 2 ? random.pick(STRINGS).slice(0, 50) : random.pick(names)
  if (kind === 3) delete copy[name]
  else copy[name] = random.below(4) === 0 ? [random.pick(VALUES)] : random.pick(VALUES)
  return { input: copy }
}

export function naughtyString(random: Random): string {
  return random.pick(STRINGS)
}

/** Header values that say who one is, and don't. */
export const BAD_AUTHORIZATION = [
  'Bearer %E0%A4%A',
  'Bearer',
  'Bearer ',
  'bearer x',
  'Bearer a b',
  'Basic YTpi',
  'Bearer uai_',
  `Bearer uai_${'A'.repeat(43)}`,
  'Bearer eyJhbGciOiJub25lIn0.e30.',
  'Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.AAAA',
  'Bearer ..',
  `Bearer ${'x'.repeat(8_000)}`,
  'Bearer \u00ff\u00fe',
  'Digest username="a"',
] as const

export const BAD_COOKIES = [
  'ultrai.session=%E0%A4%A',
  'ultrai.session=',
  'ultrai.session',
  '=;=;=',
  'ultrai.session=a.b.c',
  'ultrai.session=eyJhbGciOiJub25lIn0.e30.',
  `ultrai.session=${'x'.repeat(8_000)}`,
  '__proto__=1; ultrai.session=\u00ff',
  `${'a=b; '.repeat(1_000)}`,
] as const
