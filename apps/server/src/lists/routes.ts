import {
  addList,
  addSource,
  getList,
  listLines,
  listLists,
  listSourcesOfLists,
  listTroubles,
  orderImport,
  previewList,
  setMapping,
  setReading,
} from '@oralu/domain'
import { serve } from '../http/serve.ts'
import { changeMapping, changeReading, orderImportJob, receiveList } from './changes.ts'
import { getListPage, linesOf, listLists as lists, previewOf, troublesOf } from './queries.ts'
import { addSourceRow, listSources } from './sources.ts'

export const listRoutes = [
  serve(listSourcesOfLists, ({ db, query }) => listSources(db, query.after, query.limit)),
  serve(addSource, async ({ db, body }) => ({ id: await addSourceRow(db, body) })),
  serve(listLists, ({ db, query }) => lists(db, query)),
  serve(addList, async ({ db, services, query, file }) => ({
    id: await receiveList(db, services, file!, query),
  })),
  serve(getList, ({ db, params }) => getListPage(db, params.id)),
  serve(previewList, ({ db, services, params }) => previewOf(db, services, params.id)),
  serve(setReading, async ({ db, services, params, body }) => ({
    id: await changeReading(db, services, params.id, body),
  })),
  serve(setMapping, async ({ db, params, body }) => ({ id: await changeMapping(db, params.id, body) })),
  serve(orderImport, async ({ db, params, body }) => ({ id: await orderImportJob(db, params.id, body) })),
  serve(listTroubles, ({ db, params, query }) => troublesOf(db, params.id, query)),
  serve(listLines, ({ db, params, query }) => linesOf(db, params.id, query.after, query.limit)),
]
