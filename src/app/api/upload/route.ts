import { webDeps } from '#server/api/deps.ts'
import { answer } from '#server/api/doors/answer.ts'
import { uploadDoor } from '#server/api/doors/upload.ts'

/** Uploads under plain `next dev`; `npm start` answers them before Next sees them. */
export const POST = (request: Request) => answer(webDeps(), request, uploadDoor)
