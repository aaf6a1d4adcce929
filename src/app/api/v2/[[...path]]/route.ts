import { webDeps } from '#server/api/deps.ts'
import { restDoor } from '#server/api/rest/door.ts'

/** REST under plain `next dev`; `npm start` answers it before Next sees it. */
function handle(request: Request): Promise<Response> {
  return restDoor(webDeps(), request)
}

export { handle as DELETE, handle as GET, handle as OPTIONS, handle as PATCH, handle as POST, handle as PUT }
