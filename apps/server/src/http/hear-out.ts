import type { IncomingMessage } from 'node:http'

const mostBytes = 256 * 1024 * 1024
const mostMs = 60_000

/**
 * Reads and drops what a client is still sending, up to the length that it declared. One that is answered in the
 * middle, and then finds the connection closed, reports a broken network and not the answer.
 */
export async function hearOut(request: IncomingMessage): Promise<void> {
  const declared = Number(request.headers['content-length'])
  if (request.complete || request.destroyed || !(declared <= mostBytes)) return
  await new Promise<void>((resolve) => {
    const timer = setTimeout(done, mostMs)
    function done() {
      clearTimeout(timer)
      resolve()
    }
    request.once('end', done).once('close', done)
    request.resume()
  })
}
