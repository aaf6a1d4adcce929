import { webDeps } from '#server/api/deps.ts'
import { answer } from '#server/api/doors/answer.ts'
import { exportDoor } from '#server/api/doors/export.ts'

/** Answers as files under plain `next dev`; `npm start` answers them before Next sees them. */
export const GET = (request: Request) => answer(webDeps(), request, exportDoor)
