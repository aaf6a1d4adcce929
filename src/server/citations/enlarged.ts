/** A longer array that begins with what a shorter one holds. */
export function enlarged<A extends Uint16Array | Int32Array | Uint32Array>(to: A, from: A): A {
  to.set(from)
  return to
}
