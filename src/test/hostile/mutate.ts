import type { Random } from './random.ts'

type Change = (bytes: Buffer, random: Random) => Buffer

const NUMBERS = [
  '0',
  '-1',
  '2147483648',
  '4294967295',
  '99999999999999999999',
  '1e308',
  '-0.0000001',
] as const
const NESTS = ['<<', '[', '(', '<b>', '<w:p>', '<text:p>', '{\\b ', '[/A <<'] as const

const flipBits: Change = (bytes, random) => {
  const copy = Buffer.from(bytes)
  for (let count = 1 + random.below(20); count > 0; count--) {
    const at = random.below(copy.length)
    copy[at] = (copy[at] ?? 0) ^ (1 << random.below(8))
  }
  return copy
}

const truncate: Change = (bytes, random) => bytes.subarray(0, 1 + random.below(bytes.length))

const repeatPiece: Change = (bytes, random) => {
  const start = random.below(bytes.length)
  const piece = bytes.subarray(start, start + 1 + random.below(2_000))
  const times = 1 + random.below(200)
  return splice(
    bytes,
    random.below(bytes.length),
    0,
    Buffer.concat(Array.from({ length: times }, () => piece)),
  )
}

const removePiece: Change = (bytes, random) =>
  splice(bytes, random.below(bytes.length), 1 + random.below(500), Buffer.alloc(0))

/** A number in the text of the file, such as a length, an offset, a count, becomes another. */
const changeNumber: Change = (bytes, random) => {
  const found = [...bytes.toString('latin1').matchAll(/\d+/g)]
  const number = found[random.below(found.length)]
  if (!number) return flipBits(bytes, random)
  return splice(bytes, number.index, number[0].length, Buffer.from(random.pick(NUMBERS)))
}

/** Two numbers change places: offsets then point at each other's objects, lengths are wrong. */
const swapNumbers: Change = (bytes, random) => {
  const text = bytes.toString('latin1')
  const found = [...text.matchAll(/\d{2,}/g)]
  const [a, b] = [found[random.below(found.length)], found[random.below(found.length)]]
  if (!a || !b || a.index >= b.index) return changeNumber(bytes, random)
  const between = text.slice(a.index + a[0].length, b.index)
  const changed = text.slice(0, a.index) + b[0] + between + a[0] + text.slice(b.index + b[0].length)
  return Buffer.from(changed, 'latin1')
}

/** Four bytes such as a binary length become large, small or negative. */
const changeWord: Change = (bytes, random) => {
  const copy = Buffer.from(bytes)
  if (copy.length < 4) return copy
  copy.writeUInt32LE(random.pick([0, 1, 0x7fffffff, 0x80000000, 0xffffffff]), random.below(copy.length - 3))
  return copy
}

const nestDeeply: Change = (bytes, random) =>
  splice(
    bytes,
    random.below(bytes.length),
    0,
    Buffer.from(random.pick(NESTS).repeat(1 + random.below(20_000))),
  )

const CHANGES = [
  flipBits,
  truncate,
  repeatPiece,
  removePiece,
  changeNumber,
  swapNumbers,
  changeWord,
  nestDeeply,
] as const

/** A file with one to four faults; the same for the same random numbers. */
export function mutate(bytes: Uint8Array, random: Random): Uint8Array<ArrayBuffer> {
  let changed: Buffer = Buffer.from(bytes)
  for (let count = 1 + random.below(4); count > 0; count--) changed = random.pick(CHANGES)(changed, random)
  return new Uint8Array(changed)
}

function splice(bytes: Buffer, at: number, remove: number, insert: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, at), insert, bytes.subarray(at + remove)])
}
