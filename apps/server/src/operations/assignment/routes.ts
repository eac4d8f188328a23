import * as it from '@oralu/domain'
import { serve } from '../../http/serve.ts'
import { accept, order } from './order.ts'
import { getBoard, getPage } from './pages.ts'
import { pin, unpin } from './pins.ts'

export const assignmentRoutes = [
  serve(it.getAssignments, ({ db, actor, params }) => getBoard(db, actor, params.id)),
  serve(it.orderAssignment, ({ db, actor, params, body }) => order(db, actor, params.id, body)),
  serve(it.getAssignment, ({ db, params }) => getPage(db, params.id)),
  serve(it.acceptAssignment, ({ db, actor, params, body }) => accept(db, actor, params.id, body)),
  serve(it.pinLine, ({ db, actor, params, body }) => pin(db, actor, params.id, body)),
  serve(it.unpinLine, ({ db, actor, params }) => unpin(db, actor, params.id)),
]
