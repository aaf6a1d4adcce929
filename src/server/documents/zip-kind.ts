/** The media types of an OpenDocument's or e-book's first entry, which is stored as it is. */
const BY_MEDIA_TYPE: Record<string, string> = {
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.text-template': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/vnd.oasis.opendocument.presentation': 'odp',
  'application/epub+zip': 'epub',
}
const BY_FOLDER: [string, string][] = [
  ['word/', 'docx'],
  ['xl/', 'xlsx'],
  ['ppt/', 'pptx'],
]

/**
 * What a zip holds, by the entries whose headers are in its first bytes: its usual extension, `zip` when they don't
 * tell. Where a large entry comes first, an office document's name is believed: its parser looks at all of it.
 */
export function zipKind(head: Uint8Array, extension: string): string {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength)
  const names = entryNames(bytes)
  for (const [folder, kind] of BY_FOLDER) if (names.some((name) => name.startsWith(folder))) return kind
  if (names[0] === 'mimetype') {
    const type = /^application\/[\w.+-]+/.exec(bytes.toString('latin1', 38, 120))?.[0] ?? ''
    const known = Object.keys(BY_MEDIA_TYPE).findLast((media) => type.startsWith(media))
    return known === undefined ? 'zip' : (BY_MEDIA_TYPE[known] ?? 'zip')
  }
  if (names.includes('[Content_Types].xml') && /^(?:docx|xlsx|pptx)$/.test(extension)) return extension
  if (names.includes('content.xml') && extension === 'odt') return extension
  return 'zip'
}

function entryNames(bytes: Buffer): string[] {
  const names: string[] = []
  for (let at = bytes.indexOf('PK\x03\x04'); at !== -1; at = bytes.indexOf('PK\x03\x04', at + 4)) {
    if (at + 30 > bytes.length) break
    names.push(bytes.toString('latin1', at + 30, at + 30 + bytes.readUInt16LE(at + 26)))
  }
  return names
}
