import type { HardPlace } from './place.ts'
import { byRows, column } from './prose.ts'

const HEBREW = [
  'שומר המגדלור הישן עלה במדרגות',
  'בכל ערב לפני שקיעת השמש והביא',
  'פח שמן קטן ומטלית נקייה וספר',
  'שבו כתב את מזג האוויר של היום',
  'כאשר המנורה דלקה ישב ליד החלון',
  'וחיפש אוניות שבאו מסביב לכף',
  'רובן היו שייכות לסוחרים שהביאו',
  'צמר ועצים מן הצפון הרחוק והקר',
  'בחורף הסופות היו חזקות כל כך',
  'שאיש לא שמע את הפעמון בנמל',
  'הבת שלו קראה לו מכתבים שאחיה',
  'שלח מערים רחוקות ומוארות מאוד',
]
const ARABIC = [
  'صعد حارس المنارة القديمة السلالم',
  'كل مساء قبل غروب الشمس وحمل معه',
  'علبة زيت صغيرة وقطعة قماش نظيفة',
  'وكتابا يدون فيه حالة الطقس اليوم',
]
const JAPANESE = [
  '灯台の番人は毎晩日が沈む前に',
  '階段を登った。彼は小さな油の',
  '缶ときれいな布と天気を書く本',
  'を持っていた。',
]

const enclosed = (lines: string[], from: number, to: number) =>
  lines.map((text, i) => `${i === from ? '‹' : ''}${text}${i === to ? '›' : ''}`)

export const scriptPlaces: HardPlace[] = [
  {
    name: 'Hebrew, from right to left',
    writers: ['pdfkit, Hebrew'],
    lines: column(enclosed(HEBREW.slice(0, 5), 1, 2), { x: 300, top: 700, leading: 18 }),
  },
  {
    name: 'two columns of Hebrew painted row by row: the right one comes first',
    writers: ['pdfkit, Hebrew'],
    lines: [
      ...column(enclosed(HEBREW.slice(0, 6), 1, 2), { x: 330, top: 700, leading: 18 }),
      ...column(enclosed(HEBREW.slice(6), 3, 4), { x: 72, top: 700, leading: 18 }),
    ],
    painted: byRows,
  },
  {
    name: 'Arabic, from right to left',
    writers: ['by hand, Arabic'],
    lines: column(enclosed(ARABIC, 1, 2), { x: 300, top: 700, leading: 20 }),
  },
  {
    name: 'Japanese, from top to bottom',
    writers: ['by hand, vertical'],
    lines: enclosed(JAPANESE, 1, 2).map((text, i) => ({ text, x: 500 - i * 20, y: 720, size: 12 })),
  },
]
