/** A PDF without its table of objects: readers look for the objects themselves. */
function loosePdf(objects: string[]): Uint8Array {
  const body = objects.map((object, i) => `${i + 1} 0 obj\n${object}\nendobj\n`).join('')
  return Buffer.from(
    `%PDF-1.7\n${body}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\n%%EOF\n`,
    'latin1',
  )
}

/** Its tree of pages has itself as its only branch. */
export function cyclicPdf(): Uint8Array {
  return loosePdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 3 /Kids [3 0 R] /Parent 3 0 R >>',
    '<< /Type /Pages /Count 3 /Kids [2 0 R] /Parent 2 0 R >>',
  ])
}

/** A blank page, and so many objects that nothing needs. */
export function crowdedPdf(objects: number): Uint8Array {
  return loosePdf([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>',
    ...Array.from({ length: objects }, () => '<<>>'),
  ])
}
