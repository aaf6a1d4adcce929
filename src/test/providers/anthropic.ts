import type { Event, Protocol } from './protocol.ts'

function told(type: string, data: object = {}): Event {
  return { event: type, data: { type, ...data } }
}

/** Anthropic's messages. */
export const anthropic: Protocol = {
  path: /^\/v1\/messages$/,
  keyOf: (headers) => headers['x-api-key'] as string | undefined,
  read: (body) => ({
    text: JSON.stringify([body.system, body.messages]),
    structured: JSON.stringify([body.output_format, body.output_config]).includes('json_schema'),
    maxOutputTokens: body.max_tokens,
  }),
  begin: () => [
    told('message_start', {
      message: {
        id: 'msg_1',
        type: 'message',
        role: 'assistant',
        model: 'test',
        content: [],
        stop_reason: null,
        stop_sequence: null,
        usage: { input_tokens: 120, output_tokens: 1 },
      },
    }),
    told('content_block_start', { index: 0, content_block: { type: 'text', text: '' } }),
    told('ping'),
  ],
  delta: (text) => [told('content_block_delta', { index: 0, delta: { type: 'text_delta', text } })],
  end: (ending, { output }) => [
    told('content_block_stop', { index: 0 }),
    told('message_delta', {
      delta: {
        stop_reason: { stop: 'end_turn', length: 'max_tokens', refused: 'refusal' }[ending],
        stop_sequence: null,
      },
      usage: { output_tokens: output },
    }),
    told('message_stop'),
  ],
  midError: () => [told('error', { error: { type: 'overloaded_error', message: 'Overloaded' } })],
  error: (status, message) => ({
    type: 'error',
    error: { type: status === 529 ? 'overloaded_error' : 'api_error', message },
  }),
}
