import { makeDocx, p } from '../src/test/docx.ts'
import { makeOdt } from '../src/test/odt.ts'
import type { WriterName } from '../src/test/pdfs/place.ts'
import { placed } from '../src/test/pdfs/place.ts'
import { columnPlaces } from '../src/test/pdfs/places-columns.ts'
import { linePlaces } from '../src/test/pdfs/places-lines.ts'
import { pagePlaces } from '../src/test/pdfs/places-pages.ts'
import { scriptPlaces } from '../src/test/pdfs/places-scripts.ts'
import { quotesOf } from '../src/test/pdfs/truth.ts'
import { makeWriters } from '../src/test/pdfs/writers.ts'
import { ap, makePptx, shape, slideTable } from '../src/test/pptx.ts'
import { makeXlsx, sheetData } from '../src/test/xlsx.ts'

/** A file with quotes that stand in it. */
export interface MarkedFile {
  name: string
  bytes: Uint8Array
  quotes: string[]
}

/** One file of each kind of hard place, and one of each text format. */
export async function markedFiles(): Promise<MarkedFile[]> {
  return [...(await hardPlaces()), ...textFormats()]
}

async function hardPlaces(): Promise<MarkedFile[]> {
  const writers = await makeWriters()
  const places = [...columnPlaces, ...linePlaces, ...pagePlaces, ...scriptPlaces]
  return Promise.all(
    places.map(async (place) => {
      const writer = writers[place.writers[0] as WriterName]
      const bytes = await writer.write(placed(place, writer))
      const name = `${place.name.replace(/[^\p{L}\p{N}]+/gu, '-')}.pdf`
      return { name, bytes, quotes: quotesOf(place, writer).map(({ exact }) => exact) }
    }),
  )
}

const NOTICE = 'The notice period is 90 days for both parties'
const RENT = 'the tenant pays 1,250 euros on the first day of each month'
const LINES = [
  'Lease of Harbour Street 12',
  `In return for the flat ${RENT}.`,
  `${NOTICE}, counted from the day on which the letter arrives.`,
  'The landlord is not liable for damage that the tenant causes.',
]
const bytesOf = (text: string) => new TextEncoder().encode(text)

function textFormats(): MarkedFile[] {
  const [title = '', rent = '', notice = '', liability = ''] = LINES
  const row = (...words: string[]) =>
    `<w:tr>${words.map((word) => `<w:tc>${p(word)}</w:tc>`).join('')}</w:tr>`
  const quotes = [RENT, NOTICE, 'not liable for damage']
  return [
    {
      name: 'lease.docx',
      bytes: makeDocx({
        body: [
          p(title, '<w:outlineLvl w:val="0"/>'),
          p(rent),
          `<w:tbl>${row('Item', 'Euros a month')}${row('Heating', '150')}</w:tbl>`,
          p('Notice', '<w:outlineLvl w:val="1"/>'),
          p(notice),
          p(liability),
        ].join(''),
      }),
      quotes: [...quotes, 'Heating 150'],
    },
    {
      name: 'lease.odt',
      bytes: makeOdt({
        body: `<text:h text:outline-level="1">${title}</text:h><text:p>${rent}</text:p><text:h text:outline-level="2">Notice</text:h><text:p>${notice}</text:p><text:list><text:list-item><text:p>${liability}</text:p></text:list-item></text:list>`,
      }),
      quotes,
    },
    {
      name: 'lease.html',
      bytes: bytesOf(
        `<!doctype html><title>Lease</title><h1>${title}</h1><p>${rent}</p><table><tr><th>Item<th>Euros<tr><td>Heating<td>150</table><h2>Notice</h2><ul><li>${notice}<li><b>${liability}</b></ul>`,
      ),
      quotes,
    },
    {
      name: 'lease.md',
      bytes: bytesOf(
        `# ${title}\n\n${rent.replace('1,250', '**1,250**')}\n\n| Item | Euros |\n|---|---|\n| Heating | 150 |\n\n## Notice\n\n- ${notice}\n- ~~old~~ ${liability}\n\n> A quotation\n\n\`\`\`\ncode\n\`\`\`\n`,
      ),
      quotes,
    },
    { name: 'lease.txt', bytes: bytesOf(LINES.join('\n\n')), quotes },
    {
      name: 'lease.rtf',
      bytes: bytesOf(`{\\rtf1\\ansi {\\b ${title}}\\par ${rent}\\par ${notice}\\par ${liability}\\par}`),
      quotes,
    },
    {
      name: 'costs.csv',
      bytes: bytesOf(
        `Item,Euros,Note\n${Array.from({ length: 60 }, (_, at) => `Item ${at},${at * 7},"Note, number ${at}"`).join('\n')}\nDeposit,3750,"${NOTICE}"\n`,
      ),
      quotes: [NOTICE, 'Note, number 41'],
    },
    {
      name: 'costs.xlsx',
      bytes: makeXlsx({
        sheets: [
          {
            name: 'Costs',
            content: sheetData([
              ['Item', 'Euros a month'],
              ['Heating', '150'],
            ]),
          },
          {
            name: 'Terms',
            content: sheetData([
              ['Term', 'Value'],
              [NOTICE, '90'],
            ]),
          },
        ],
      }),
      quotes: [NOTICE],
    },
    {
      name: 'talk.pptx',
      bytes: makePptx({
        slides: [
          { shapes: shape(ap(title), 'type="ctrTitle"') },
          { shapes: shape(ap('Notice'), 'type="title"') + shape(ap(notice) + ap(liability)) },
          {
            shapes:
              shape(ap('Costs'), 'type="title"') +
              slideTable([
                ['Item', 'Euros'],
                ['Heating', '150'],
              ]),
          },
        ],
      }),
      quotes: [NOTICE],
    },
  ]
}
