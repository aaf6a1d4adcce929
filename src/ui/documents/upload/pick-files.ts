/** What the file dialog offers first; every file can be chosen all the same, and the server looks at its bytes. */
export const ACCEPT =
  '.pdf,.docx,.docm,.dotx,.xlsx,.xlsm,.xltx,.pptx,.pptm,.potx,.ppsx,.odt,.ods,.odp,.ott,.ots,.otp,.rtf,.csv,.tsv,' +
  '.html,.htm,.md,.markdown,.txt,.text,.png,.jpg,.jpeg,.tif,.tiff,application/pdf,application/rtf,text/rtf,text/csv,' +
  'text/html,text/markdown,text/plain,image/png,image/jpeg,image/tiff'

/** In words, for people. */
export const FORMATS =
  'PDF, Word, Excel, PowerPoint, OpenDocument, RTF, CSV, HTML, Markdown, plain text or pictures (PNG, JPEG, TIFF)'

/** Opens the browser's file dialog. Needs a click or a key press just before. */
export function pickFiles(onFiles: (files: File[]) => void): void {
  const input = document.createElement('input')
  input.type = 'file'
  input.multiple = true
  input.accept = ACCEPT
  input.onchange = () => onFiles([...(input.files ?? [])])
  input.click()
}
