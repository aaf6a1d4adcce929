import PDFDocument from 'pdfkit'

const SENTENCES = [
  'The tenant shall pay the rent on the first working day of each month.',
  'The landlord keeps the roof, the walls and the pipes in good repair.',
  'Either party may end this agreement with three months of notice in writing.',
  'Damage is to be reported within ten days, with a description and photographs.',
  'Interest on late payments is four percent above the base rate.',
]

/** A book of some 2,000 characters a page, its lines numbered so that no two are alike. */
export function makeBook(pages: number): Promise<Uint8Array> {
  const pdf = new PDFDocument({ autoFirstPage: false, info: { CreationDate: new Date(0) } })
  const pieces: Buffer[] = []
  pdf.on('data', (piece: Buffer) => pieces.push(piece))
  const whole = new Promise<Uint8Array>((resolve) => pdf.on('end', () => resolve(Buffer.concat(pieces))))
  for (let page = 1; page <= pages; page++) {
    const lines = Array.from(
      { length: 28 },
      (_, line) => `${page}.${line} ${SENTENCES[line % SENTENCES.length]}`,
    )
    pdf.addPage().fontSize(10).text(lines.join(' '))
  }
  pdf.end()
  return whole
}

/** A letter of 2,000 characters. */
export function makeLetter(number: number): Uint8Array {
  const lines = Array.from(
    { length: 28 },
    (_, line) => `${number}.${line} ${SENTENCES[line % SENTENCES.length]}`,
  )
  return Buffer.from(`# Letter ${number}\n\n${lines.join('\n')}\n`)
}
