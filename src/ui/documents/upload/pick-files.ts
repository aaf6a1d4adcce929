/** What the file dialog offers first; every file can be chosen all the same, and the server looks at its bytes. */
export const ACCEPT =
  '.pdf,.docx,.odt,.html,.htm,.md,.markdown,.txt,.text,application/pdf,text/html,text/markdown,text/plain,' +
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document,application/vnd.oasis.opendocument.text'

/** In words, for people. */
export const FORMATS = 'PDF, DOCX, ODT, HTML, Markdown or plain text'

/** Opens the browser's file dialog. Needs a click or a key press just before. */
export function pickFiles(onFiles: (files: File[]) => void): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  input.accept = ACCEPT
  input.onchange = () => onFiles([...(input.files ?? [])])
  input.click()
}
