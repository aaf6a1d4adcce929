/** A column of the matrix of edit distances as its rises and falls, 32 rows a block. */
export interface BitColumn {
  plus: Int32Array
  minus: Int32Array
  /** The bit of the pattern's last unit in the last block. */
  lastBit: number
}

/** The first column: each row one more than the row above. */
export function firstColumn(patternLength: number): BitColumn {
  const blocks = Math.ceil(patternLength / 32)
  return {
    plus: new Int32Array(blocks).fill(-1),
    minus: new Int32Array(blocks),
    lastBit: 1 << ((patternLength - 1) & 31),
  }
}

/**
 * Steps to the next column, in place (Myers, "A fast bit-vector algorithm for approximate string matching", JACM 1999;
 * in blocks as Hyyrö, 2003). `masks` has from `row` on, a block each, where the pattern has the text's unit; `carry`
 * is what comes in above: 1 where the first row counts, 0 where a match may begin anywhere.
 * @returns by how much the last row's distance changes: -1, 0 or 1
 */
export function nextColumn(
  { plus, minus, lastBit }: BitColumn,
  masks: Int32Array,
  row: number,
  carryIn: number,
): number {
  const blocks = plus.length
  let carry = carryIn
  for (let block = 0; block < blocks; block += 1) {
    const high = block === blocks - 1 ? lastBit : 1 << 31
    const positive = plus[block] as number
    const negative = minus[block] as number
    let equal = masks[row + block] as number
    const vertical = equal | negative
    if (carry < 0) equal |= 1
    const horizontal = ((((equal & positive) + positive) | 0) ^ positive) | equal
    let rise = negative | ~(horizontal | positive)
    let fall = positive & horizontal
    const out = (rise & high) !== 0 ? 1 : (fall & high) !== 0 ? -1 : 0
    rise = (rise << 1) | (carry > 0 ? 1 : 0)
    fall = (fall << 1) | (carry < 0 ? 1 : 0)
    plus[block] = fall | ~(vertical | rise)
    minus[block] = rise & vertical
    carry = out
  }
  return carry
}
