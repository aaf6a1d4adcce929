import { makeZip, type ZipEntry } from './zip.ts'

const NAMESPACES = ['office', 'text', 'table', 'style', 'draw', 'presentation']
  .map((name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ')

/** An OpenDocument spreadsheet or presentation: what is in its body, and its automatic styles. */
export function makeOpened(
  kind: 'spreadsheet' | 'presentation',
  body: string,
  automatic = '',
  more: ZipEntry[] = [],
) {
  const content = `<office:automatic-styles>${automatic}</office:automatic-styles><office:body><office:${kind}>${body}</office:${kind}></office:body>`
  return makeZip([
    { name: 'mimetype', data: `application/vnd.oasis.opendocument.${kind}`, stored: true },
    {
      name: 'content.xml',
      data: `<?xml version="1.0"?><office:document-content ${NAMESPACES}>${content}</office:document-content>`,
    },
    ...more,
  ])
}

/** A sheet of rows of words. */
export function table(name: string, rows: string[][]): string {
  const cell = (words: string) => `<table:table-cell><text:p>${words}</text:p></table:table-cell>`
  const row = (words: string[]) => `<table:table-row>${words.map(cell).join('')}</table:table-row>`
  return `<table:table table:name="${name}">${rows.map(row).join('')}</table:table>`
}
