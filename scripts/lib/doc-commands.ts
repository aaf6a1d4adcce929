/** A command that a guide names, as it stands there. */
export interface DocCommand {
  path: string
  command: string
}

const SHELLS = new Set(['sh', 'bash', 'shell', 'console'])
const PROGRAMS = /^(?:[A-Z_]+=\S+ )*(?:npm|npx|node|curl|docker|git|openssl|psql|sudo|sh|cp|systemctl)\b/

/** Every line of a fenced block that is a shell's, and every `npm …` and `npx …` within a line of text. */
export function commandsIn(path: string, markdown: string): DocCommand[] {
  const found: string[] = []
  const text = markdown.replace(/^```(\S*)[^\n]*\n([\s\S]*?)^```/gm, (_, language: string, block: string) => {
    const lines = block.replaceAll('\\\n', ' ').split('\n')
    for (const line of lines.map((one) => one.trim())) {
      if (!line || line.startsWith('#')) continue
      if (SHELLS.has(language) || (language === '' && PROGRAMS.test(line))) found.push(line)
    }
    return ''
  })
  for (const [, command] of text.matchAll(/`((?:npm (?:run|start|test|ci|install)|npx )[^`]*|npm start)`/g))
    found.push(command ?? '')
  return found.map((command) => ({ path, command }))
}
