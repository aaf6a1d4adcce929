/** The thread that `extractive` starts: answers the one request it is given, then ends. */
import { parentPort, workerData } from 'node:worker_threads'
import type { AnswerEvent, AnswerRequest } from '../provider.ts'
import { analyse } from './analyst.ts'

const post = (event: AnswerEvent) => parentPort?.postMessage(event)
const claims = analyse(workerData as AnswerRequest)
for (const claim of claims) post({ type: 'claim', claim })
if (claims.length === 0) post({ type: 'not_found' })
