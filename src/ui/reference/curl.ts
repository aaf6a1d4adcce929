import type { Place } from './openapi.ts'

/** Values for the parameters in a path, as they look. */
const EXAMPLES: Record<string, string> = { id: '1', document_id: '1', job_id: '$JOB' }

/** How an operation is called with curl. `$API` and `$TOKEN` are set as the page says at its top. */
export function curlOf({ method, path, operation }: Place): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => EXAMPLES[name] ?? name)
  const query = (operation.parameters ?? [])
    .filter((one) => one.in === 'query' && one.required)
    .map((one) => `${one.name}=notice`)
    .join('&')
  const content = operation.requestBody?.content ?? {}
  const example = content['application/json']?.example
  const lines = [
    `curl ${method === 'GET' || example || isFile(content) ? '' : `-X ${method} `}"$API${filled === '/' ? '' : filled}${query && `?${query}`}"`,
    ...(operation.security.length > 0 ? ['-H "Authorization: Bearer $TOKEN"'] : []),
    ...(example ? ['-H "Content-Type: application/json"', `-d '${JSON.stringify(example)}'`] : []),
    ...(isFile(content) ? ['-F file=@contract.pdf'] : []),
  ]
  return lines.join(' \\\n  ')
}

function isFile(content: Record<string, unknown>): boolean {
  return 'multipart/form-data' in content
}
