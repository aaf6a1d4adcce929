import type { HardPlace, WriterName } from './place.ts'
import { column, quoting, storyLines } from './prose.ts'

const ALL: WriterName[] = ['by hand', 'pdf-lib', 'pdfkit']
const below = (texts: string[]) => column(texts, { x: 72, top: 700 })

export const linePlaces: HardPlace[] = [
  {
    name: 'hyphens at line ends',
    writers: ALL,
    lines: below([
      'The tenant shall ‹give the landlord all infor-',
      'mation about the use of the apart-',
      'ment without delay› and in writing, also on de-',
      'mand of the ‹insurance com-',
      'pany.› Nothing else is agreed.',
    ]),
  },
  {
    name: 'a hyphen at the end of a column and of a page',
    writers: ALL,
    lines: [
      ...column([...storyLines(10, 38), 'and ‹nobody knew the where-'], { x: 54, top: 700 }),
      ...column(['abouts of the stranger› who', ...storyLines(10, 38, 90), 'had ‹left the har-'], {
        x: 318,
        top: 700,
      }),
      ...column(['bour at dawn› with his wooden chest.', ...storyLines(5, 70, 40)], {
        x: 54,
        top: 700,
        page: 1,
      }),
    ],
  },
  {
    name: 'ligatures that the file maps to letters',
    writers: ['by hand'],
    toUnicode: { '¡': 'fi', '¢': 'fl', '£': 'ffi' },
    lines: below(['The ‹£ce ¡nds a ¢at', 'and a ¡rst con¢ict› of a di£cult kind.']),
  },
  {
    name: 'ligatures that the file has as characters',
    writers: ['by hand'],
    toUnicode: { '¡': 'ﬁ', '¢': 'ﬂ', '£': 'ﬃ' },
    lines: below(['The ‹o£ce ¡nds a ¢at', 'and a ¡rst con¢ict› of a di£cult kind.']),
  },
  {
    name: 'accents drawn over their letters, as TeX does',
    writers: ['by hand'],
    toUnicode: { '¡': 'ı', '¢': '˜' },
    lines: [
      { text: 'A ‹na', x: 72, y: 700 },
      { text: '¨', x: 0, after: 0, y: 700, reads: 'ï', joins: '' },
      { text: '¡', x: 0, after: -6, y: 700, reads: '', joins: '' },
      { text: 've M', x: 0, after: 0, y: 700, joins: '' },
      { text: '¨', x: 0, after: 0, y: 700, reads: 'ü', joins: '' },
      { text: 'u', x: 0, after: -6, y: 700, reads: '', joins: '' },
      { text: 'ller in Fa', x: 0, after: 0, y: 700, joins: '' },
      { text: 'c', x: 0, after: 0, y: 700, reads: 'ç', joins: '' },
      { text: '¸', x: 0, after: -6, y: 700, reads: '', joins: '' },
      { text: 'ade and S', x: 0, after: 0, y: 700, joins: '' },
      { text: '¢', x: 0, after: 0, y: 700, reads: 'ã', joins: '' },
      { text: 'a', x: 0, after: -6, y: 700, reads: '', joins: '' },
      { text: 'o Paulo›.', x: 0, after: 0, y: 700, joins: '' },
    ],
  },
  {
    name: 'notes: marks in the text, the notes below in small type',
    writers: ALL,
    lines: [
      { text: 'The lamp was ‹lit at dusk', x: 72, y: 700 },
      { text: '1', x: 0, after: 0, y: 704, size: 6, reads: '¹', joins: '' },
      ...column(['and put out› at dawn, as the law required it to be.', ...storyLines(4, 70)], {
        x: 72,
        top: 686,
      }),
      { text: '1', x: 72, y: 102, size: 5, reads: '1' },
      { text: '‹Act of 1836, section 4.›', x: 80, y: 100, size: 7, joins: ' ' },
    ],
  },
  {
    name: 'a drop cap beside three lines',
    writers: ALL,
    lines: [
      { text: '‹T', x: 72, y: 672, size: 48 },
      { text: 'he keeper of the old lighthouse climbed the', x: 103, y: 700, joins: '' },
      { text: 'winding stairs› every evening before the sun', x: 103, y: 686 },
      { text: 'went down, and he ‹carried a small can', x: 103, y: 672 },
      ...column(['of oil› and a clean cloth with him.', ...storyLines(3, 52, 30)], { x: 72, top: 658 }),
    ],
  },
  {
    name: 'a sentence that occurs three times: what stands around it decides',
    writers: ALL,
    lines: below([
      'Section 4. The fee is due in May. It is paid in silver coins.',
      ...storyLines(3, 70),
      'Section 5. The rent is due in June. ‹It is paid in silver coins.›',
      ...storyLines(3, 70, 60),
      'Section 6. The toll is due in July. It is paid in silver coins.',
    ]),
  },
  {
    name: 'text turned to stand in the margin',
    writers: ALL,
    lines: [
      { text: '‹Filed with the harbour office›', x: 40, y: 300, rotate: 90 },
      ...column(quoting(storyLines(20, 80), 5, 7), { x: 72, top: 700 }),
    ],
  },
]
