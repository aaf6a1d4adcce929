/** The media types of an OpenDocument's or e-book's first entry, which is stored as it is. */
const BY_MEDIA_TYPE: Record<string, string> = {
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.text-template': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/vnd.oasis.opendocument.spreadsheet-template': 'ods',
  'application/vnd.oasis.opendocument.presentation': 'odp',
  'application/vnd.oasis.opendocument.presentation-template': 'odp',
  'application/epub+zip': 'epub',
}
const BY_FOLDER: [string, string][] = [
  ['word/', 'docx'],
  ['xl/', 'xlsx'],
  ['ppt/', 'pptx'],
]

/**
 * What a zip holds, by the entries whose headers are in its first bytes: its usual extension, null when they don't
 * tell, `zip` when they tell of two kinds at once. Where a large entry comes first, an office document's name (`named`, the kind
 * that it stands for) is believed: its parser looks at all of it.
 */
export function zipKind(head: Uint8Array, named: string): string | null {
  const bytes = Buffer.from(head.buffer, head.byteOffset, head.byteLength)
  const names = entryNames(bytes)
  const kinds = BY_FOLDER.filter(([folder]) => names.some((name) => name.startsWith(folder)))
  const isOpenDocument = names[0] === 'mimetype'
  if (kinds.length + Number(isOpenDocument) > 1) return 'zip'
  if (isOpenDocument) return mediaKind(bytes)
  if (kinds[0]) return kinds[0][1]
  if (names.includes('[Content_Types].xml') && /^(?:docx|xlsx|pptx)$/.test(named)) return named
  if (names.includes('content.xml') && /^od[tsp]$/.test(named)) return named
  return null
}

function mediaKind(bytes: Buffer): string | null {
  const type = /^application\/[\w.+-]+/.exec(bytes.toString('latin1', 38, 120))?.[0] ?? ''
  const known = Object.keys(BY_MEDIA_TYPE).findLast((media) => type.startsWith(media))
  return BY_MEDIA_TYPE[known ?? ''] ?? null
}

function entryNames(bytes: Buffer): string[] {
  const names: string[] = []
  for (let at = bytes.indexOf('PK\x03\x04'); at !== -1; at = bytes.indexOf('PK\x03\x04', at + 4)) {
    if (at + 30 > bytes.length) break
    names.push(bytes.toString('latin1', at + 30, at + 30 + bytes.readUInt16LE(at + 26)))
  }
  return names
}
