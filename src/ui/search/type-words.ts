import type { FileType } from '#contracts/document.ts'

/** The file types as people call them, in the order of a list. */
export const TYPE_WORDS: [FileType, string][] = [
  ['pdf', 'PDF'],
  ['docx', 'Word'],
  ['odt', 'OpenDocument text'],
  ['rtf', 'Rich text'],
  ['pptx', 'PowerPoint'],
  ['odp', 'OpenDocument slides'],
  ['xlsx', 'Excel'],
  ['ods', 'OpenDocument sheets'],
  ['csv', 'CSV'],
  ['html', 'Web page'],
  ['markdown', 'Markdown'],
  ['text', 'Plain text'],
  ['png', 'PNG picture'],
  ['jpeg', 'JPEG picture'],
  ['tiff', 'TIFF picture'],
]
