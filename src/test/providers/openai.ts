import type { Event, Protocol } from './protocol.ts'

const MESSAGE = 'msg_1'
const RESPONSE = { id: 'resp_1', object: 'response', created_at: 1_795_000_000, model: 'test', output: [] }
let sequence = 0

function told(type: string, data: object): Event {
  return { event: type, data: { type, sequence_number: sequence++, ...data } }
}

/** OpenAI's responses. */
export const openai: Protocol = {
  path: /^\/v1\/responses$/,
  keyOf: ({ authorization }) => authorization?.replace('Bearer ', ''),
  read: (body) => ({
    text: JSON.stringify(body.input),
    structured: (body.text as { format?: { type?: string } } | undefined)?.format?.type === 'json_schema',
    maxOutputTokens: body.max_output_tokens,
  }),
  begin: () => [
    told('response.created', { response: { ...RESPONSE, status: 'in_progress' } }),
    told('response.in_progress', { response: { ...RESPONSE, status: 'in_progress' } }),
    told('response.output_item.added', {
      output_index: 0,
      item: { id: MESSAGE, type: 'message', status: 'in_progress', role: 'assistant', content: [] },
    }),
    told('response.content_part.added', {
      item_id: MESSAGE,
      output_index: 0,
      content_index: 0,
      part: { type: 'output_text', text: '', annotations: [] },
    }),
  ],
  delta: (delta) => [
    told('response.output_text.delta', { item_id: MESSAGE, output_index: 0, content_index: 0, delta }),
  ],
  end(ending, { input, output }) {
    const usage = {
      input_tokens: input,
      input_tokens_details: { cached_tokens: 0 },
      output_tokens: output,
      output_tokens_details: { reasoning_tokens: 0 },
      total_tokens: input + output,
    }
    const done = told('response.output_item.done', {
      output_index: 0,
      item: {
        id: MESSAGE,
        type: 'message',
        status: 'completed',
        role: 'assistant',
        content: [{ type: 'output_text', text: '', annotations: [] }],
      },
    })
    if (ending === 'stop')
      return [done, told('response.completed', { response: { ...RESPONSE, status: 'completed', usage } })]
    const reason = ending === 'length' ? 'max_output_tokens' : 'content_filter'
    const incomplete = { ...RESPONSE, status: 'incomplete', incomplete_details: { reason }, usage }
    return [done, told('response.incomplete', { response: incomplete })]
  },
  midError: () => [
    told('response.failed', {
      response: {
        ...RESPONSE,
        status: 'failed',
        error: { code: 'server_error', message: 'The server had an error' },
      },
    }),
  ],
  error: (status, message) => ({ error: { message, type: 'error', param: null, code: String(status) } }),
}
