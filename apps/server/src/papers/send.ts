// Sends a file as it is, and lets nothing keep it on the way.
import type { FastifyReply } from 'fastify'

export function sendFile(reply: FastifyReply, type: string, disposition: string, content: Buffer): never {
  reply.type(type).header('content-disposition', disposition).header('cache-control', 'no-store')
  return content as never
}

/** The file's name says what it is, and of whom or what it is not. */
export const sendPdf = (reply: FastifyReply, name: string, pdf: Buffer): never =>
  sendFile(reply, 'application/pdf', `inline; filename="${name}.pdf"`, pdf)
