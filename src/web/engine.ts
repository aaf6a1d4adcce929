import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'

/** 4.6 MB become 1.5 in a second or so, off the event loop; higher grades take ten times as long for a tenth less. */
const GRADE = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }

let plain: Promise<Buffer> | null = null
let packed: Buffer | null = null

/** Reads the file once, and packs it once: who comes before that is done gets it as it is. */
function read(): Promise<Buffer> {
  plain ??= readFile(fileURLToPath(import.meta.resolve('@embedpdf/pdfium/pdfium.wasm'))).then((bytes) => {
    promisify(brotliCompress)(bytes, GRADE).then(
      (result) => {
        packed = result
      },
      () => {},
    )
    return bytes
  })
  return plain
}

/** What draws PDFs in the browser. The address names the version, so it may be kept for good. */
export async function serveEngine(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const bytes = await read()
  const isPacked = packed !== null && /\bbr\b/.test(String(request.headers['accept-encoding']))
  const body = isPacked && packed ? packed : bytes
  response.writeHead(200, {
    'content-type': 'application/wasm',
    'content-length': body.byteLength,
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
    ...(isPacked && { 'content-encoding': 'br' }),
  })
  response.end(request.method === 'HEAD' ? undefined : body)
}
