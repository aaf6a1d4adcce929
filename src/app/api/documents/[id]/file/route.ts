import { webDeps } from '#server/api/deps.ts'
import { answer } from '#server/api/doors/answer.ts'
import { fileDoor } from '#server/api/doors/file.ts'

/** Originals under plain `next dev`; `npm start` answers them before Next sees them. */
export const GET = (request: Request) => answer(webDeps(), request, fileDoor)
