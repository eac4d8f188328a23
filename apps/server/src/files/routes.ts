import { addFile, getFile, getThumbnail, listFiles, type Right } from '@oralu/domain'
import type { FastifyReply } from 'fastify'
import { checkGrant, serve } from '../http/serve.ts'
import { addFileRow, listFileEntries, type OpenedFile, openFile, openThumbnail } from './queries.ts'

export const fileRoutes = [
  serve(listFiles, ({ db, query }) => listFileEntries(db, query.anchor, query.after, query.limit)),
  serve(addFile, async ({ db, actor, query, file }) => {
    checkGrant(`${query.compartment}.write` as Right, actor)
    return {
      id: await addFileRow(db, file!, {
        compartment: query.compartment,
        name: query.name,
        anchorId: query.anchor,
      }),
    }
  }),
  serve(getFile, async ({ db, services, params, reply }) =>
    send(reply, await openFile(db, services, params.id)),
  ),
  serve(getThumbnail, async ({ db, services, params, reply }) =>
    send(reply, await openThumbnail(db, services, params.id)),
  ),
]

/** A stranger's file is never shown as a page of ours: it is downloaded, or drawn as a picture. */
function send(reply: FastifyReply, { name, mediaType, content }: OpenedFile): never {
  const shown = mediaType.startsWith('image/')
  reply
    .type(mediaType)
    .header(
      'content-disposition',
      `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
    )
    .header('content-security-policy', "default-src 'none'; sandbox")
  return content as never
}
