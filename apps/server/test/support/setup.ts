// Keeps the tests' PostgreSQL running for the whole run; each test file joins it.
import { openTestServer } from './database.ts'

export default async function setup() {
  const server = await openTestServer()
  return () => server.stop()
}
