import { webDeps } from '#server/api/deps.ts'
import { accountExportDoor } from '#server/api/doors/account-export.ts'
import { answer } from '#server/api/doors/answer.ts'

/** The export under plain `next dev`; `npm start` answers it before Next sees it. */
export function GET(request: Request): Promise<Response> {
  return answer(webDeps(), request, accountExportDoor)
}
