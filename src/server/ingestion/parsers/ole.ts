import { AppError } from '#server/platform/errors.ts'

const MAGIC = Buffer.from('d0cf11e0a1b11ae1', 'hex')
/** The stream in which Office puts a document that it encrypts ([MS-OFFCRYPTO] 2.3). */
const ENCRYPTED = Buffer.from('EncryptedPackage', 'utf16le')

/** True for a compound file: old Office's formats, and encrypted ones of today. */
export function isOle(bytes: Uint8Array): boolean {
  return MAGIC.equals(bytes.subarray(0, MAGIC.length))
}

/** Why a compound file is not read, when its name promised another format. */
export function refuseOle(bytes: Uint8Array, extension: string): AppError {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (all.includes(ENCRYPTED)) return new AppError('document.encrypted')
  return new AppError('document.disguised', { found: 'cfb', extension })
}
