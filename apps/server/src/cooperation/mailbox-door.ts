// Where partners' mailboxes deliver: a sealed file with a signed slip. The slip is verified before a byte of the file is
// read, so that a stranger's is never held; whoever is unknown learns no more than that there is nothing here.
import { Id, Problem } from '@oralu/domain'
import { deliverySigner, openDelivery, PackageError, readPublicKey } from '@oralu/interop'
import type { FastifyInstance } from 'fastify'
import type { Services } from '../services.ts'
import { receive, signersOf } from './mailbox.ts'
import { sha256 } from './own-keys.ts'

const mostBytes = 64 * 1024 * 1024
/** How far a slip's clock may be from ours. */
const skew = 26 * 3_600_000

export const mailboxDoor = (services: Services) => async (app: FastifyInstance) => {
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))
  app.post<{ Params: { agency: string } }>('/mailbox/:agency', async (request) => {
    const { agency } = request.params
    const slip = request.headers['oralu-delivery']
    const kid = typeof slip === 'string' ? deliverySigner(slip) : undefined
    if (!kid || !Id.safeParse(agency).success) throw new Problem('not-found')
    const [signer] = await signersOf(services.database.jobs, agency, kid)
    if (!signer) throw new Problem('not-found')
    const delivery = await openDelivery(slip as string, readPublicKey(signer.key)).catch((error) => {
      throw error instanceof PackageError ? new Problem('not-found') : error
    })
    if (delivery.to !== agency || Math.abs(Date.parse(delivery.at) - Date.now()) > skew)
      throw new Problem('not-found')
    const bytes = await readAll(request.body as AsyncIterable<Buffer>)
    if (sha256(bytes).toString('hex') !== delivery.sha256)
      throw new Problem('not-json', { detail: 'The file did not come whole. Send it again.' })
    const came = await receive(
      services,
      { id: delivery.message, partnerId: signer.partner_id, kind: delivery.kind },
      bytes,
    )
    if (came === 'other') throw new Problem('write-id-reused')
    return { came }
  })
}

async function readAll(body: AsyncIterable<Buffer>): Promise<Buffer> {
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of body) {
    size += piece.length
    if (size > mostBytes) throw new Problem('too-large', { params: { most: mostBytes } })
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}
