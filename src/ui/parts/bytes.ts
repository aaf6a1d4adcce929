const UNITS = ['bytes', 'KiB', 'MiB', 'GiB'] as const

/** A size in words: "1 byte", "820 bytes", "1.4 MiB", "25 MiB". */
export function bytes(size: number): string {
  if (size === 1) return '1 byte'
  const power = size < 1024 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log2(size) / 10))
  const value = size / 1024 ** power
  return `${power === 0 || value >= 10 ? Math.round(value) : value.toFixed(1).replace(/\.0$/, '')} ${UNITS[power]}`
}

/** "1 page", "12 pages". */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`
}
